import type { Call, listProjects, Measure } from '@duban/contracts';
import type { Day, Departure, LightColor, LightKind, LightReason, LightWord, Period } from '@duban/domain';
import { cursorOf, invalidCursor, keyOf, likeText, rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Project } from './project.entity';

type Db = DataSource | EntityManager;
export type Filters = Call<typeof listProjects>['query'];
/**
 * Whose projects, held against which months. `orgIds` null: everybody's. `kept`: the standings are kept for this month
 * and need not be counted.
 */
export type Sight = { orgIds: readonly string[] | null; closed: Period; open: Period; kept: boolean };

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

type Key = { sql: string; type: 'int' | 'float8' | 'bigint' | 'text' | 'timestamptz' };
/**
 * Everything a sort orders by, each with an index of its own; the project's id breaks ties, so that pages neither repeat
 * nor skip. `down`: from the greatest on.
 */
const SORTS: Record<Filters['sort'], { keys: Key[]; id: string; down?: true }> = {
  light: {
    keys: [
      { sql: 's.rank', type: 'int' },
      { sql: 's.lag', type: 'float8' },
    ],
    id: 's.project_id',
  },
  lag: { keys: [{ sql: 's.lag', type: 'float8' }], id: 's.project_id' },
  total: { keys: [{ sql: 'p.total_fen', type: 'bigint' }], id: 'p.id', down: true },
  name: { keys: [{ sql: 'p.name collate "zh-x-icu"', type: 'text' }], id: 'p.id' },
  updated: { keys: [{ sql: 'p.updated_at', type: 'timestamptz' }], id: 'p.id', down: true },
};
const SHAPES = {
  float8: /^-?(\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?|Infinity)$/,
  int: /^\d{1,2}$/,
  bigint: /^-?\d{1,18}$/,
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/,
  text: /^/,
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Collects the values of a statement while its text is put together. */
export function makeParams(values: unknown[] = []) {
  return { values, add: (value: unknown) => `$${values.push(value)}` };
}
type Params = ReturnType<typeof makeParams>;

/** Whether how projects stand is kept, held against this plan. */
export const areKept = ({ kept }: Pick<Sight, 'kept'>, measure: Measure = 'current') =>
  kept && measure === 'current';

/**
 * What a viewer may see of the register, narrowed by the filters. `p` is the project, `s` its standing. What is kept knows
 * by itself whose it is and where: in the order of standings no project need be looked up only to be passed over.
 */
export function conditions(params: Params, sight: Sight, filters: Partial<Filters>): string[] {
  const { add } = params;
  const found: string[] = [];
  const at = areKept(sight, filters.measure) ? 's' : 'p';
  if (sight.orgIds) {
    const orgs = add(sight.orgIds);
    found.push(`(${at}.unit_id = any(${orgs}::uuid[]) or ${at}.owner_id = any(${orgs}::uuid[]))`);
  }
  // every word must be found, each where it may
  for (const word of filters.q?.split(/\s+/).filter(Boolean) ?? []) {
    const like = add(likeText(word));
    const orgs = `(select id from orgs where name ilike ${like} or short_name ilike ${like})`;
    found.push(`(p.search ilike ${like} or p.unit_id in ${orgs} or p.owner_id in ${orgs})`);
  }
  if (filters.light) found.push(`s.color = ${add(filters.light)}`);
  if (filters.unitId) found.push(`${at}.unit_id = ${add(filters.unitId)}`);
  if (filters.township) found.push(`${at}.township = ${add(filters.township)}`);
  if (filters.sector) found.push(`${at}.sector = ${add(filters.sector)}`);
  if (filters.stage) found.push(`${at}.stage = ${add(filters.stage)}`);
  if (filters.yearClass) found.push(`p.year_class = ${add(filters.yearClass)}`);
  if (filters.category) found.push(`p.category = ${add(filters.category)}`);
  if (filters.level) found.push(`level_of(p.labels) = ${add(filters.level)}`);
  if (filters.large) found.push(`s.large = ${add(filters.large === 'true')}`);
  if (filters.label) found.push(`p.labels @> array[${add(filters.label)}]`);
  if (filters.industry) found.push(`starts_with(p.industry, ${add(filters.industry)})`);
  if (filters.regulatorId) found.push(`${at}.regulator_id = ${add(filters.regulatorId)}`);
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

/** Counted: as the law says, project by project. Kept: the copy of its answer. */
const COUNTED = `(select f.*, array_position('{red,yellow,stale,waived,none,green}', f.color) as rank,
  coalesce(f.lead, 'infinity') as lag from project_standing($1, $2) f)`;
const KEPT = `(select k.*, (select count(*)::int from notices n where n.subject_id = k.project_id
  and n.state in ('issued', 'signed', 'acting', 'replied', 'returned', 'suspended', 'accepted')) as open_notices
  from standings k)`;

/** Projects and how they stand, with the values the text speaks of. Only against the plans in force are they kept. */
export function standing({ closed, kept }: Pick<Sight, 'closed' | 'kept'>, measure: Measure) {
  return areKept({ kept }, measure)
    ? { from: `from projects p join ${KEPT} s on s.project_id = p.id`, params: makeParams() }
    : {
        from: `from projects p join ${COUNTED} s on s.project_id = p.id`,
        params: makeParams([closed, measure]),
      };
}
export const where = (found: string[]) => (found.length > 0 ? `where ${found.join(' and ')}` : '');

/** One page of the register: ids in order, and where the next page begins. */
export async function findProjectIds(
  db: Db,
  sight: Sight,
  query: Filters,
): Promise<{ ids: string[]; next: string | null }> {
  const { keys, id, down } = SORTS[query.sort];
  const { from, params } = standing(sight, query.measure);
  const found = conditions(params, sight, query);
  const after = query.cursor === undefined ? null : placeOf(query.cursor, query.sort);
  const order = [...keys.map(({ sql }) => sql), id];
  if (after) {
    const place = after.map((value, i) => `${params.add(value)}::${keys[i]?.type ?? 'uuid'}`);
    found.push(`(${order.join(', ')}) ${down ? '<' : '>'} (${place.join(', ')})`);
  }
  const rows = await rowsOf<{ id: string; key: (string | number)[] }>(
    db,
    `select p.id, jsonb_build_array(${keys.map(({ sql }) => `(${sql})::text`).join(', ')}) as key ${from} ${where(found)}
     order by ${order.map((key) => (down ? `${key} desc` : key)).join(', ')} limit ${params.add(query.limit + 1)}`,
    params.values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    next: rows.length > query.limit && last ? cursorOf([query.sort, ...last.key, last.id]) : null,
  };
}

/** The values a page goes on after. 400 for a cursor of another sort or of nobody's making. */
function placeOf(cursor: string, sort: Filters['sort']): string[] {
  const { keys } = SORTS[sort];
  const [of, ...place] = keyOf(cursor, keys.length + 2).map(String);
  const shapes = [...keys.map(({ type }) => SHAPES[type]), UUID];
  if (of !== sort || !place.every((value, i) => shapes[i]?.test(value))) throw invalidCursor();
  return place;
}

const standings = (from: string) => `
  select s.*, p.*, u.name as unit_name, u.short_name as unit_short_name, o.name as owner_name, o.short_name as owner_short_name,
    g.name as regulator_name, g.short_name as regulator_short_name,
    (select jsonb_build_object('what', d.what, 'reason', d.reason, 'day', d.day, 'by', d.by_name)
     from departed_projects d where d.project_id = p.id) as departure
  ${from} join orgs u on u.id = p.unit_id left join orgs o on o.id = p.owner_id
    left join orgs g on g.id = p.regulator_id`;

/** The whole register as the list shows it, in its order: a statement for a long read. */
export function registerStatement(
  sight: Sight,
  query: Pick<Filters, 'sort' | 'measure'> & Partial<Filters>,
): { sql: string; params: unknown[] } {
  const { from, params } = standing(sight, query.measure);
  const found = where(conditions(params, sight, query));
  const { keys, id, down } = SORTS[query.sort];
  const order = [...keys.map(({ sql }) => sql), id].map((key) => (down ? `${key} desc` : key)).join(', ');
  return { sql: `${standings(from)} ${found} order by ${order}`, params: params.values };
}

/** The projects with these ids as they stand, in the order of the ids. */
export function findStandings(
  db: Db,
  { measure, ...sight }: Pick<Sight, 'closed' | 'kept'> & { measure: Measure },
  ids: string[],
): Promise<StandingRow[]> {
  const { from, params } = standing(sight, measure);
  const wanted = `${params.add(ids)}::uuid[]`;
  return rowsOf<StandingRow>(
    db,
    `${standings(from)} where p.id = any(${wanted}) order by array_position(${wanted}, p.id)`,
    params.values,
  );
}

/** The month for which standings are kept; null: for none. */
export async function findKeptMonth(db: Db): Promise<Period | null> {
  const [row] = await rowsOf<{ closed: Period }>(db, 'select closed from standing_head');
  return row?.closed ?? null;
}

/** The year against which the years of all projects are kept; null: none is. */
export async function findKeptYear(db: Db): Promise<number | null> {
  const [row] = await rowsOf<{ year: number }>(db, 'select year from project_year_head');
  return row?.year ?? null;
}
