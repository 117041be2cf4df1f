import type { EventLine } from '@duban/contracts';
import { eventTexts } from './event-messages';
import { formatDate, formatMonth } from './format';
import type { Lang } from './i18n/i18n';
import { textOf, type Values } from './i18n/messages';
import type { rulesEvents } from './rules-event-messages';

type Data = EventLine['data'];
type Key = keyof (typeof rulesEvents)['zh'];
type Said = { key: Key; values?: Values };

const text = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');
const day = (data: Data, key: string, lang: Lang) => text(data, key) && formatDate(text(data, key), lang);

/** What the change does to the terms: of everybody in the audit trail, of the reader in the inbox. */
function effectOf(data: Data, lang: Lang): string {
  const t = textOf(eventTexts);
  const [moved, certain] = [Number(data.moved) || 0, Number(data.certain) || 0];
  const said = [
    ...(moved > 0 ? [t('calendar.moved', { count: moved })] : []),
    ...(certain > 0 ? [t('calendar.certain', { count: certain })] : []),
  ];
  return said.join(lang === 'zh' ? '，' : ', ') || t('calendar.still');
}

function calendarSaid(data: Data, lang: Lang): Said {
  const t = textOf(eventTexts);
  const effect = effectOf(data, lang);
  if (data.what === 'hours') return { key: 'calendar.hours', values: { effect } };
  if (data.what === 'report-day')
    return { key: 'calendar.reportDay', values: { effect, month: formatMonth(text(data, 'from'), lang) } };
  if (data.what === 'year') {
    const status = t(data.status === 'announced' ? 'calendar.announced' : 'calendar.estimated');
    return { key: 'calendar.year', values: { effect, status } };
  }
  const kind = /^(off|working|plain)$/.test(text(data, 'kind')) ? text(data, 'kind') : 'plain';
  return {
    key: 'calendar.day',
    values: {
      effect,
      day: day(data, 'day', lang),
      kind: t(`calendar.${kind as 'off'}`, { name: text(data, 'name') }),
    },
  };
}

/** Of the events of calendar and rules: what differs from "the key is the type, the values are the data". */
export const rulesSaid: Partial<Record<string, (data: Data, lang: Lang) => Said>> = {
  'calendar.changed': calendarSaid,
  'report.rescheduled': (d, lang) => ({
    key: text(d, 'from') === text(d, 'to') ? 'report.certain' : 'report.rescheduled',
    values: { from: day(d, 'from', lang), to: day(d, 'to', lang) },
  }),
  'settings.changed': (d) => ({
    key: 'settings.changed',
    values: {
      rule: /^(notice-rules|ladder-policy|card-rules|light-rules|finding-rules|report-rules|complaint-rules)$/.test(
        text(d, 'key'),
      )
        ? textOf(eventTexts)(`rule.${text(d, 'key') as 'card-rules'}`)
        : text(d, 'key'),
      version: Number(d.version) || 0,
    },
  }),
};
