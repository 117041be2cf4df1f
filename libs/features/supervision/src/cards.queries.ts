import type { CardColor } from '@duban/domain';
import {
  EVENT_LINE_COLUMNS,
  hasRole,
  likeText,
  rankOf,
  rowsOf,
  visibleOrgs,
  type Actor,
  type EventLineRow,
} from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Card } from './card.entity';

export type Source = DataSource | EntityManager;

/** A card with what its notice and its unit are called. */
export type CardRow = Card & {
  notice_title: string;
  notice_year: number | null;
  notice_seq: number | null;
  subject_id: string;
  subject_name: string;
  unit_name: string;
  unit_short_name: string;
};
export type CardView = 'mine' | 'proposed' | 'in-force' | 'appealed' | 'over' | 'all';
export type CardFilter = {
  view: CardView;
  color?: CardColor | undefined;
  unitId?: string | undefined;
  noticeId?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

const COLUMNS = `c.*, n.title as notice_title, n.number_year as notice_year, n.number_seq as notice_seq, n.subject_id,
  n.subject_name, o.name as unit_name, o.short_name as unit_short_name`;
const FROM = 'from cards c join notices n on n.id = c.notice_id join orgs o on o.id = c.unit_id';
export const HIDDEN = `c.state in ('proposed', 'dismissed')`;
export const OVER = `c.state in ('lifted', 'revoked', 'dismissed')`;
/** What the unit can still do nothing about, or has let pass: the office looks whether it was mended. */
const TO_VERIFY = `(c.state in ('explained', 'upheld', 'lowered', 'verifying')
  or c.state = 'served' and c.explain_due_at < $1 and c.appeal_due_at < $1)`;
const TO_DECIDE = `(c.state = 'appealed' and $2::uuid is distinct from c.issued_by and $2 is distinct from c.proposed_by)`;

/** What this viewer must do, by the places he holds. Who issued a card does not decide on it. */
function owedBy(actor: Actor): string {
  const owed = [
    hasRole(actor, 'office-head') ? `c.state = 'proposed' or ${TO_DECIDE}` : '',
    hasRole(actor, 'leader') ? TO_DECIDE : '',
    hasRole(actor, 'monitor') ? TO_VERIFY : '',
    hasRole(actor, 'handler') ? `c.state in ('issued', 'served')` : '',
  ].filter((part) => part !== '');
  return owed.length > 0 ? `(${owed.join(' or ')})` : 'false';
}

const conditionOf = (view: CardView, actor: Actor): string =>
  ({
    mine: owedBy(actor),
    proposed: `c.state = 'proposed'`,
    'in-force': `not ${HIDDEN} and not ${OVER}`,
    appealed: `c.state = 'appealed'`,
    over: OVER,
    all: 'true',
  })[view];

const WAITING = `c.state in ('proposed', 'appealed')`;
/** What waits for a decision first, the oldest of it on top; of the rest the newest. Sorted ascending, then by id. */
const SORT_KEY = `(case when ${WAITING} then extract(epoch from coalesce(c.appealed_at, c.proposed_at))
  else case when ${OVER} then 4e10 else 2e10 end - extract(epoch from coalesce(c.issued_at, c.proposed_at))
  end)::float8`;

type Where = { sql: string; params: unknown[] };

/** The cards this viewer may know of; binds now and the viewer first, for the views. */
function scoped(actor: Actor, now: Date): Where {
  const params: unknown[] = [now, actor.accountId];
  const orgs = visibleOrgs(actor, 'card:read');
  const used = '$1::timestamptz is not null and ($2::uuid is null or true)';
  if (orgs === null) return { sql: used, params };
  params.push(orgs);
  return { sql: `${used} and c.unit_id = any($3) and not ${HIDDEN}`, params };
}

export async function findCards(
  source: Source,
  actor: Actor,
  filter: CardFilter,
  now: Date,
): Promise<{ rows: (CardRow & { sort_key: number })[]; total: number }> {
  const { sql, params } = scoped(actor, now);
  const bind = (value: unknown) => `$${params.push(value)}`;
  const where = [sql, conditionOf(filter.view, actor)];
  if (filter.color) where.push(`c.color = ${bind(filter.color)}`);
  if (filter.unitId) where.push(`c.unit_id = ${bind(filter.unitId)}`);
  if (filter.noticeId) where.push(`c.notice_id = ${bind(filter.noticeId)}`);
  if (filter.q) {
    const q = bind(likeText(filter.q));
    const number = `case c.color when 'red' then '红牌' else '黄牌' end || '〔' || c.number_year || '〕' || c.number_seq || '号'`;
    where.push(
      `(${number} ilike ${q} or n.title ilike ${q} or n.subject_name ilike ${q} or o.name ilike ${q})`,
    );
  }
  const base = `${FROM} where ${where.join(' and ')}`;
  const [count] = await rowsOf<{ total: number }>(
    source,
    `select count(*)::int as total ${base}`,
    params.slice(),
  );
  const after = filter.cursor ? rankOf(filter.cursor) : null;
  const paged = after ? `and (${SORT_KEY}, c.id) > (${bind(after[0])}::float8, ${bind(after[1])}::uuid)` : '';
  const rows = await rowsOf<CardRow & { sort_key: number }>(
    source,
    `select ${COLUMNS}, ${SORT_KEY} as sort_key ${base} ${paged} order by sort_key, c.id limit ${bind(filter.limit + 1)}`,
    params,
  );
  return { rows, total: count?.total ?? 0 };
}

const COUNTED = ['mine', 'proposed', 'in-force', 'appealed'] as const;
export type CardCounts = Record<(typeof COUNTED)[number], number>;

export async function countViews(source: Source, actor: Actor, now: Date): Promise<CardCounts> {
  const { sql, params } = scoped(actor, now);
  const columns = COUNTED.map(
    (view) => `count(*) filter (where ${conditionOf(view, actor)})::int as "${view}"`,
  );
  const [row] = await rowsOf<CardCounts>(
    source,
    `select ${columns.join(', ')} from cards c where ${sql}`,
    params,
  );
  return row ?? { mine: 0, proposed: 0, 'in-force': 0, appealed: 0 };
}

/** How many cards wait for this viewer: the count on the rail. */
export async function countOwedCards(source: Source, actor: Actor, now: Date): Promise<number> {
  const { sql, params } = scoped(actor, now);
  const [row] = await rowsOf<{ owed: number }>(
    source,
    `select count(*)::int as owed from cards c where ${sql} and ${owedBy(actor)}`,
    params,
  );
  return row?.owed ?? 0;
}

export async function findCard(source: Source, id: string): Promise<CardRow | null> {
  const [row] = await rowsOf<CardRow>(source, `select ${COLUMNS} ${FROM} where c.id = $1`, [id]);
  return row ?? null;
}

/** The cards of a notice, of these units; what was not issued only for who reads all. */
export function findCardsOf(
  source: Source,
  noticeId: string,
  orgs: readonly string[] | null,
): Promise<CardRow[]> {
  return rowsOf<CardRow>(
    source,
    `select ${COLUMNS} ${FROM} where c.notice_id = $1 and ($2::uuid[] is null or c.unit_id = any($2) and not ${HIDDEN})
     order by c.proposed_at, c.id`,
    [noticeId, orgs],
  );
}

export type ActRow = { seq: number; move: string; text: string; by_name: string | null; at: Date };
export const findActs = (source: Source, cardId: string) =>
  rowsOf<ActRow>(
    source,
    'select seq, move, text, by_name, at from card_acts where card_id = $1 order by seq',
    [cardId],
  );

export const findCardEvents = (source: Source, cardId: string) =>
  rowsOf<EventLineRow>(
    source,
    `select ${EVENT_LINE_COLUMNS} from events where subject_type = 'card' and subject_id = $1 order by seq desc limit 200`,
    [cardId],
  );
