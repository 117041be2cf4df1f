import { DEPARTURES, isLargeProject, type Departure } from '@duban/domain';
import type { EventLine } from '@duban/contracts';
import { complaintSaid } from './complaint-event-said';
import { eventTexts } from './event-messages';
import { atShanghai, formatDate, formatDay, formatMonth, wanText, yiText } from './format';
import type { Lang } from './i18n/i18n';
import { type Texts, textOf, type Values } from './i18n/messages';
import { shared } from './messages';
import { lightSaid } from './light-event-said';
import { noticeSaid } from './notice-event-said';
import { projectWords } from './project-words';
import { rulesSaid } from './rules-event-said';
import { shortTitle } from './short-title';
import { taskKind, taskTexts } from './task-words';

type Key = typeof eventTexts extends { keys?: infer K } ? NonNullable<K> & string : never;
type Said = { key: Key; values?: Values };

/** `parts`: the sentence cut around what it is about, which leads to `to`. `text`: the same without marks. */
export type EventSentence = {
  text: string;
  parts: [before: string, object: string, after: string];
  to: string | null;
};

type Data = EventLine['data'];
const text = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');
const count = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'object' && value ? Object.keys(value).length : 1;
const light = (colour: string) => {
  const t = textOf(shared);
  return /^(green|yellow|red|stale|waived|none)$/.test(colour)
    ? t(`light.${colour}` as 'light.green')
    : colour;
};
const cardName = (data: Data) => textOf(shared)(data.color === 'red' ? 'card.red' : 'card.yellow');
const dateOf = (data: Data, key: string, lang: Lang) => text(data, key) && formatDate(text(data, key), lang);
/** Below 亿元 an amount is said in 万元: a month of 300 万元 is not 0.0 亿元. */
function fen(data: Data, key: string, lang: Lang): string {
  const amount = BigInt(text(data, key) || '0');
  return isLargeProject(amount) ? yiText(amount, lang) : wanText(amount, lang);
}

/** What left the house: which list, how many rows, and by which filters, as they stood in the address. */
function exported(data: Data, id: string, lang: Lang): Said {
  const t = textOf(eventTexts);
  const filters = Object.entries((data.filters ?? {}) as Record<string, unknown>)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(lang === 'zh' ? '，' : ', ');
  return {
    key: 'list.exported',
    values: {
      list: /^(notices|complaints|projects|oc4ids|milestones)$/.test(id) ? t(`list.${id as 'notices'}`) : id,
      count: Number(data.rows) || 0,
      filtered: filters && t('list.filtered', { filters }),
    },
  };
}

const taskName = (d: Data) => ({ task: taskKind(textOf(taskTexts), text(d, 'kind')) });

const departure = (what: unknown): Departure => DEPARTURES.find((one) => one === what) ?? 'below-threshold';

/** What differs from "the key is the type, the values are the data". */
const SAID: Partial<Record<string, (data: Data, lang: Lang) => Said>> = {
  'account.created': (d) => ({
    key: 'account.created',
    values: { name: text(d, 'name') || text(d, 'username') },
  }),
  'account.locked': (d) => ({
    key: 'account.locked',
    values: { until: text(d, 'until') && atShanghai(text(d, 'until')).time },
  }),
  'standings.repaired': (d) => ({ key: 'standings.repaired', values: { count: Number(d.count) || 0 } }),
  'search.repaired': (d) => ({ key: 'search.repaired', values: { count: Number(d.count) || 0 } }),
  'project.changed': (d) => ({ key: 'project.changed', values: { count: count(d.fields) } }),
  'project.replanned': (d, lang) => ({
    key: text(d, 'fromFen') ? 'project.replanned' : 'project.planned',
    values: { from: fen(d, 'fromFen', lang), to: fen(d, 'toFen', lang) },
  }),
  'project.left': (d) => ({
    key: 'project.left',
    values: {
      left: textOf(projectWords)(`left.${departure(d.what)}`),
    },
  }),
  'import.finished': (d) =>
    text(d, 'sha256') && 'kind' in d
      ? {
          key: 'import.file',
          values: { file: text(d, 'file'), created: Number(d.created) || 0, changed: Number(d.changed) || 0 },
        }
      : { key: 'import.finished' },
  'import.undone': (d) => ({
    key: 'import.undone',
    values: { file: text(d, 'file'), restored: Number(d.restored) || 0, kept: Number(d.kept) || 0 },
  }),
  'project.attached': (d, lang) => ({
    key: 'project.attached',
    values: { count: count(d.attachments), said: saidOf(text(d, 'note'), lang) },
  }),
  'milestone.added': (d, lang) => ({
    key: 'milestone.added',
    values: { day: dateOf(d, 'plannedDay', lang) },
  }),
  'milestone.changed': (d, lang): Said =>
    text(d, 'fromDay') === text(d, 'plannedDay')
      ? { key: 'milestone.changed', values: { count: count(d.fields) } }
      : {
          key: 'milestone.moved',
          values: { from: dateOf(d, 'fromDay', lang), to: dateOf(d, 'plannedDay', lang) },
        },
  'report.submitted': (d, lang) => ({
    key: Number(d.version) > 1 ? 'report.corrected' : d.late ? 'report.submittedLate' : 'report.submitted',
    values: {
      amount: fen(d, 'monthFen', lang),
      carried: Array.isArray(d.carried)
        ? textOf(eventTexts)('report.carried', { count: d.carried.length })
        : '',
    },
  }),
  'report.reopened': (d, lang) => ({
    key: 'report.reopened',
    values: { until: dateOf(d, 'until', lang) },
  }),
  'report.reminded': (d, lang) => ({
    key: 'report.reminded',
    values: { due: dateOf(d, 'dueDay', lang), names: namesOf(d, lang), count: Number(d.count) || 0 },
  }),
  'report.chased': (d, lang) => ({
    key: text(d, 'name') ? 'report.chasedOne' : 'report.chased',
    values: { due: dateOf(d, 'dueDay', lang), names: namesOf(d, lang), count: Number(d.count) || 0 },
  }),
  'report.locked': (d) => ({ key: 'report.locked', values: { owing: Number(d.owing) || 0 } }),
  'light.changed': (d) => ({
    key: d.from ? 'light.changed' : 'light.first',
    values: { from: light(text(d, 'from')), to: light(text(d, 'to')) },
  }),
  ...lightSaid,
  ...noticeSaid,
  ...complaintSaid,
  ...rulesSaid,
  'task.retried': (d) => ({ key: 'task.retried', values: taskName(d) }),
  'task.discarded': (d) => ({ key: 'task.discarded', values: taskName(d) }),
  'card.proposed': (d) => ({
    // the rung says why; a person says it in words
    key: text(d, 'text') ? 'card.proposedByHand' : 'card.proposed',
    values: { card: cardName(d) },
  }),
  'card.dismissed': (d) => ({ key: 'card.dismissed', values: { card: cardName(d) } }),
  'card.served': (d, lang) => ({ key: 'card.served', values: { day: dateOf(d, 'explainDay', lang) } }),
  'card.explained': (d) => ({ key: d.inTime === false ? 'card.explainedLate' : 'card.explained' }),
  'card.appealed': (d, lang) => ({
    key: d.nobody === true ? 'card.appealedNobody' : 'card.appealed',
    values: { day: dateOf(d, 'reviewDay', lang) },
  }),
};

