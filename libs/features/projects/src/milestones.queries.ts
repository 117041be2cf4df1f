import type { Call, listMilestones } from '@duban/contracts';
import type { Day } from '@duban/domain';
import { cursorOf, invalidCursor, keyOf, rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { MilestoneRow } from './milestone.entity';

type Db = DataSource | EntityManager;
type Query = Call<typeof listMilestones>['query'];
type Filters = Omit<Query, 'limit' | 'cursor'>;

/** A milestone with who owes it and whose project it is. */
export type OwedRow = MilestoneRow & {
  unit_name: string;
  unit_short_name: string;
  project_name: string;
  project_unit_id: string;
  project_owner_id: string | null;
};

const OWED = `
  select m.*, u.name as unit_name, u.short_name as unit_short_name, p.name as project_name, p.unit_id as project_unit_id,
    p.owner_id as project_owner_id
  from milestones m join orgs u on u.id = m.unit_id join projects p on p.id = m.project_id`;

export function findMilestones(db: Db, projectId: string): Promise<OwedRow[]> {
  return rowsOf<OwedRow>(db, `${OWED} where m.project_id = $1 order by m.planned_day, m.created_at, m.id`, [
    projectId,
  ]);
}

export async function findMilestone(db: Db, id: string): Promise<OwedRow | null> {
  const [row] = await rowsOf<OwedRow>(db, `${OWED} where m.id = $1`, [id]);
  return row ?? null;
}

/** Those that were just written, in the order of their days. */
export function findMilestonesById(db: Db, ids: string[]): Promise<OwedRow[]> {
  return rowsOf<OwedRow>(db, `${OWED} where m.id = any($1) order by m.planned_day, m.created_at, m.id`, [
    ids,
  ]);
}

const STATES: Record<NonNullable<Query['state']>, string> = {
  open: 'm.actual_day is null and m.dropped_day is null and m.planned_day >= $2',
  overdue: 'm.actual_day is null and m.dropped_day is null and m.planned_day < $2',
  done: 'm.actual_day is not null',
  dropped: 'm.dropped_day is not null',
};
/** A project that was terminated owes nothing. */
const OWING = `(m.actual_day is null and m.dropped_day is null and p.stage <> 'ended')`;

/** Whose: null for everybody's; otherwise what these organisations owe, and what is owed on their projects. */
const mine = `($1::uuid[] is null or m.unit_id = any($1) or p.unit_id = any($1))`;

/** The statement of all that is owed, in order; `k` is what it is ordered by. `values`: what it is asked with. */
function owed(values: unknown[], query: Filters): { sql: string; order: 'asc' | 'desc' } {
  const add = (value: unknown) => `$${values.push(value)}`;
  const found = [mine, query.state ? STATES[query.state] : OWING];
  if (query.state === 'open' || query.state === 'overdue') found.push(`p.stage <> 'ended'`);
  if (query.unitId) found.push(`m.unit_id = ${add(query.unitId)}`);
  if (query.topic) found.push(`m.topic = ${add(query.topic)}`);
  // what was done is read from the newest back, what is owed from the most urgent on
  const isPast = query.state === 'done' || query.state === 'dropped';
  const key = isPast ? 'coalesce(o.actual_day, o.dropped_day)' : 'o.planned_day';
  const sql = `select o.*, ${key} as k from (${OWED} where ${found.join(' and ')} and $2::date is not null) o`;
  return { sql, order: isPast ? 'desc' : 'asc' };
}

/** Everything the list holds, for a long read. */
export function owedStatement(orgIds: readonly string[] | null, today: Day, query: Filters) {
  const params: unknown[] = [orgIds, today];
  const { sql, order } = owed(params, query);
  return { sql: `${sql} order by k ${order}, id ${order}`, params };
}

export async function findOwed(
  db: Db,
  orgIds: readonly string[] | null,
  today: Day,
  query: Query,
): Promise<{ rows: OwedRow[]; total: number; next: string | null }> {
  const values: unknown[] = [orgIds, today];
  const add = (value: unknown) => `$${values.push(value)}`;
  const { sql, order } = owed(values, query);
  const than = order === 'desc' ? '<' : '>';
  const after = query.cursor === undefined ? null : placeOf(query.cursor);
  const from = after ? `and (k, id) ${than} (${add(after[0])}::date, ${add(after[1])}::uuid)` : '';
  const rows = await rowsOf<OwedRow & { total: string; k: Day }>(
    db,
    `with found as (${sql})
     select *, (select count(*) from found) as total from found where true ${from}
     order by k ${order}, id ${order} limit ${add(query.limit + 1)}`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page,
    total: Number(rows[0]?.total ?? 0),
    next: rows.length > query.limit && last ? cursorOf([last.k, last.id]) : null,
  };
}

/** How much is owed in all that the viewer may see. */
export async function countOwed(
  db: Db,
  orgIds: readonly string[] | null,
  today: Day,
): Promise<{ open: number; overdue: number }> {
  const [row] = await rowsOf<{ open: number; overdue: number }>(
    db,
    `select count(*) filter (where m.planned_day >= $2)::int as open,
       count(*) filter (where m.planned_day < $2)::int as overdue
     from milestones m join projects p on p.id = m.project_id where ${mine} and ${OWING}`,
    [orgIds, today],
  );
  return row ?? { open: 0, overdue: 0 };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
function placeOf(cursor: string): [string, string] {
  const [day = '', id = ''] = keyOf(cursor, 2).map(String);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || !UUID.test(id))
    throw invalidCursor();
  return [day, id];
}
