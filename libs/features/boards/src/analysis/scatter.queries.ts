import type { AnalysisFilters, getAnalysisScatter, Answer } from '@duban/contracts';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { makeParams, projectRows, type AnalysisSight } from './analysis-rows';

type Scatter = Answer<typeof getAnalysisScatter>;
export type ScatterRow = Scatter['points'][number];
/** More are not drawn one by one: the farthest from the diagonal are, and all are counted in squares. */
const MOST_POINTS = 2000;
const OUTLIERS = 200;
const SIDE = 500;
/** Money beyond this stands in the last squares. */
const TOP = 15_000;

/**
 * Money done and the works that stand, both since the beginning and both as shares of the whole, by the last report. Two
 * shares of the same thing: a project far from the diagonal has paid for what does not stand, or built what is not counted.
 */
function told(sight: AnalysisSight, filters: AnalysisFilters) {
  const params = makeParams();
  const { from, where } = projectRows(params, sight, filters, { standing: true });
  const year = params.add(Number(sight.closed.slice(0, 4)));
  const sql = `
    select y.project_id as "projectId", p.name, u.short_name as unit,
      jsonb_build_object('code', y.township, 'name', y.township_name) as township, p.total_fen::text as "totalFen",
      round(s.done_total_fen::numeric * 10000 / nullif(p.total_fen, 0))::int as "moneyBp", s.physical_bp as "physicalBp", s.color
    ${from} join projects p on p.id = y.project_id join orgs u on u.id = p.unit_id
    where ${[...where, `y.year = ${year}::int`].join(' and ')}`;
  return { sql, params };
}
const BOTH = '"moneyBp" is not null and "physicalBp" is not null';
const FARTHEST = 'abs("moneyBp" - "physicalBp") desc, "projectId"';

export async function findScatter(
  em: EntityManager,
  sight: AnalysisSight,
  filters: AnalysisFilters,
): Promise<Pick<Scatter, 'total' | 'untold' | 'points' | 'bins'>> {
  const { sql, params } = told(sight, filters);
  const [row] = await rowsOf<
    Omit<Scatter, 'bins'> & { squares: { moneyBp: number; physicalBp: number; count: number }[] }
  >(
    em,
    `with told as materialized (${sql}), counted as (
       select count(*) filter (where ${BOTH})::int as total, count(*) filter (where not (${BOTH}))::int as untold from told
     )
     select c.total, c.untold,
       (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from (
          select * from told where ${BOTH} order by ${FARTHEST}
          limit case when c.total <= ${MOST_POINTS} then ${MOST_POINTS} else ${OUTLIERS} end) f) as points,
       (select coalesce(jsonb_agg(to_jsonb(b)), '[]') from (
          select least(greatest("moneyBp", 0), ${TOP - 1}) / ${SIDE} * ${SIDE} as "moneyBp",
            least("physicalBp", 9999) / ${SIDE} * ${SIDE} as "physicalBp", count(*)::int as count
          from told where ${BOTH} and c.total > ${MOST_POINTS} group by 1, 2) b) as squares
     from counted c`,
    params.values,
  );
  if (!row) throw new Error('counts always answer one row');
  const { total, untold, points, squares } = row;
  return { total, untold, points, bins: total > MOST_POINTS ? { side: SIDE, squares } : null };
}

/** All of them, the farthest from the diagonal first: for a file. */
export function scatterStatement(sight: AnalysisSight, filters: AnalysisFilters) {
  const { sql, params } = told(sight, filters);
  return { sql: `select * from (${sql}) told where ${BOTH} order by ${FARTHEST}`, params: params.values };
}
