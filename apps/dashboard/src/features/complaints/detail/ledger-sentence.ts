import type { ComplaintStep } from '@duban/contracts';
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_CLOCKS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_REFUSAL_REASONS,
  COMPLEXITIES,
  SATISFACTION_GRADES,
} from '@duban/domain';
import { formatDate, formatMoment } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import { textOf, type Values } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { ledgerTexts } from './ledger-messages';

type Facts = ComplaintStep['facts'];

const among = <T extends string | number>(all: readonly T[], value: unknown): T | null =>
  all.find((one) => one === value) ?? null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

function valuesOf(facts: Facts, lang: Lang): Values {
  const words = textOf(complaintWords);
  const clock = among(COMPLAINT_CLOCKS, facts.clock);
  const complexity = among(COMPLEXITIES, facts.complexity);
  const reason = among(COMPLAINT_REFUSAL_REASONS, facts.reason);
  const outcome = among(COMPLAINT_OUTCOMES, facts.outcome);
  const grade = among(SATISFACTION_GRADES, facts.grade);
  const channel = among(COMPLAINT_CHANNELS, facts.channel);
  return {
    clock: clock ? words(`clock.${clock}`) : '',
    complexity: complexity ? words(`complexity.${complexity}`) : '',
    reason: reason ? words(`reason.${reason}`) : '',
    outcome: outcome ? words(`outcome.${outcome}`) : '',
    grade: grade ? words(`grade.${grade}`) : '',
    channel: channel ? words(`channel.${channel}`) : '',
    count: count(facts.days),
    day: typeof facts.to === 'string' ? formatDate(facts.to, lang) : '',
    unit: text(facts.unit),
    co: Array.isArray(facts.co) ? facts.co.map(text).join('、') : '',
    who: text(facts.askedBy),
    spoken: [text(facts.spokenTo), text(facts.spokenAt) && formatMoment(text(facts.spokenAt), lang)]
      .filter(Boolean)
      .join(lang === 'zh' ? '，' : ', '),
  };
}

/** What a line of the ledger says happened, in a few words. */
export function ledgerSentence({ kind, facts }: Pick<ComplaintStep, 'kind' | 'facts'>, lang: Lang): string {
  const t = textOf(ledgerTexts);
  const values = valuesOf(facts, lang);
  if (kind === 'assigned') return t(values.co ? 'assignedWith' : 'assigned', values);
  if (kind === 'sent-up')
    return facts.stage === 'with-leader' ? t('sentToLeader') : t(values.unit ? 'sentTo' : 'sent-up', values);
  if (kind === 'verdict-recorded' && facts.way === 'visit') return t('recordedOnVisit', values);
  if (kind === 'filed') return facts.channel === 'platform' ? t('filed') : t('filedFor', values);
  return t(kind, values);
}
