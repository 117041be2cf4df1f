import type { WaitingProblem } from '@duban/contracts';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { problemTexts } from './problem-messages';

/** Until when a problem may wait where it is, in words; a day of answer has words of its own. */
export function useUntilWords(): (problem: WaitingProblem) => string {
  const t = useTexts(problemTexts);
  const lang = useLang();
  const { today } = useSession();
  return ({ kind, level, until }) => {
    if (until === null) return level === 4 ? t('top') : t('standsStill');
    const day = formatDay(until.day, lang, today.day);
    if (until.what === 'resumes') return t('resumes', { day });
    const to = until.to ? t(`short.${until.to}`) : '';
    return t(kind === 'told' ? 'risesTold' : 'rises', { day, level: to });
  };
}
