import type { Call, listProjects, Measure } from '@duban/contracts';
import type { Day, Departure, LightColor, LightKind, LightReason, LightWord, Period } from '@duban/domain';
import { cursorOf, invalidCursor, keyOf, likeText, rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Project } from './project.entity';

type Db = DataSource | EntityManager;
type Filters = Call<typeof listProjects>['query'];
/** Whose projects, held against which months. `orgIds` null: everybody's. */
export type Sight = { orgIds: readonly string[] | null; closed: Period; open: Period };

/** A project with its unit and owner, and how it stands (the SQL function `project_standing`). Bigints are text. */
export type StandingRow = Omit<Project, 'total_fen' | 'estimate_fen' | 'budget_fen'> & {
  total_fen: string;
  estimate_fen: string | null;
  budget_fen: string | null;
  unit_name: string;
  unit_short_name: string;
  owner_name: string | null;
  owner_short_name: string | null;
  regulator_name: string | null;
  regulator_short_name: string | null;
  large: boolean;
  year: number;
  month: number;
  year_plan_fen: string | null;
  year_plan_months: string[] | null;
  whole_life: boolean;
  plan_fen: string;
  done_fen: string;
  done_total_fen: string;
  physical_bp: number | null;
  last_period: Period | null;
  color: LightColor;
  word: LightWord;
  light_period: Period | null;
  /** Of the overall light, with the figures of the investment one beside it; `kind`: which one it is. */
  light_reason: (LightReason & { kind?: LightKind; pointsTenths?: number | null }) | null;
  open_notices: number;
  as_of: Day | null;
  basis: 'physical' | 'payment' | null;
  total_as_of: Day | null;
  total_basis: 'physical' | 'payment' | null;
  departure: { what: Departure; reason: string; day: Day; by: string } | null;
};

