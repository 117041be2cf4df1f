import { rowsOf } from '@duban/platform';
import type { DataSource } from 'typeorm';
import { areKept, conditions, standing, where, type Filters, type Sight } from './projects.queries';

/** What the register can be filtered by. */
export type Facet =
  'light' | 'unit' | 'township' | 'sector' | 'stage' | 'section' | 'regulator' | 'leader' | 'label';
/** One value of one facet, its name where it has one, and how many projects have it. */
export type FacetRow = { facet: Facet; value: string; name: string | null; count: number };

const MOST_LABELS = 50;
/** More than this are not counted one by one: who looks at a list of tens of thousands asks for no exact number. */
const COUNT_UP_TO = 10_000;

const NAMED = `
  select f.facet, f.value, coalesce(u.short_name, t.name) as name, f.count
  from found f
  left join orgs u on f.facet in ('unit', 'regulator') and u.id::text = f.value
  left join lateral (
    select min(township_name) as name from (
      select township_name from projects where f.facet = 'township' and township = f.value limit 1) p
  ) t on true
  order by f.count desc, f.value`;

/** How many projects of each light, unit, township … the viewer can see. A project without a value counts nowhere. */
export async function findFacets(db: DataSource, sight: Sight): Promise<FacetRow[]> {
  const rows = sight.kept && sight.orgIds === null ? await findKept(db) : await countFacets(db, sight);
  const labels = rows.filter(({ facet }) => facet === 'label').slice(0, MOST_LABELS);
  return [...rows.filter(({ facet }) => facet !== 'label'), ...labels];
}

const findKept = (db: DataSource) =>
  rowsOf<FacetRow>(
    db,
    `with found as (
       select facet, value, projects::int as count from standing_counts where projects > 0 and facet <> 'before')
     ${NAMED}`,
  );

function countFacets(db: DataSource, sight: Sight): Promise<FacetRow[]> {
  const { from, params } = standing(sight, 'current');
  const found = where(conditions(params, sight, {}));
  return rowsOf<FacetRow>(
    db,
    `with found as (
       select f.facet, f.value, count(*)::int as count
       from (select p.*, s.color ${from} ${found}) p
       cross join lateral (
         values ('light', p.color), ('unit', p.unit_id::text), ('township', p.township), ('sector', p.sector),
           ('stage', p.stage), ('section', left(p.industry, 1)), ('regulator', p.regulator_id::text),
           ('leader', nullif(p.leader_name, ''))
         union all select 'label', unnest(p.labels)) as f (facet, value)
       where f.value is not null group by f.facet, f.value)
     ${NAMED}`,
    params.values,
  );
}

/** Filters whose counts are kept, one at a time. */
const COUNTED: Partial<Record<keyof Filters, Facet>> = {
  light: 'light',
  unitId: 'unit',
  township: 'township',
  sector: 'sector',
  stage: 'stage',
  label: 'label',
  regulatorId: 'regulator',
  leader: 'leader',
};
const NO_FILTERS = new Set<string>(['cursor', 'limit', 'sort', 'measure']);

/** How many projects the filters leave: exact, or `atLeast` ten thousand. */
export async function countProjects(
  db: DataSource,
  sight: Sight,
  query: Filters,
): Promise<{ total: number; atLeast: boolean }> {
  const kept = await findKeptCount(db, sight, query);
  if (kept !== null) return { total: kept, atLeast: false };
  const { from, params } = standing(sight, query.measure);
  const found = where(conditions(params, sight, query));
  const [row] = await rowsOf<{ n: number }>(
    db,
    `select count(*)::int as n from (select 1 ${from} ${found} limit ${params.add(COUNT_UP_TO + 1)}) f`,
    params.values,
  );
  const n = row?.n ?? 0;
  return { total: Math.min(n, COUNT_UP_TO), atLeast: n > COUNT_UP_TO };
}

async function findKeptCount(db: DataSource, sight: Sight, query: Filters): Promise<number | null> {
  if (!areKept(sight, query.measure) || sight.orgIds !== null) return null;
  const filters = Object.entries(query).filter(
    ([name, value]) => value !== undefined && value !== '' && !NO_FILTERS.has(name),
  );
  const [name, value] = filters[0] ?? [];
  const facet = name === undefined ? 'light' : COUNTED[name as keyof Filters];
  if (filters.length > 1 || facet === undefined) return null;
  const [row] = await rowsOf<{ n: number }>(
    db,
    `select coalesce(sum(projects), 0)::int as n from standing_counts
     where facet = $1 and ($2::text is null or value = $2)`,
    [facet, value ?? null],
  );
  return row?.n ?? 0;
}
