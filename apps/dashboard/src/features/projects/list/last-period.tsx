import { Light } from '../../../shared/components/light';
import { formatDay, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { endOfPeriod } from '../figures';
import { projectsTexts } from '../messages';

/** The month the figures are of; one older than the last closed month says so. */
export function LastPeriod({ last, closed }: { last: string | null; closed: string }) {
  const t = useTexts(projectsTexts);
  const lang = useLang();
  if (last === null)
    return (
      <span className="faint" title={t('never')} aria-label={t('never')}>
        —
      </span>
    );
  if (last >= closed) return <span className="projects-last">{formatMonth(last, lang)}</span>;
  return (
    <span className="projects-last projects-stale">
      <Light colour="stale" size={14} decorative />{' '}
      {t('stopped', { date: formatDay(endOfPeriod(last), lang, `${closed}-01`) })}
    </span>
  );
}
