import type { AnalysisFilters } from '@duban/contracts';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { makeParams, projectRows, type AnalysisSight } from './analysis-rows';

/** What versions of the year's plans changed, for one reason or by one unit. */
export type ReplanStep = {
  key: string;
  name: string | null;
  changeFen: string;
  raised: number;
  lowered: number;
  projects: number;
};
const MOST_STEPS = 10;

/**
 * Every version of a plan of the year after the first, as a change against the one before it; the largest first, and what
 * is beyond them in one, with an empty key.
 */
export function findReplans(
  em: EntityManager,
  sight: AnalysisSight,
  filters: AnalysisFilters,
  { by, year, currency }: { by: 'reason' | 'unit'; year: number; currency: string | null },
): Promise<ReplanStep[]> {
  const params = makeParams();
  const { from, where } = projectRows(params, sight, filters, { standing: false });
  const [ofYear, ofCurrency] = [params.add(year), params.add(currency)];
  const key = by === 'unit' ? 'y.unit_id::text' : 'v.reason';
  return rowsOf<ReplanStep>(
    em,
    `with changes as (
       select ${key} as key, y.project_id, v.amount_fen - before.amount_fen as fen
       ${from}
       join project_plans v on v.project_id = y.project_id and v.year = y.year and v.version > 1
       join project_plans before on before.project_id = v.project_id and before.year = v.year and before.version = v.version - 1
       where ${[...where, `y.year = ${ofYear}::int`, `y.currency = ${ofCurrency}`, 'not y.whole_life'].join(' and ')}
     ), steps as (
       select key, sum(fen) as fen, row_number() over (order by abs(sum(fen)) desc, key) as place
       from changes group by key
     ), placed as (
       select c.*, case when s.place <= ${MOST_STEPS} then c.key else '' end as step
       from changes c join steps s on s.key = c.key
     )
     select step as key, ${by === 'unit' ? '(select short_name from orgs where id::text = step)' : 'null::text'} as name,
       sum(fen)::text as "changeFen", count(*) filter (where fen > 0)::int as raised,
       count(*) filter (where fen < 0)::int as lowered, count(distinct project_id)::int as projects
     from placed group by step order by step = '', abs(sum(fen)) desc, step`,
    params.values,
  );
}
