import type { Day } from '@duban/domain';
import type { About } from '../about.queries';
import { bytesOf, plainInMarkdown, type House, type Letter } from './letter';
import { GROUPS, groupOf, saysOf, type Group } from './topics';

export type DigestLine = {
  topic: string;
  subject: { type: string; id: string };
  data: Record<string, unknown>;
  about: About | null;
};
type Item = { title: string; facts: string; link: string | null };
type Section = { group: Group; items: Item[] };

/** Nobody reads more in one message; the rest is counted and stands in the inbox. */
const MOST_ITEMS = 50;
const GROUPS_IN_SUBJECT = 3;

/**
 * Everything one person was told since the last digest as one letter: the counts first, then each matter once, with
 * the last thing that happened to it. Facts only: number, title, unit, due day, what happened, and where to read it.
 */
export function digestLetter(
  person: string,
  lines: readonly DigestLine[],
  key: string,
  house: House,
): Letter {
  const sections = sectionsOf(lines, house);
  const subject = `督办提醒：${countsOf(sections)}`;
  const end = [
    ...(house.PUBLIC_URL
      ? [`全部消息：${house.PUBLIC_URL}/inbox`, `接收方式与免打扰时段：${house.PUBLIC_URL}/me`]
      : []),
    `${house.OPERATOR} · 督办系统自动发送，请勿回复`,
  ];
  return {
    key,
    subject,
    text: [`${person}：`, ...bodyOf(sections, MOST_ITEMS, inText), end.join('\n')].join('\n\n'),
    markdown: (maxBytes) =>
      inBytes(maxBytes, (most) => [`**${subject}**`, ...bodyOf(sections, most, inMarkdown)].join('\n\n')),
  };
}

function sectionsOf(lines: readonly DigestLine[], house: House): Section[] {
  const matters = new Map<string, Map<string, DigestLine>>();
  for (const line of lines) {
    const group = groupOf(line.topic, line.data);
    const own = matters.get(group) ?? new Map<string, DigestLine>();
    own.set(`${line.subject.type} ${line.subject.id}`, line); // the last word on a matter stands
    matters.set(group, own);
  }
  return (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const own = matters.get(group);
    return own ? [{ group, items: [...own.values()].map((line) => itemOf(line, house)) }] : [];
  });
}

function itemOf({ topic, subject, data, about }: DigestLine, { PUBLIC_URL }: House): Item {
  const said = saysOf(topic, data);
  const named = [data.title, data.name].find((name) => typeof name === 'string');
  const title = about?.title ?? (named as string | undefined) ?? said;
  const path = about
    ? `/${subject.type === 'card' ? 'cards' : 'notices'}/${subject.id}`
    : ownPath(subject, data);
  return {
    title: `${about?.number ?? ''}${about?.number ? ' ' : ''}${title}`,
    facts: [about?.unit, about?.dueDay && `${dayText(about.dueDay)}到期`, said === title ? null : said]
      .filter(Boolean)
      .join(' · '),
    link: PUBLIC_URL && path ? `${PUBLIC_URL}${path}` : null,
  };
}

/** A complaint has its page; a report is filed at one place, a month of several projects on the reporter's desk. */
function ownPath({ type, id }: DigestLine['subject'], data: DigestLine['data']): string | null {
  if (type === 'complaint') return `/complaints/${id}`;
  if (type !== 'report') return null;
  const { projectId, period } = data;
  return typeof projectId === 'string' ? `/reports/${projectId}/${String(period)}` : '/reports';
}

function countsOf(sections: readonly Section[]): string {
  const counts = sections.map(({ group, items }) => GROUPS[group].counted(items.length));
  if (counts.length <= GROUPS_IN_SUBJECT) return counts.join('、');
  const rest = sections.slice(GROUPS_IN_SUBJECT).reduce((sum, { items }) => sum + items.length, 0);
  return `${counts.slice(0, GROUPS_IN_SUBJECT).join('、')}，另有 ${rest} 件`;
}

type Show = { heading: (text: string) => string; item: (item: Item, i: number) => string };
const inText: Show = {
  heading: (text) => `【${text}】`,
  item: ({ title, facts, link }, i) =>
    [`${i}. ${title}`, facts && `   ${facts}`, link && `   ${link}`].filter(Boolean).join('\n'),
};
const inMarkdown: Show = {
  heading: (text) => `**${text}**`,
  item: ({ title, facts, link }, i) => {
    const plain = plainInMarkdown(title);
    return [`${i}. ${link ? `[${plain}](${link})` : plain}`, facts && `> ${plainInMarkdown(facts)}`]
      .filter(Boolean)
      .join('\n');
  },
};

function bodyOf(sections: readonly Section[], most: number, show: Show): string[] {
  const parts: string[] = [];
  let told = 0;
  let left = 0;
  for (const { group, items } of sections) {
    const shown = items.slice(0, Math.max(0, most - told));
    left += items.length - shown.length;
    if (shown.length > 0) parts.push(show.heading(`${GROUPS[group].title} ${items.length} 件`));
    for (const item of shown) parts.push(show.item(item, ++told));
  }
  if (left > 0) parts.push(`还有 ${left} 件，请到系统查看。`);
  return parts;
}

/** As many items as fit: cut at an item, never inside one. */
function inBytes(maxBytes: number, make: (most: number) => string): string {
  for (let most = MOST_ITEMS; most > 0; most--) {
    const text = make(most);
    if (bytesOf(text) <= maxBytes) return text;
  }
  return make(0);
}

function dayText(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}
