import type { Action } from '@duban/domain';
import {
  EVENT_LINE_COLUMNS,
  hasRole,
  invalidCursor,
  keyOf,
  likeText,
  rowsOf,
  visibleOrgs,
  type Actor,
  type EventLineRow,
} from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Notice } from './notice.entity';

export type NoticeRow = Notice & { unit_name: string; unit_short_name: string; total: number };
export type View =
  | 'open'
  | 'mine'
  | 'overdue'
  | 'proposed'
  | 'review'
  | 'requests'
  | 'suspended'
  | 'escalated'
  | 'carded'
  | 'closed'
  | 'all';
export type NoticeFilter = {
  view: View;
  state?: string | undefined;
  severity?: string | undefined;
  unitId?: string | undefined;
  projectId?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OPEN = `n.state in ('issued', 'signed', 'acting', 'replied', 'returned', 'accepted', 'suspended')`;
const AWAITING_UNIT = `n.state in ('issued', 'signed', 'acting', 'returned')`;
const ESCALATED = `${OPEN} and exists (select 1 from rung_fires f where f.notice_id = n.id and f.key = 'leader')`;

/** What each view holds; `mine` is what this viewer must do now. */
function conditionOf(view: View, actor: Actor): string {
  if (view === 'mine') {
    if (hasRole(actor, 'handler')) return AWAITING_UNIT;
    if (hasRole(actor, 'leader')) return ESCALATED;
    return `(n.state in ('proposed', 'approved', 'replied', 'accepted') or n.pending <> '{}')`;
  }
  // proposed cards are the county's own paper
  const seesCards = (['monitor', 'office-head', 'leader', 'auditor'] as const).some((role) =>
    hasRole(actor, role),
  );
  return {
    open: OPEN,
    overdue: `${AWAITING_UNIT} and n.due_at < $1`,
    proposed: `n.state in ('proposed', 'approved')`,
    review: `n.state in ('replied', 'accepted')`,
    requests: `n.pending <> '{}'`,
    suspended: `n.state = 'suspended'`,
    escalated: ESCALATED,
    carded: seesCards ? `exists (select 1 from cards c where c.notice_id = n.id)` : 'false',
    closed: `n.state in ('closed', 'archived', 'withdrawn', 'dismissed')`,
    all: 'true',
  }[view];
}

/** What goes wrong next comes first; what is over, the newest first. Sorted ascending by this number, then by id. */
function keyColumn(view: View): string {
  const seconds = (column: string) => `coalesce(extract(epoch from ${column}), 9e9)::float8`;
  if (view === 'closed') return `-${seconds('n.closed_at')}`;
  if (view === 'all') return `-${seconds('n.proposed_at')}`;
  if (view === 'proposed') return seconds('n.proposed_at');
  if (view === 'review') return seconds('n.replied_at');
  return seconds('n.due_at');
}

/** Parts of a `where` with their parameters; parts that are undefined fall away. */
function scopeOf(actor: Actor, action: Action, from: number): { sql: string; params: unknown[] } {
  const orgs = visibleOrgs(actor, action);
  if (orgs === null) return { sql: 'true', params: [] };
  return {
    sql: `n.unit_id = any($${from}) and n.state not in ('proposed', 'approved', 'dismissed')`,
    params: [orgs],
  };
}

export async function findNotices(
  source: DataSource,
  actor: Actor,
  filter: NoticeFilter,
  now: Date,
): Promise<NoticeRow[]> {
  const key = keyColumn(filter.view);
  const params: unknown[] = [now];
  const where = [conditionOf(filter.view, actor)];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const scope = scopeOf(actor, 'notice:read', params.length + 1);
  params.push(...scope.params);
  where.push(scope.sql);
  if (filter.state) where.push(`n.state = ${bind(filter.state)}`);
  if (filter.severity) where.push(`n.severity = ${bind(filter.severity)}`);
  if (filter.unitId) where.push(`n.unit_id = ${bind(filter.unitId)}`);
  if (filter.projectId) where.push(`n.subject_id = ${bind(filter.projectId)}`);
  if (filter.q) {
    const q = bind(likeText(filter.q));
    where.push(
      `(n.title ilike ${q} or n.subject_name ilike ${q} or o.name ilike ${q} or '〔' || n.number_year || '〕' || n.number_seq || '号' ilike ${q})`,
    );
  }
  const base = `from notices n join orgs o on o.id = n.unit_id where $1::timestamptz is not null and ${where.join(' and ')}`;
  const after = filter.cursor ? placeOf(filter.cursor) : null;
  const paged = after ? `and (${key}, n.id) > (${bind(after[0])}::float8, ${bind(after[1])}::uuid)` : '';
  const counting = params.slice(0, after ? -2 : undefined);
  const [count] = await rowsOf<{ total: number }>(source, `select count(*)::int as total ${base}`, counting);
  const rows = await rowsOf<NoticeRow & { sort_key: number }>(
    source,
    `select n.*, o.name as unit_name, o.short_name as unit_short_name, ${key} as sort_key ${base} ${paged}
     order by ${key}, n.id limit ${bind(filter.limit + 1)}`,
    params,
  );
  return rows.map((row) => ({ ...row, total: count?.total ?? 0 }));
}

/** The notice after which a page goes on. 400 for a cursor of nobody's making. */
function placeOf(cursor: string): [number, string] {
  const [key, id] = keyOf(cursor, 2);
  if (typeof key === 'number' && Number.isFinite(key) && typeof id === 'string' && UUID.test(id))
    return [key, id];
  throw invalidCursor();
}

export const sortKeyOf = (row: NoticeRow) => [(row as NoticeRow & { sort_key: number }).sort_key, row.id];

const COUNTED = [
  'open',
  'mine',
  'overdue',
  'proposed',
  'review',
  'requests',
  'suspended',
  'escalated',
] as const satisfies View[];
export type Counts = Record<(typeof COUNTED)[number], number>;

export async function countNotices(source: DataSource, actor: Actor, now: Date): Promise<Counts> {
  const scope = scopeOf(actor, 'notice:read', 2);
  const columns = COUNTED.map(
    (view) => `count(*) filter (where ${conditionOf(view, actor)})::int as ${view}`,
  );
  const [row] = await rowsOf<Counts>(
    source,
    `select ${columns.join(', ')} from notices n where $1::timestamptz is not null and ${scope.sql}`,
    [now, ...scope.params],
  );
  if (!row) throw new Error('a count is always one row');
  return row;
}

/** How many notices this viewer must do something about: the view `mine`, counted alone, from indexes. */
export async function countMine(source: DataSource, actor: Actor): Promise<number> {
  const scope = scopeOf(actor, 'notice:read', 1);
  const [row] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from notices n where ${scope.sql} and ${conditionOf('mine', actor)}`,
    scope.params,
  );
  return row?.n ?? 0;
}

export async function findNotice(em: DataSource | EntityManager, id: string): Promise<NoticeRow | null> {
  const [row] = await rowsOf<NoticeRow>(
    em,
    `select n.*, o.name as unit_name, o.short_name as unit_short_name, 1 as total
     from notices n join orgs o on o.id = n.unit_id where n.id = $1`,
    [id],
  );
  return row ?? null;
}

export type ReplyRow = {
  version: number;
  text: string;
  by_name: string;
  at: Date;
  verdict: 'accepted' | 'returned' | null;
  opinion: string | null;
  verdict_by: string | null;
  verdict_at: Date | null;
};
export const findReplies = (source: DataSource, noticeId: string) =>
  rowsOf<ReplyRow>(source, 'select * from notice_replies where notice_id = $1 order by version desc', [
    noticeId,
  ]);

export type CardRow = {
  id: string;
  color: 'yellow' | 'red';
  state: 'proposed';
  notice_id: string;
  rung: string;
  proposed_at: Date;
};
export const findCards = (source: DataSource, noticeId: string) =>
  rowsOf<CardRow>(source, 'select * from cards where notice_id = $1 order by proposed_at', [noticeId]);

export const findEvents = (source: DataSource, noticeId: string) =>
  rowsOf<EventLineRow>(
    source,
    `select ${EVENT_LINE_COLUMNS} from events
     where subject_type = 'notice' and subject_id = $1 order by seq desc limit 200`,
    [noticeId],
  );

export type LightRow = { color: string; word: string; period: string; reason: Record<string, unknown> };
export async function findLight(source: DataSource, subjectId: string): Promise<LightRow | null> {
  const [row] = await rowsOf<LightRow>(
    source,
    `select color, word, period, reason from lights where subject_id = $1 and kind = 'investment' and current`,
    [subjectId],
  );
  return row ?? null;
}