/** Everything a sort orders by, ascending; the project's id breaks ties, so that pages neither repeat nor skip. */
const SORTS: Record<Filters['sort'], { keys: { sql: string; type: 'float8' | 'bigint' | 'text' }[] }> = {
  light: {
    keys: [
      { sql: `array_position('{red,yellow,stale,waived,none,green}', s.color)`, type: 'bigint' },
      { sql: `coalesce(s.lead, 'infinity')`, type: 'float8' },
    ],
  },
  lag: { keys: [{ sql: `coalesce(s.lead, 'infinity')`, type: 'float8' }] },
  total: { keys: [{ sql: '-p.total_fen', type: 'bigint' }] },
  name: { keys: [{ sql: 'p.name collate "zh-x-icu"', type: 'text' }] },
  updated: { keys: [{ sql: '-(extract(epoch from p.updated_at) * 1000000)::bigint', type: 'bigint' }] },
};
const SHAPES = {
  float8: /^-?(\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?|Infinity)$/,
  bigint: /^-?\d{1,18}$/,
  text: /^/,
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Collects the values of a statement while its text is put together. */
export function makeParams(values: unknown[] = []) {
  return { values, add: (value: unknown) => `$${values.push(value)}` };
}
type Params = ReturnType<typeof makeParams>;

/** What a viewer may see of the register, narrowed by the filters. `p` is the project, `s` its standing. */
export function conditions(params: Params, sight: Sight, filters: Partial<Filters>): string[] {
  const { add } = params;
  const found: string[] = [];
  if (sight.orgIds) {
    const orgs = add(sight.orgIds);
    found.push(`(p.unit_id = any(${orgs}::uuid[]) or p.owner_id = any(${orgs}::uuid[]))`);
  }
  // every word must be found, each where it may
  for (const word of filters.q?.split(/\s+/).filter(Boolean) ?? []) {
    const like = add(likeText(word));
    const orgs = `(select id from orgs where name ilike ${like} or short_name ilike ${like})`;
    found.push(`(p.search ilike ${like} or p.unit_id in ${orgs} or p.owner_id in ${orgs})`);
  }
  if (filters.light) found.push(`s.color = ${add(filters.light)}`);
  if (filters.unitId) found.push(`p.unit_id = ${add(filters.unitId)}`);
  if (filters.township) found.push(`p.township = ${add(filters.township)}`);
  if (filters.sector) found.push(`p.sector = ${add(filters.sector)}`);
  if (filters.stage) found.push(`p.stage = ${add(filters.stage)}`);
  if (filters.yearClass) found.push(`p.year_class = ${add(filters.yearClass)}`);
  if (filters.large) found.push(`s.large = ${add(filters.large === 'true')}`);
  if (filters.label) found.push(`p.labels @> array[${add(filters.label)}]`);
  if (filters.industry) found.push(`starts_with(p.industry, ${add(filters.industry)})`);
  if (filters.regulatorId) found.push(`p.regulator_id = ${add(filters.regulatorId)}`);
  if (filters.leader) found.push(`p.leader_name = ${add(filters.leader)}`);
  if (filters.registered)
    found.push(`p.registered_on is ${filters.registered === 'true' ? 'not null' : 'null'}`);
  if (filters.governmentFunded)
    found.push(`p.government_funded = ${add(filters.governmentFunded === 'true')}`);
  if (filters.left)
    found.push(
      `${filters.left === 'true' ? '' : 'not '}exists (select 1 from departed_projects d where d.project_id = p.id)`,
    );
  if (filters.filing === 'filed') found.push(`s.direct and s.last_period >= ${add(sight.open)}`);
  if (filters.filing === 'owed') found.push(`s.direct and coalesce(s.last_period, '') < ${add(sight.open)}`);
  return found;
}

export const FROM = `from projects p join project_standing($1, $2) s on s.project_id = p.id`;
export const where = (found: string[]) => (found.length > 0 ? `where ${found.join(' and ')}` : '');

/** One page of the register: ids in order, how many there are in all, and where the next page begins. */
export async function findProjectIds(
  db: Db,
  sight: Sight,
  query: Filters,
): Promise<{ ids: string[]; total: number; next: string | null }> {
  const { keys } = SORTS[query.sort];
  const params = makeParams([sight.closed, query.measure]);
  const found = where(conditions(params, sight, query));
  const names = keys.map((_, i) => `k${i}`);
  const after = query.cursor === undefined ? null : placeOf(query.cursor, query.sort);
  const collate = (i: number) => (keys[i]?.type === 'text' ? ' collate "zh-x-icu"' : '');
  const from = after?.map((value, i) => `${params.add(value)}::${keys[i]?.type ?? 'uuid'}${collate(i)}`);
  const rows = await rowsOf<{ id: string; total: string; key: (string | number)[] }>(
    db,
    `with found as materialized (
       select p.id, ${keys.map(({ sql, type }, i) => `(${sql})::${type}${collate(i)} as k${i}`).join(', ')} ${FROM} ${found}
     )
     select id, (select count(*) from found) as total, jsonb_build_array(${names.map((name) => `${name}::text`).join(', ')}) as key
     from found ${from ? `where (${names.join(', ')}, id) > (${from.join(', ')})` : ''}
     order by ${names.join(', ')}, id limit ${params.add(query.limit + 1)}`,
    params.values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    total: rows[0] ? Number(rows[0].total) : await countProjects(db, sight, query),
    next: rows.length > query.limit && last ? cursorOf([query.sort, ...last.key, last.id]) : null,
  };
}

/** A page behind the last one is empty and still tells how many there are. */
async function countProjects(db: Db, sight: Sight, query: Filters): Promise<number> {
  if (query.cursor === undefined) return 0;
  const { cursor: _, ...first } = query;
  return (await findProjectIds(db, sight, { ...first, limit: 1 } as Filters)).total;
}

/** The values a page goes on after. 400 for a cursor of another sort or of nobody's making. */
function placeOf(cursor: string, sort: Filters['sort']): string[] {
  const { keys } = SORTS[sort];
  const [of, ...place] = keyOf(cursor, keys.length + 2).map(String);
  const shapes = [...keys.map(({ type }) => SHAPES[type]), UUID];
  if (of !== sort || !place.every((value, i) => shapes[i]?.test(value))) throw invalidCursor();
  return place;
}

const STANDINGS = `
  select s.*, p.*, u.name as unit_name, u.short_name as unit_short_name, o.name as owner_name, o.short_name as owner_short_name,
    g.name as regulator_name, g.short_name as regulator_short_name,
    (select jsonb_build_object('what', d.what, 'reason', d.reason, 'day', d.day, 'by', d.by_name)
     from departed_projects d where d.project_id = p.id) as departure
  ${FROM} join orgs u on u.id = p.unit_id left join orgs o on o.id = p.owner_id
    left join orgs g on g.id = p.regulator_id`;

/** The whole register as the list shows it, in its order: a statement for a long read. */
export function registerStatement(
  sight: Sight,
  query: Pick<Filters, 'sort' | 'measure'> & Partial<Filters>,
): { sql: string; params: unknown[] } {
  const params = makeParams([sight.closed, query.measure]);
  const found = where(conditions(params, sight, query));
  const order = SORTS[query.sort].keys.map(({ sql }) => sql).join(', ');
  return { sql: `${STANDINGS} ${found} order by ${order}, p.id`, params: params.values };
}

/** The projects with these ids as they stand, in the order of the ids. */
export function findStandings(
  db: Db,
  { closed, measure }: { closed: Period; measure: Measure },
  ids: string[],
): Promise<StandingRow[]> {
  return rowsOf<StandingRow>(
    db,
    `${STANDINGS} where p.id = any($3::uuid[]) order by array_position($3::uuid[], p.id)`,
    [closed, measure, ids],
  );
}