/** Where the thing lives that an event is about. */
export function eventTarget({ subject, rootId, type, data }: EventLine): string | null {
  if (subject.type === 'notice') return `/notices/${subject.id}`;
  if (subject.type === 'card') return `/cards/${subject.id}`;
  if (subject.type === 'complaint') return `/complaints/${subject.id}`;
  if (subject.type === 'calendar')
    return subject.id === 'hours' ? '/calendar' : `/calendar?year=${subject.id}`;
  if (subject.type === 'settings') return '/rules';
  if (subject.type === 'enrolment') return '/enrolments';
  if (subject.type === 'task') return '/engine';
  if (subject.type === 'project') return `/projects/${subject.id}`;
  if (/^report\.(reminded|chased|locked)$/.test(type) && !rootId) return '/reports';
  if (/^report\.(returned|reopened)$/.test(type) && rootId && text(data, 'period'))
    return `/reports/${rootId}/${text(data, 'period')}`;
  if (rootId && /^(report|light)\./.test(type)) return `/projects/${rootId}`;
  return null;
}

/** Some names in brackets, behind a count. */
function namesOf(data: Data, lang: Lang): string {
  const names = Array.isArray(data.names) ? data.names.map(String) : [];
  if (names.length === 0) return '';
  const more = Number(data.count) > names.length;
  return lang === 'zh'
    ? `（${names.join('、')}${more ? ' 等' : ''}）`
    : ` (${names.join(', ')}${more ? ', …' : ''})`;
}

const plain = (values: Data): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

/** An old event may lack what a sentence asks for: a gap is better than a hole. */
const NOTHING = {
  name: '',
  title: '',
  number: '',
  reason: '',
  opinion: '',
  text: '',
  year: '',
  milestone: '',
  unit: '',
};

/** What was said with it, behind the sentence. */
const saidOf = (opinion: string, lang: Lang) => opinion && (lang === 'zh' ? `：${opinion}` : `: ${opinion}`);

/** An event as one sentence of the page's language: who, then the act; the machine is named as such. */
export function eventSentence(event: EventLine, t: Texts<Key>, lang: Lang): EventSentence {
  const { data, type } = event;
  const known = type in eventTexts.zh;
  const said = (type === 'list.exported'
    ? exported(data, event.subject.id, lang)
    : SAID[type]?.(data, lang)) ?? { key: (known ? type : 'unknown') as Key };
  const period = text(data, 'period');
  const marked = t(said.key, {
    ...NOTHING,
    type,
    ...plain(data),
    title: shortTitle(text(data, 'title')),
    who: event.actor ?? t('system'),
    month: period && formatMonth(period, lang),
    day: text(data, 'day') && formatDay(text(data, 'day'), lang),
    said: saidOf(text(data, 'opinion'), lang),
    ...said.values,
  });
  const found = /^(.*?)\[\[(.*)\]\](.*)$/s.exec(marked);
  const parts: EventSentence['parts'] = found
    ? [found[1] ?? '', found[2] ?? '', found[3] ?? '']
    : [marked, '', ''];
  return { text: parts.join(''), parts, to: eventTarget(event) };
}
