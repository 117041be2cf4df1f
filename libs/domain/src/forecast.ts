import { type Fen, divideRounded } from './money';

/**
 * A year of one unit or of a whole selection: twelve times what was scheduled by the end of each of its twelve months,
 * and what was done by then, as far as it is known.
 */
export type YearCourse = { year: number; plannedTwelfths: readonly bigint[]; done: readonly Fen[] };

/** Before the March report there is too little to go by. */
export const FORECAST_FROM = 3;
/** Of 100 past outcomes so many are in the band: at most one in ten is below it, and one in ten above. */
export const FORECAST_COVERAGE = 80;
/** Fewer past outcomes than this draw no band. */
export const FORECAST_SAMPLES = 12;

/**
 * What would be done by `target` at the pace so far, said at the end of month `origin`: what remains of the plan comes as
 * the plan did so far.
 *
 *   done(origin) + (planned(target) − planned(origin)) × done(origin) ÷ planned(origin)
 *
 * With an even plan that is the run rate; where the plan says when money will be spent, it follows the plan. null before
 * March, or where nothing was planned by `origin`.
 */
export function atPace(course: YearCourse, origin: number, target: number): Fen | null {
  const done = course.done[origin - 1];
  const planned = course.plannedTwelfths[origin - 1] ?? 0n;
  const then = course.plannedTwelfths[target - 1];
  if (origin < FORECAST_FROM || target < origin || done === undefined || then === undefined) return null;
  return planned > 0n ? done + divideRounded((then - planned) * done, planned) : null;
}

/**
 * How much of the increase at the pace so far came: 1000 when all of it did, 900 when a tenth was missing. null where it
 * is not known yet, or there was none to come.
 */
export function outcomeOf(course: YearCourse, origin: number, target: number): number | null {
  const said = atPace(course, origin, target);
  const [from, to] = [course.done[origin - 1], course.done[target - 1]];
  if (said === null || from === undefined || to === undefined || said <= from) return null;
  return Number(divideRounded((to - from) * 1000n, said - from));
}

export type ForecastBasis = 'same-month' | 'same-distance';

/**
 * What came of the pace, unit by unit, in cases like the one from `origin` to `target`: in the same month of earlier
 * years; where they are too few, as many months ahead from whatever month of whatever year.
 */
export function pastOutcomes(
  courses: readonly YearCourse[],
  origin: number,
  target: number,
): { basis: ForecastBasis; outcomes: number[] } {
  const known = (value: number | null): value is number => value !== null;
  const same = courses.map((course) => outcomeOf(course, origin, target)).filter(known);
  if (same.length >= FORECAST_SAMPLES) return { basis: 'same-month', outcomes: same };
  const ahead = target - origin;
  const origins = Array.from({ length: 12 - ahead - FORECAST_FROM + 1 }, (_, i) => FORECAST_FROM + i);
  const alike = courses
    .flatMap((course) => origins.map((at) => outcomeOf(course, at, at + ahead)))
    .filter(known);
  return { basis: 'same-distance', outcomes: alike };
}

/** The value below which `percent` of 100 of them lie, by nearest rank. RangeError without values. */
export function quantileOf(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

export type ForecastPoint = { month: number; fen: Fen; low: Fen | null; high: Fen | null };
export type Forecast = { points: ForecastPoint[]; basis: ForecastBasis | null; samples: number };

/**
 * The rest of the year from `origin` on, month by month, at the pace so far. The band takes in the pace itself and eighty
 * of a hundred outcomes of past cases like this one. `whole` is what is forecast, `units` what is known of its units in
 * this and earlier years: they vary more than their sum does, so for many units together the band is on the safe side;
 * but a year that is unlike all others is in no past, and only `pastForecasts` tells how often that was so. Where too few
 * can tell there is no band. null where `atPace` says nothing.
 */
export function forecastYear(
  whole: YearCourse,
  units: readonly YearCourse[],
  origin: number,
): Forecast | null {
  const from = whole.done[origin - 1];
  if (from === undefined || origin >= 12 || atPace(whole, origin, 12) === null) return null;
  const end = pastOutcomes(units, origin, 12);
  const tail = (100 - FORECAST_COVERAGE) / 2;
  const points = Array.from({ length: 12 - origin }, (_, i): ForecastPoint => {
    const month = origin + i + 1;
    const pace = atPace(whole, origin, month) ?? from;
    const { outcomes } = pastOutcomes(units, origin, month);
    if (outcomes.length < FORECAST_SAMPLES) return { month, fen: pace, low: null, high: null };
    const at = (percent: number) =>
      from + divideRounded((pace - from) * BigInt(quantileOf(outcomes, percent)), 1000n);
    const [low, high] = [at(tail), at(100 - tail)];
    return { month, fen: pace, low: low < pace ? low : pace, high: high > pace ? high : pace };
  });
  const isDrawn = end.outcomes.length >= FORECAST_SAMPLES;
  return { points, basis: isDrawn ? end.basis : null, samples: end.outcomes.length };
}

/** As it was known at the end of month `origin` of `year`. */
const knownThen = (courses: readonly YearCourse[], year: number, origin: number): YearCourse[] =>
  courses
    .filter((course) => course.year <= year)
    .map((course) => (course.year < year ? course : { ...course, done: course.done.slice(0, origin) }));

export type PastForecast = {
  year: number;
  origin: number;
  target: number;
  forecastFen: Fen;
  actualFen: Fen;
  errorTenths: number | null;
  /** Whether the outcome was in the band; null where none was drawn. */
  held: boolean | null;
};

/**
 * What the same method would have said before, of the same selection, from what was known then: for the end of each
 * earlier year from the same month, and for this year's last known month from each month before it. `errorTenths`:
 * (forecast − actual) ÷ actual, in tenths of a per cent, positive where it said too much.
 */
export function pastForecasts(
  wholes: readonly YearCourse[],
  units: readonly YearCourse[],
  year: number,
  origin: number,
): PastForecast[] {
  const said = (course: YearCourse, at: number, target: number): PastForecast[] => {
    const actualFen = course.done[target - 1];
    const [then] = knownThen([course], course.year, at);
    const made = then && forecastYear(then, knownThen(units, course.year, at), at);
    const point = made?.points.find(({ month }) => month === target);
    if (!point || actualFen === undefined) return [];
    const { fen: forecastFen, low, high } = point;
    const errorTenths =
      actualFen > 0n ? Number(divideRounded((forecastFen - actualFen) * 1000n, actualFen)) : null;
    const held = low === null || high === null ? null : actualFen >= low && actualFen <= high;
    return [{ year: course.year, origin: at, target, forecastFen, actualFen, errorTenths, held }];
  };
  const before = Array.from({ length: Math.max(0, origin - 1) }, (_, i) => i + 1);
  return wholes.flatMap((course) => {
    if (course.year < year) return said(course, origin, 12);
    return course.year === year ? before.flatMap((at) => said(course, at, origin)) : [];
  });
}
