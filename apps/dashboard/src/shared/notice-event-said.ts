import type { EventLine } from '@duban/contracts';
import { eventTexts } from './event-messages';
import { formatDate } from './format';
import type { Lang } from './i18n/i18n';
import { textOf, type Values } from './i18n/messages';
import type { noticeEvents } from './notice-event-messages';
import { wordTexts } from './words';

type Data = EventLine['data'];
type Said = { key: keyof (typeof noticeEvents)['zh']; values?: Values };

const text = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');
const day = (data: Data, key: string, lang: Lang) => text(data, key) && formatDate(text(data, key), lang);
const rung = (data: Data) => textOf(wordTexts)(`rung.${text(data, 'rung')}` as 'rung.warning');
const moved = (data: Data, lang: Lang) => ({ from: day(data, 'from', lang), to: day(data, 'to', lang) });
const color = (data: Data) => {
  const name = text(data, 'color');
  return /^(blue|yellow|red)$/.test(name) ? textOf(wordTexts)(`color.${name as 'blue'}`) : name;
};

/** What the calendar did: to something beside the answer, to its day, to its certainty, or to hours and ladder alone. */
function reprojected(data: Data, lang: Lang): Said {
  const values = moved(data, lang);
  const what = text(data, 'what');
  if (/^(feedback|request|sign-lasts|pause)$/.test(what))
    return {
      key: 'notice.sideMoved',
      values: { ...values, side: textOf(eventTexts)(`side.${what as 'request'}`) },
    };
  if (text(data, 'from') !== text(data, 'to')) return { key: 'notice.reprojected', values };
  return { key: data.certain ? 'notice.certain' : 'notice.rehoured', values };
}

/** Of the events of a notice: what differs from "the key is the type, the values are the data". */
export const noticeSaid: Partial<Record<string, (data: Data, lang: Lang) => Said>> = {
  'notice.issued': (d, lang) => ({ key: 'notice.issued', values: { day: day(d, 'dueDay', lang) } }),
  'notice.dismissed': (d) => {
    const why = text(d, 'reason');
    return why === 'recovered' || why === 'reported'
      ? { key: 'notice.lapsed', values: { reason: textOf(eventTexts)(`why.${why}`) } }
      : { key: 'notice.dismissed' };
  },
  'notice.signed': (d) => ({ key: d.inTime === false ? 'notice.signedLate' : 'notice.signed' }),
  'notice.redispatched': (d, lang) => ({
    key: 'notice.redispatched',
    values: { day: day(d, 'dueDay', lang) },
  }),
  'notice.fed-back': (d) => ({ key: 'notice.fed-back', values: { seq: Number(d.seq) || 1 } }),
  'notice.replied': (d) => ({
    key: d.inTime === false ? 'notice.repliedLate' : 'notice.replied',
    values: { version: Number(d.reply) || 1 },
  }),
  'notice.extension-asked': (d) => ({
    key: 'notice.extension-asked',
    values: { days: Number(d.days) || 0 },
  }),
  'notice.extended': (d, lang) => ({
    key: 'notice.extended',
    values: { ...moved(d, lang), days: Number(d.days) || 0 },
  }),
  'notice.pause-ended': (d, lang) => ({ key: 'notice.pause-ended', values: { day: day(d, 'day', lang) } }),
  'notice.resumed': (d, lang) => ({ key: 'notice.resumed', values: { day: day(d, 'dueDay', lang) } }),
  'notice.reason-accepted': (d, lang) => ({ key: 'notice.reason-accepted', values: moved(d, lang) }),
  'notice.reason-rejected': (d) => ({ key: 'notice.reason-rejected', values: { color: color(d) } }),
  'notice.reprojected': reprojected,
  'notice.rung-skipped': (d) => ({ key: 'notice.rung-skipped', values: { rung: rung(d) } }),
  'notice.reminded': (d) =>
    d.rung === 'sign-overdue'
      ? { key: 'notice.signReminded' }
      : { key: 'notice.reminded', values: { rung: rung(d) } },
  'notice.escalated': (d) => ({ key: 'notice.escalated', values: { rung: rung(d) } }),
};
