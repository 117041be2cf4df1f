import { isOpen, NOTICE_STAGES, scopeOf, type NoticeStage } from '@duban/domain';
import { hasRole, likeText, rankOf, rowsOf, visibleOrgs, type Actor } from '@duban/platform';
import type { DataSource } from 'typeorm';
import type { Notice } from './notice.entity';

/** A notice with what its unit is called, and since when its oldest request waits. */
export type NoticeRow = Notice & { unit_name: string; unit_short_name: string; asked_at: Date | null };
const ASKED_AT = `select min(q.asked_at) from notice_requests q where q.notice_id = n.id and q.state = 'waiting'`;
export const NOTICE_COLUMNS = `n.*, o.name as unit_name, o.short_name as unit_short_name, (${ASKED_AT}) as asked_at`;
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
export type NoticeFilters = {
  view: View;
  state?: string | undefined;
  severity?: string | undefined;
  unitId?: string | undefined;
  projectId?: string | undefined;
  q?: string | undefined;
};
export type NoticeFilter = NoticeFilters & { cursor?: string | undefined; limit: number };

const inState = (...stages: NoticeStage[]) =>
  `n.state in (${stages.map((stage) => `'${stage}'`).join(', ')})`;
const OPEN = inState(...NOTICE_STAGES.filter(isOpen));
const AWAITING_UNIT = inState('issued', 'signed', 'acting', 'returned');
const ESCALATED = `${OPEN} and exists (select 1 from rung_fires f where f.notice_id = n.id and f.round = n.round and f.key = 'leader')`;

/** What this viewer must do now, by the places he holds. A co-unit owes nothing: the lead unit answers. */
function owedBy(actor: Actor): string {
  const owed = [
    hasRole(actor, 'handler') ? `${AWAITING_UNIT} and n.unit_id = any($2::uuid[])` : '',
    hasRole(actor, 'leader') ? ESCALATED : '',
    hasRole(actor, 'monitor')
      ? `${inState('proposed', 'approved', 'replied')} or n.pending <> '{}' and n.pending && '{objection,extension,reason}'`
      : '',
    hasRole(actor, 'office-head')
      ? `${inState('proposed', 'approved', 'replied', 'accepted')} or n.pending <> '{}' or n.pause_ended_at is not null`
      : '',
  ].filter((part) => part !== '');
  return owed.length > 0 ? `(${owed.join(' or ')})` : 'false';
}

/** What each view holds; `mine` is what this viewer must do now. Binds now as $1 and the viewer's units as $2. */
function conditionOf(view: View, actor: Actor): string {
  // what was not issued is the county's own paper
  const mayKnow = scopeOf(actor.roles, 'card:read') === 'all' ? 'true' : HIS_CARD;
  return {
    mine: owedBy(actor),
    open: OPEN,
    overdue: `${AWAITING_UNIT} and n.due_at < $1`,
    proposed: inState('proposed', 'approved'),
    review: inState('replied', 'accepted'),
    requests: `n.pending <> '{}'`,
    suspended: inState('suspended'),
    escalated: ESCALATED,
    carded: `exists (select 1 from cards c where c.notice_id = n.id and ${mayKnow})`,
    closed: inState('closed', 'archived', 'withdrawn', 'dismissed'),
    all: 'true',
  }[view];
}
const HIS_CARD = `c.unit_id = any($2) and c.state not in ('proposed', 'dismissed')`;

/** What goes wrong next comes first; what is over, the newest first. Sorted ascending by this number, then by id. */
function keyColumn(view: View): string {
  const seconds = (column: string) => `coalesce(extract(epoch from ${column}), 9e9)::float8`;
  if (view === 'closed') return `-${seconds('n.closed_at')}`;
  if (view === 'all') return `-${seconds('n.proposed_at')}`;
  if (view === 'proposed') return seconds('n.proposed_at');
  if (view === 'review') return seconds('n.replied_at');
  if (view === 'requests') return seconds(`(${ASKED_AT})`);
  if (view === 'suspended') return seconds('n.suspended_at');
  return seconds('n.due_at');
}

type Where = { sql: string; params: unknown[] };

/** The notices this viewer may know of: of all units, or those his own leads or helps with, from their issue on. */
function scoped(actor: Actor, now: Date | null): Where {
  const orgs = visibleOrgs(actor, 'notice:read');
  const params: unknown[] = [now, actor.orgIds];
  const used = '($1::timestamptz is null or true) and ($2::uuid[] is null or true)';
  if (orgs === null) return { sql: used, params };
  params.push(orgs);
  const hidden = inState('proposed', 'approved', 'dismissed');
  return { sql: `${used} and (n.unit_id = any($3) or n.co_unit_ids && $3) and not ${hidden}`, params };
}

export async function findNotices(
  source: DataSource,
  actor: Actor,
  filter: NoticeFilter,
  now: Date,
): Promise<{ rows: (NoticeRow & { sort_key: number })[]; total: number }> {
  const { base, key, params } = listOf(actor, filter, now);
  const bind = (value: unknown) => `$${params.push(value)}`;
  const [count] = await rowsOf<{ total: number }>(
    source,
    `select count(*)::int as total ${base}`,
    params.slice(),
  );
  const after = filter.cursor ? rankOf(filter.cursor) : null;
  const paged = after ? `and (${key}, n.id) > (${bind(after[0])}::float8, ${bind(after[1])}::uuid)` : '';
  const rows = await rowsOf<NoticeRow & { sort_key: number }>(
    source,
    `select ${NOTICE_COLUMNS}, ${key} as sort_key ${base} ${paged}
     order by ${key}, n.id limit ${bind(filter.limit + 1)}`,
    params,
  );
  return { rows, total: count?.total ?? 0 };
}

/** The whole list in its order: a statement for a long read. */
export function noticesStatement(actor: Actor, filter: NoticeFilters, now: Date) {
  const { base, key, params } = listOf(actor, filter, now);
  return { sql: `select ${NOTICE_COLUMNS} ${base} order by ${key}, n.id`, params };
}

/** Which notices a list holds, and by what it is sorted. */
function listOf(actor: Actor, filter: NoticeFilters, now: Date) {
  const { sql, params } = scoped(actor, now);
  const where = [sql, conditionOf(filter.view, actor)];
  const bind = (value: unknown) => `$${params.push(value)}`;
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
  const base = `from notices n join orgs o on o.id = n.unit_id where ${where.join(' and ')}`;
  return { base, key: keyColumn(filter.view), params };
}

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
  const { sql, params } = scoped(actor, now);
  const columns = COUNTED.map(
    (view) => `count(*) filter (where ${conditionOf(view, actor)})::int as ${view}`,
  );
  const [row] = await rowsOf<Counts>(
    source,
    `select ${columns.join(', ')} from notices n where ${sql}`,
    params,
  );
  if (!row) throw new Error('a count is always one row');
  return row;
}

/** How many notices this viewer must do something about: the view `mine`, counted alone, from indexes. */
export async function countMine(source: DataSource, actor: Actor): Promise<number> {
  const { sql, params } = scoped(actor, null);
  const [row] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from notices n where ${sql} and ${conditionOf('mine', actor)}`,
    params,
  );
  return row?.n ?? 0;
}
