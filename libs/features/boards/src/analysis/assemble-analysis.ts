import type { AnalysisRow, getAnalysisCurve, getAnalysisHeat, Answer } from '@duban/contracts';
import {
  assessInvestment,
  caseRate,
  divideRounded,
  FORECAST_COVERAGE,
  FORECAST_FROM,
  forecastYear,
  monthOf,
  pastForecasts,
  percentTenths,
  rankGroups,
  ratesOf,
  SMALL_GROUP,
  yearOf,
  type InvestmentRule,
  type Period,
} from '@duban/domain';
import { addYears, courseOf, twelfthsAt, until, type GroupYear } from './year-course';

/** A year of a group with what it is called. */
export type NamedYear = GroupYear & { key: string; name: string | null };
export type At = { period: Period; rule: InvestmentRule };

export const periodIn = (year: number, month: number): Period => `${year}-${String(month).padStart(2, '0')}`;

/** What a group has planned and done by the end of a month, and the colour that follows. */
function moneyAt(group: GroupYear, { period, rule }: At) {
  const month = monthOf(period);
  const { planFen } = group;
  const doneFen = until(group.done, month);
  const scheduledTwelfths = twelfthsAt(group, month);
  const { schedule, ...rates } = ratesOf({ planFen, doneFen, scheduledTwelfths }, period);
  const { color } = assessInvestment({ doneFen, planFen, schedule, period, rule });
  return { planFen, doneFen, ...rates, color };
}

/** A line of the table: every rate of a group at the end of a month. */
export function rowOf(group: NamedYear, at: At): Omit<AnalysisRow, 'rank'> {
  const month = monthOf(at.period);
  const { planFen, doneFen, scheduledFen, ...rates } = moneyAt(group, at);
  const { cases, funds, fundedPlanFen } = group;
  const count = (values: readonly bigint[], by = month) => Number(until(values, by));
  const [begun, registered] = [count(cases.begun), count(cases.registered)];
  const fundsFen = until(funds, month);
  return {
    key: group.key,
    name: group.name,
    projects: group.projects,
    planFen: `${planFen}`,
    doneFen: `${doneFen}`,
    scheduledFen: `${scheduledFen}`,
    ...rates,
    small: group.projects < SMALL_GROUP,
    start: caseRate({
      planned: count(cases.startDue, 12),
      due: count(cases.startDue),
      done: count(cases.startDone),
    }),
    finish: caseRate({
      planned: count(cases.finishDue, 12),
      due: count(cases.finishDue),
      done: count(cases.finishDone),
    }),
    register: {
      num: registered,
      den: begun,
      rateTenths: percentTenths(BigInt(registered), BigInt(begun)),
      small: begun < SMALL_GROUP,
    },
    funds:
      fundedPlanFen > 0n
        ? {
            fen: `${fundsFen}`,
            planFen: `${fundedPlanFen}`,
            rateTenths: percentTenths(fundsFen, fundedPlanFen),
          }
        : null,
  };
}

/** Groups of one year at a month, ranked by how far they are ahead of schedule. */
export const rankedRows = (groups: readonly NamedYear[], at: At): AnalysisRow[] =>
  rankGroups(groups.map((group) => rowOf(group, at)));

/** The months of a year up to `at`, each as it stood at its end. */
export const monthRows = (whole: GroupYear, at: At): AnalysisRow[] =>
  Array.from({ length: monthOf(at.period) }, (_, i) => {
    const period = periodIn(whole.year, i + 1);
    return { ...rowOf({ ...whole, key: period, name: null }, { ...at, period }), rank: null };
  });

/** The years, each at its end; the one in view at `at`. */
export const yearRows = (years: readonly GroupYear[], at: At): AnalysisRow[] =>
  [...years]
    .filter(({ year }) => year <= yearOf(at.period))
    .sort((a, b) => b.year - a.year)
    .map((group) => {
      const period = group.year === yearOf(at.period) ? at.period : periodIn(group.year, 12);
      return { ...rowOf({ ...group, key: `${group.year}`, name: null }, { ...at, period }), rank: null };
    });

