import type { FindingLine, Light, NoticeDetail } from '@duban/contracts';
import { COMPLAINT_CLOCKS, FINDING_CHECKS } from '@duban/domain';
import { complaintWords } from '../../../shared/complaint-words';
import { findingSentence } from '../../../shared/finding-words';
import { formatDate, formatMonth } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import { textOf, type Texts } from '../../../shared/i18n/messages';
import { lightSentence } from '../../../shared/light-words';

type T = Texts<
  'reason.lag' | 'reason.late' | 'reason.byHand' | 'reason.finding' | 'reason.complaint' | 'reason.other'
>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

type Reason = NonNullable<Light['reason']>;

/** The facts of a lag are those of the light that was lit then. */
function lightReason(facts: NoticeDetail['reason']['facts']): Reason | null {
  const isComplete = typeof facts.rule === 'string' && typeof facts.code === 'string';
  return isComplete ? (facts as Reason) : null;
}

/** Why the notice was proposed, with its numbers as they were then. */
export function reasonSentence({ reason }: Pick<NoticeDetail, 'reason'>, t: T, lang: Lang): string {
  const { code, facts } = reason;
  const period = text(facts.period);
  if (code === 'report-late')
    return t('reason.late', { month: formatMonth(period, lang), day: formatDate(text(facts.dueDay), lang) });
  const clock = code === 'complaint-clock' && COMPLAINT_CLOCKS.find((one) => one === facts.clock);
  if (clock)
    return t('reason.complaint', {
      number: text(facts.number),
      clock: textOf(complaintWords)(`clock.${clock}`),
      day: formatDate(text(facts.dueDay), lang),
    });
  if (code === 'by-hand') return t('reason.byHand', { by: text(facts.by) });
  const check = code === 'finding' ? FINDING_CHECKS.find((one) => one === facts.check) : undefined;
  if (check)
    return t('reason.finding', {
      month: formatMonth(period, lang),
      sentence: findingSentence(check, facts as FindingLine['facts']),
      by: text(facts.by),
    });
  const why = code === 'investment-lag' && period ? lightReason(facts) : null;
  if (!why) return t('reason.other');
  const light: Light = {
    color: facts.color === 'red' ? 'red' : 'yellow',
    word: why.code,
    period,
    reason: why,
  };
  return t('reason.lag', { month: formatMonth(period, lang), sentence: lightSentence(light) });
}
