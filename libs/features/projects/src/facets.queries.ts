import { rowsOf } from '@duban/platform';
import type { DataSource } from 'typeorm';
import { conditions, FROM, makeParams, where, type Sight } from './projects.queries';

/** One value of one thing the register can be filtered by, and how many projects have it. */
export type FacetRow = {
  light: string | null;
  unit: string | null;
  township: string | null;
  sector: string | null;
  stage: string | null;
  section: string | null;
  regulator: string | null;
  leader: string | null;
  name: string | null;
  count: number;
};

/** How many projects of each light, unit, township … the viewer can see. A project without a value counts nowhere. */
export function findFacets(db: DataSource, sight: Sight): Promise<FacetRow[]> {
  const params = makeParams([sight.closed, 'current']);
  const found = where(conditions(params, sight, {}));
  return rowsOf<FacetRow>(
    db,
    `select f.light, f.unit, f.township, f.sector, f.stage, f.section, f.regulator, f.leader,
       coalesce(u.short_name, case when f.township is not null then f.township_name end) as name, f.count
     from (
       select s.color as light, p.unit_id as unit, p.township, min(p.township_name) as township_name, p.sector, p.stage,
         left(p.industry, 1) as section, p.regulator_id as regulator, nullif(p.leader_name, '') as leader,
         count(*)::int as count
       ${FROM} ${found}
       group by grouping sets ((s.color), (p.unit_id), (p.township), (p.sector), (p.stage), (left(p.industry, 1)),
         (p.regulator_id), (nullif(p.leader_name, '')))
     ) f left join orgs u on u.id = coalesce(f.unit, f.regulator)
     order by f.count desc, coalesce(f.light, f.unit::text, f.township, f.sector, f.stage, f.section, f.regulator::text, f.leader)`,
    params.values,
  );
}

/** A project has several labels, so each counts for itself. */
export function findLabelFacets(db: DataSource, sight: Sight): Promise<{ value: string; count: number }[]> {
  const params = makeParams([sight.closed, 'current']);
  const found = where(conditions(params, sight, {}));
  return rowsOf(
    db,
    `select label as value, count(*)::int as count ${FROM} cross join unnest(p.labels) as label ${found}
     group by label order by count(*) desc, label limit 50`,
    params.values,
  );
}