type HeatRow = Answer<typeof getAnalysisHeat>['rows'][number];
/** Group × month, in the order of the ranking at `at`. A month by which nothing was planned and nothing done has no cell. */
export function heatRows(groups: readonly NamedYear[], at: At): HeatRow[] {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return rankedRows(groups, at).flatMap(({ key, name, projects, small }) => {
    const group = byKey.get(key);
    if (!group) return [];
    const cells = Array.from({ length: monthOf(at.period) }, (_, i) => {
      const money = moneyAt(group, { ...at, period: periodIn(group.year, i + 1) });
      if (money.scheduledFen === 0n && money.doneFen === 0n) return null;
      const { doneFen, scheduledFen, rateTenths, pointsTenths, color } = money;
      return { doneFen: `${doneFen}`, scheduledFen: `${scheduledFen}`, rateTenths, pointsTenths, color };
    });
    return [{ key, name, projects, small, cells }];
  });
}

type Curve = Answer<typeof getAnalysisCurve>;
export type CurveParts = {
  /** The year in view against the plan that is asked for, and against the first one. */
  whole: GroupYear;
  first: GroupYear;
  /** The same selection in earlier years. */
  earlier: readonly GroupYear[];
  /** Its units in this and earlier years: by what the method has been wrong. */
  units: readonly GroupYear[];
};

/** Plan and actual of the year, cumulative, and the forecast to its end from the month in view. */
export function curveOf(
  { whole, first, earlier, units }: CurveParts,
  at: At,
  closed: Period,
): Pick<
  Curve,
  'months' | 'scheduledFen' | 'rateTenths' | 'scheduleTenths' | 'pointsTenths' | 'forecast' | 'why'
> {
  const month = monthOf(at.period);
  const { scheduledFen, rateTenths, scheduleTenths, pointsTenths } = moneyAt(whole, at);
  const plannedAt = (group: GroupYear, m: number) => divideRounded(twelfthsAt(group, m), 12n);
  const isAgain = Array.from({ length: 12 }, (_, i) => i + 1).some(
    (m) => twelfthsAt(whole, m) !== twelfthsAt(first, m),
  );
  const months = Array.from({ length: 12 }, (_, i) => ({
    period: periodIn(whole.year, i + 1),
    planFen: `${plannedAt(whole, i + 1)}`,
    firstFen: isAgain ? `${plannedAt(first, i + 1)}` : null,
    doneFen: i < month ? `${until(whole.done, i + 1)}` : null,
    monthFen: i < month ? `${whole.done[i] ?? 0n}` : null,
  }));
  const isOver = month >= 12 || whole.year < yearOf(closed);
  const forecast = isOver ? null : forecastFor({ whole, first, earlier, units }, month);
  const why = isOver ? 'year-over' : month < FORECAST_FROM ? 'too-early' : 'no-plan';
  return {
    months,
    scheduledFen: `${scheduledFen}`,
    rateTenths,
    scheduleTenths,
    pointsTenths,
    forecast,
    why: forecast ? null : why,
  };
}

function forecastFor({ whole, earlier, units }: CurveParts, month: number): Curve['forecast'] {
  const knownIn = (group: GroupYear) => courseOf(group, group.year < whole.year ? 12 : month);
  const course = knownIn(whole);
  const courses = units.map(knownIn);
  const made = forecastYear(course, courses, month);
  if (!made) return null;
  const past = pastForecasts([...earlier.map(knownIn), course], courses, whole.year, month);
  const banded = past.filter(({ held }) => held !== null);
  return {
    points: made.points.map(({ month: m, fen, low, high }) => ({
      period: periodIn(whole.year, m),
      fen: `${fen}`,
      low: low === null ? null : `${low}`,
      high: high === null ? null : `${high}`,
    })),
    coverage: FORECAST_COVERAGE,
    samples: made.samples,
    basis: made.basis,
    held: banded.length > 0 ? { num: banded.filter(({ held }) => held).length, den: banded.length } : null,
    past: past.map(({ year, origin, target, forecastFen, actualFen, errorTenths, held }) => ({
      madeAt: periodIn(year, origin),
      of: periodIn(year, target),
      forecastFen: `${forecastFen}`,
      actualFen: `${actualFen}`,
      errorTenths,
      held,
    })),
  };
}

/** Several groups of one year as one. */
export const wholeOf = (groups: readonly GroupYear[], year: number): GroupYear =>
  addYears(
    year,
    groups.filter((group) => group.year === year),
  );
