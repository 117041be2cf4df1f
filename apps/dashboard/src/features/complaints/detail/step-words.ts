import type { ComplaintDetail, ComplaintStep, ComplaintStepKind } from '@duban/contracts';
import { atShanghai, formatDay } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import { textOf } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { detailTexts } from './detail-messages';
import { ledgerSentence } from './ledger-sentence';
import type { StepWords } from './step-list';
import type { Known } from './to-steps';

type Told = Pick<ComplaintDetail, 'stage' | 'ledger' | 'channel' | 'lead' | 'co' | 'holder' | 'clock'>;
/** Who reads it: the sender is spoken to, the others read about an enterprise. */
export type Reader = 'sender' | 'staff';

export const lastOf = (
  ledger: readonly ComplaintStep[],
  ...kinds: ComplaintStepKind[]
): ComplaintStep | undefined => ledger.findLast(({ kind }) => kinds.includes(kind));

/** What happened that the stage alone does not tell. */
export const knownOf = (ledger: readonly ComplaintStep[]): Known => ({
  isAccepted: !!lastOf(ledger, 'accepted'),
  isAssigned: !!lastOf(ledger, 'assigned'),
  isAnswered: !!lastOf(ledger, 'answered', 'decided'),
});

/** Nobody is above any more: the leader has it, or has had it. */
export const wasWithLeader = ({ stage, ledger }: Pick<ComplaintDetail, 'stage' | 'ledger'>): boolean =>
  stage === 'with-leader' ||
  ledger.some(({ kind, facts }) => kind === 'sent-up' && facts.stage === 'with-leader');

/** Each step with its moment, who did it and what was said: out of the same ledger everybody reads. */
export function stepWords(complaint: Told, reader: Reader, lang: Lang): StepWords {
  const t = textOf(detailTexts);
  const names = textOf(complaintWords);
  const { ledger, channel, lead, co, holder, clock } = complaint;
  const staff = reader === 'staff';
  const at = (...kinds: ComplaintStepKind[]) => lastOf(ledger, ...kinds)?.at ?? null;
  const contacted = lastOf(ledger, 'contacted');
  const noted = ledger.findLast(({ kind, party }) => kind === 'noted' && party === 'unit');
  const rated = lastOf(ledger, 'rated', 'verdict-recorded');
  const refused = lastOf(ledger, 'refused');
  const isReworking = complaint.stage === 'reworking';
  const day = (moment: string) => formatDay(atShanghai(moment).date, lang);
  const by = clock && t('by', { day: formatDay(clock.dueDay, lang) });
  const said = (text: string | undefined) => (text ? [`“${text}”`] : []);
  const answerBy =
    clock?.clock === 'answer' || clock?.clock === 'mend' || clock?.clock === 'decide' ? by : null;
  return {
    file: {
      title:
        channel !== 'platform'
          ? t('step.fileFor', { channel: names(`channel.${channel}`) })
          : t(staff ? 'step.fileStaff' : 'step.file'),
      at: at('filed'),
    },
    accept: { at: at('accepted'), by: clock?.clock === 'accept' ? by : null },
    refuse: {
      at: refused?.at ?? null,
      notes: refused ? [ledgerSentence(refused, lang), ...said(refused.text)] : [],
    },
    assign: {
      title: lead ? t('step.assignTo', { unit: lead.shortName }) : undefined,
      at: at('assigned'),
      by: clock?.clock === 'assign' ? by : null,
      notes:
        co.length > 0 ? [t('step.coWith', { units: co.map(({ shortName }) => shortName).join('、') })] : [],
    },
    act: {
      at: contacted?.at ?? null,
      by: clock?.clock === 'contact' ? by : null,
      notes: [
        ...(contacted
          ? [t(staff ? 'step.contactedStaff' : 'step.contacted', { day: day(contacted.at) })]
          : []),
        ...said(noted?.text),
      ],
    },
    rework: {
      title: isReworking && holder?.unit ? t('step.reworkBy', { unit: holder.unit.shortName }) : undefined,
      at: at('sent-up'),
    },
    leader: { at: at('decided') },
    answer: {
      title: staff ? t('step.answerStaff') : undefined,
      at: at('answered', 'decided'),
      by: answerBy,
    },
    rate: {
      title: staff ? t('step.rateStaff') : undefined,
      at: rated?.at ?? null,
      notes: rated
        ? [ledgerSentence(rated, lang)]
        : lastOf(ledger, 'unrated')
          ? [t('step.unrated')]
          : [t('step.ifNot')],
    },
    withdraw: { title: staff ? t('step.withdrawStaff') : undefined, at: at('withdrawn') },
    'call-back': {
      at: at('withdrawal-confirmed'),
      by: clock?.clock === 'withdrawal-call-back' ? by : null,
    },
  };
}
