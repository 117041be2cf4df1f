import type { AnalysisFilters, AnalysisGroupBy } from '@duban/contracts';
import type { Period } from '@duban/domain';

/** Whose projects (null: everybody's), at which month, and whether years and standings are kept for it. */
export type AnalysisSight = {
  orgIds: readonly string[] | null;
  closed: Period;
  keptYears: boolean;
  keptStandings: boolean;
};

/** Collects the values of a statement while its text is put together. */
export function makeParams() {
  const values: unknown[] = [];
  return { values, add: (value: unknown) => `$${values.push(value)}` };
}
export type Params = ReturnType<typeof makeParams>;

/** What groups are made of: a column of the years, kept as sums or project by project. '' where a project has none. */
export const KEYS: Record<AnalysisGroupBy, string> = {
  unit: 'y.unit_id::text',
  township: 'y.township',
  sector: 'y.sector',
  industry: 'y.section',
  category: 'y.category',
  yearClass: 'y.year_class',
  level: 'y.level',
  leader: 'y.leader',
};
const FILTERED: Record<Exclude<keyof AnalysisFilters, 'light'>, string> = {
  unitId: 'y.unit_id',
  township: 'y.township',
  sector: 'y.sector',
  industry: 'y.section',
  category: 'y.category',
  yearClass: 'y.year_class',
  level: 'y.level',
  leader: 'y.leader',
};

export const FILTER_NAMES = Object.keys(FILTERED) as (keyof typeof FILTERED)[];

/** The filters that stand on columns of the years. */
function filtersOn(params: Params, filters: AnalysisFilters): string[] {
  return Object.entries(FILTERED).flatMap(([name, column]) => {
    const value = filters[name as keyof AnalysisFilters];
    return value === undefined ? [] : [`${column} = ${params.add(value)}`];
  });
}

/**
 * Project by project: `y` is a year of a project, `s` how the project stands. From what is kept, or counted anew where
 * nothing is kept for the month.
 */
export function projectRows(
  params: Params,
  sight: AnalysisSight,
  filters: AnalysisFilters,
  { standing }: { standing: boolean },
): { from: string; where: string[] } {
  const held = () => params.add(Number(sight.closed.slice(0, 4)));
  const years = sight.keptYears ? 'project_years' : `count_project_years(${held()}, null)`;
  const standings = () =>
    sight.keptStandings ? 'standings' : `project_standing(${params.add(sight.closed)}, 'current')`;
  const isJoined = standing || filters.light !== undefined;
  const from = `from ${years} y${isJoined ? ` join ${standings()} s on s.project_id = y.project_id` : ''}`;
  const where = filtersOn(params, filters);
  if (filters.light) where.push(`s.color = ${params.add(filters.light)}`);
  if (sight.orgIds) {
    const orgs = `${params.add(sight.orgIds)}::uuid[]`;
    where.push(`(y.unit_id = any(${orgs}) or y.owner_id = any(${orgs}))`);
  }
  return { from, where };
}

/**
 * The kept sums, where they can answer: for the whole county and any filters but the light, which moves too often to be
 * kept by. Else null: then projects are counted.
 */
export function sumRows(
  params: Params,
  sight: AnalysisSight,
  filters: AnalysisFilters,
): { from: string; where: string[] } | null {
  if (!sight.keptYears || sight.orgIds !== null || filters.light !== undefined) return null;
  return { from: 'from project_year_sums y', where: ['y.projects > 0', ...filtersOn(params, filters)] };
}
