import type { EventLine } from '@duban/contracts';
import { COMPLAINT_CLOCKS, COMPLAINT_OUTCOMES, COMPLAINT_REFUSAL_REASONS } from '@duban/domain';
import type { complaintEvents } from './complaint-event-messages';
import { complaintWords } from './complaint-words';
import { formatDate } from './format';
import type { Lang } from './i18n/i18n';
import { textOf, type Values } from './i18n/messages';

type Data = EventLine['data'];
type Said = { key: keyof (typeof complaintEvents)['zh']; values?: Values };

const text = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');
const day = (data: Data, key: string, lang: Lang) => text(data, key) && formatDate(text(data, key), lang);
const among = <T extends string>(all: readonly T[], value: unknown) => all.find((one) => one === value);

function clock({ clock: value }: Data): string {
  const name = among(COMPLAINT_CLOCKS, value);
  return name ? textOf(complaintWords)(`clock.${name}`) : '';
}

function verdict(d: Data): Values {
  const t = textOf(complaintWords);
  const outcome = among(COMPLAINT_OUTCOMES, d.outcome);
  const grade = ([1, 2, 3, 4, 5] as const).find((one) => one === d.grade);
  return { outcome: outcome ? t(`outcome.${outcome}`) : '', grade: grade ? t(`grade.${grade}`) : '' };
}

/** Of the events of a problem: what differs from "the key is the type, the values are the data". */
export const complaintSaid: Partial<Record<string, (data: Data, lang: Lang) => Said>> = {
  'complaint.refused': (d) => {
    const reason = among(COMPLAINT_REFUSAL_REASONS, d.reason);
    return {
      key: 'complaint.refused',
      values: { reason: reason ? textOf(complaintWords)(`reason.${reason}`) : '' },
    };
  },
  'complaint.rated': (d) => ({ key: 'complaint.rated', values: verdict(d) }),
  'complaint.verdict-recorded': (d) => ({ key: 'complaint.verdict-recorded', values: verdict(d) }),
  'complaint.sent-up': (d, lang) => {
    if (d.stage === 'with-leader') return { key: 'complaint.sentToLeader' };
    const unit = text(d, 'unit');
    return {
      key: 'complaint.sent-up',
      values: { unit: unit && (lang === 'zh' ? `，由${unit}办` : `, to ${unit}`) },
    };
  },
  'complaint.clock-missed': (d, lang) => ({
    key: 'complaint.clock-missed',
    values: { clock: clock(d), due: day(d, 'dueDay', lang) },
  }),
  'complaint.rescheduled': (d, lang) => ({
    key: 'complaint.rescheduled',
    values: { clock: clock(d), from: day(d, 'from', lang), to: day(d, 'to', lang) },
  }),
  'complaint.extension-asked': (d) => ({
    key: 'complaint.extension-asked',
    values: { days: Number(d.days) || 0 },
  }),
  'complaint.extension-granted': (d) => ({
    key: 'complaint.extension-granted',
    values: { days: Number(d.days) || 0 },
  }),
  'complaint.unsealed': (d) => ({ key: 'complaint.unsealed', values: { askedBy: text(d, 'askedBy') } }),
};
