import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { formatDate } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { projectWords } from '../../shared/project-words';
import { boardTexts } from './messages';

/** What left this year, and the last of it by name: a figure that became smaller says why. */
export function LeftLine({ left: { count, latest } }: { left: Board['left'] }) {
  const t = useTexts(boardTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const [last] = latest;
  if (!last) return null;
  const all = latest.map(({ name, what, day, by, reason }) =>
    [name, words(`left.${what}`), words('leftBy', { day: formatDate(day, lang), by, reason })].join(' · '),
  );
  return (
    <Link className="board-left" to="/projects?left=true" title={all.join('\n')}>
      {t('left', { count, name: last.name, what: words(`left.${last.what}`), reason: last.reason })}
    </Link>
  );
}
