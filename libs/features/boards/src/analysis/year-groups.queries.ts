import type { AnalysisFilters, AnalysisGroupBy } from '@duban/contracts';
import { plannedRowsOf, rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { FILTER_NAMES, KEYS, makeParams, projectRows, sumRows, type AnalysisSight } from './analysis-rows';

/** A year of a group; amounts are text, months are twelve and of the month alone. */
export type YearGroup = {
  key: string;
  name: string | null;
  year: number;
  projects: number;
  snapshots: number;
  plan_fen: string;
  first_fen: string;
  /** Of the plans: what is planned evenly over the year, and what by month. */
  planned_evenly: string;
  first_evenly: string;
  planned_months: string[];
  first_planned_months: string[];
  done_months: string[];
} & Partial<YearRates>;
/** What only a table of rates asks for. */
type YearRates = {
  funds_months: string[];
  /** The plans of those whose reports tell of money received. */
  funded_plan_fen: string;
  funded_first_fen: string;
  start_due: string[];
  start_done: string[];
  finish_due: string[];
  finish_done: string[];
  begun: string[];
  registered: string[];
};
export type YearGroups = { currency: string | null; others: number; groups: YearGroup[] };

const months = (of: (month: number) => string) =>
  `array[${Array.from({ length: 12 }, (_, i) => of(i + 1)).join(', ')}]::text[]`;
const amounts = (column: string) => months((m) => `coalesce(sum(${column}[${m}]), 0)`);
const AMOUNTS = `
  coalesce(sum(plan_fen), 0)::text as plan_fen, coalesce(sum(first_fen), 0)::text as first_fen,
  ${amounts('done_months')} as done_months`;
const CASES = ['start_due', 'start_done', 'finish_due', 'finish_done', 'begun', 'registered'];

/** Sums of kept sums. */
const OF_SUMS = `
  sum(projects)::int as projects, sum(snapshots)::int as snapshots, ${AMOUNTS},
  sum(planned_evenly)::text as planned_evenly, sum(first_evenly)::text as first_evenly,
  ${amounts('planned_months')} as planned_months, ${amounts('first_planned_months')} as first_planned_months`;
const RATES_OF_SUMS = `
  ${amounts('funds_months')} as funds_months, sum(funded_plan_fen)::text as funded_plan_fen, sum(funded_first_fen)::text as funded_first_fen,
  ${CASES.map((name) => `${amounts(name)} as ${name}`).join(', ')}`;
const TELLS = `funds_months <> array_fill(null::bigint, '{12}')`;
/** The same sums of projects. */
const OF_PROJECTS = `
  count(*)::int as projects, count(*) filter (where whole_life)::int as snapshots, ${AMOUNTS},
  coalesce(sum(plan_fen) filter (where plan_months is null), 0)::text as planned_evenly,
  coalesce(sum(first_fen) filter (where first_months is null), 0)::text as first_evenly,
  ${amounts('plan_months')} as planned_months, ${amounts('first_months')} as first_planned_months`;
const RATES_OF_PROJECTS = `
  ${amounts('funds_months')} as funds_months,
  coalesce(sum(plan_fen) filter (where ${TELLS}), 0)::text as funded_plan_fen,
  coalesce(sum(first_fen) filter (where ${TELLS}), 0)::text as funded_first_fen,
  ${CASES.map((name) => `${months((m) => `count(*) filter (where ${name} = ${m})`)} as ${name}`).join(', ')}`;

/**
 * The years of the groups of a dimension (null: of all together), in the currency of most projects; the others are
 * counted and never added. `rates`: with what a table of rates needs besides plan and actual.
 */
export async function findYearGroups(
  em: EntityManager,
  sight: AnalysisSight,
  filters: AnalysisFilters,
  { by, years, rates = false }: { by: AnalysisGroupBy | null; years: readonly number[]; rates?: boolean },
): Promise<YearGroups> {
  const params = makeParams();
  const kept = sumRows(params, sight, filters);
  const { from, where } = kept ?? projectRows(params, sight, filters, { standing: false });
  const conditions = [...where, `y.year = any(${params.add(years)}::int[])`].join(' and ');
  const name =
    by === 'unit'
      ? '(select short_name from orgs where id::text = g.key)'
      : by === 'township'
        ? 'g.place'
        : 'null::text';
  const columns = kept
    ? [OF_SUMS, ...(rates ? [RATES_OF_SUMS] : [])]
    : [OF_PROJECTS, ...(rates ? [RATES_OF_PROJECTS] : [])];
  const text = `with chosen as materialized (
       select y.*, ${by ? KEYS[by] : `''`} as key ${from} where ${conditions}
     ), main as (
       select currency from chosen group by currency order by ${kept ? 'sum(projects)' : 'count(*)'} desc, currency limit 1
     ), groups as (
       select key, year, min(township_name) as place, ${columns.join(',')}
       from chosen where currency = (select currency from main) group by key, year
     )
     select (select currency from main) as currency,
       (select coalesce(${kept ? 'sum(projects)' : 'count(*)'}, 0)::int from chosen
        where currency <> (select currency from main) and year = (select max(year) from chosen)) as others,
       (select coalesce(jsonb_agg(to_jsonb(g) || jsonb_build_object('name', ${name})), '[]') from groups g) as groups`;
  const [row] = await (kept
    ? plannedRowsOf<YearGroups>(em, nameOf(filters, by, rates), text, params.values)
    : rowsOf<YearGroups>(em, text, params.values));
  if (!row) throw new Error('sums always answer one row');
  return row;
}

/** One for each text: by what it groups, what it adds, and which filters it has. */
function nameOf(filters: AnalysisFilters, by: AnalysisGroupBy | null, rates: boolean): string {
  const given = FILTER_NAMES.map((filter) => (filters[filter] === undefined ? 0 : 1)).join('');
  return `years-${by ?? 'all'}-${rates ? 'rates' : 'money'}-${given}`;
}

/** The years that have a plan or a report, the latest first, up to the closed one, which always counts. */
export async function findYears(em: EntityManager, sight: AnalysisSight): Promise<number[]> {
  const year = Number(sight.closed.slice(0, 4));
  const from = sight.keptYears
    ? 'project_year_sums where projects > 0 and plan_fen > 0'
    : 'project_plans where amount_fen > 0';
  const rows = await rowsOf<{ year: number }>(em, `select distinct year from ${from}`);
  return [...new Set([year, ...rows.map((row) => row.year)])]
    .filter((known) => known <= year)
    .sort((a, b) => b - a);
}
