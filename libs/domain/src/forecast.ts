import { type Fen, divideRounded } from './money';

/**
 * A year of one unit or of a whole selection: twelve times what was scheduled by the end of each of its twelve months,
 * and what was done by then, as far as it is known.
 */
export type YearCourse = { year: number; plannedTwelfths: readonly bigint[]; done: readonly Fen[] };

/** Before the March report there is too little to go by. */
export const FORECAST_FROM = 3;
/** Of 100 past forecasts so many ended in the band: one in ten below it, one in ten above. */
export const FORECAST_COVERAGE = 80;
/** Fewer past forecasts than this draw no band. */
export const FORECAST_SAMPLES = 12;

/**
 * What will be done by `target`, said at the end of month `origin`: what remains of the plan comes at the pace so far.
 *
 *   done(origin) + (planned(target) − planned(origin)) × done(origin) ÷ planned(origin)
 *
 * With an even plan that is the run rate; where the plan says when money will be spent, the forecast follows it.
 * null before March, or where nothing was planned by `origin`.
 */
export function forecastOf(course: YearCourse, origin: number, target: number): Fen | null {
  const done = course.done[origin - 1];
  const planned = course.plannedTwelfths[origin - 1] ?? 0n;
  const then = course.plannedTwelfths[target - 1];
  if (origin < FORECAST_FROM || target < origin || done === undefined || then === undefined) return null;
  return planned > 0n ? done + divideRounded((then - planned) * done, planned) : null;
}

/**
 * How much of the increase it forecast came: 1000 when all of it did, 900 when a tenth was missing. null where it is not
 * known yet, or no increase was forecast.
 */
export function outcomeOf(course: YearCourse, origin: number, target: number): number | null {
  const forecast = forecastOf(course, origin, target);
  const [from, to] = [course.done[origin - 1], course.done[target - 1]];
  if (forecast === null || from === undefined || to === undefined || forecast <= from) return null;
  return Number(divideRounded((to - from) * 1000n, forecast - from));
}

export type ForecastBasis = 'same-month' | 'same-distance';

/**
 * What came of past forecasts like the one from `origin` to `target`, unit by unit: those made in the same month of
 * earlier years; where they are too few, those that looked as many months ahead, in whatever month of whatever year.
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
 * The rest of the year from `origin` on, month by month, with the band in which 80 of 100 past forecasts of units ended.
 * `whole` is what is forecast, `units` what is known of its units in this and earlier years. Units err more than their
 * sum does, so for many units together the band is on the safe side. null where `forecastOf` says nothing.
 */
export function forecastYear(
  whole: YearCourse,
  units: readonly YearCourse[],
  origin: number,
): Forecast | null {
  const from = whole.done[origin - 1];
  if (from === undefined || origin >= 12 || forecastOf(whole, origin, 12) === null) return null;
  const end = pastOutcomes(units, origin, 12);
  const points = Array.from({ length: 12 - origin }, (_, i): ForecastPoint => {
    const month = origin + i + 1;
    const fen = forecastOf(whole, origin, month) ?? from;
    const { outcomes } = pastOutcomes(units, origin, month);
    if (outcomes.length < FORECAST_SAMPLES) return { month, fen, low: null, high: null };
    const at = (percent: number) =>
      from + divideRounded((fen - from) * BigInt(quantileOf(outcomes, percent)), 1000n);
    const tail = (100 - FORECAST_COVERAGE) / 2;
    return { month, fen, low: at(tail), high: at(100 - tail) };
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
};

/**
 * What the same method said before, of the same selection: for the end of each earlier year from the same month, and
 * for this year's last known month from each month before it. `errorTenths`: (forecast − actual) ÷ actual, in tenths of a
 * per cent, positive where it said too much.
 */
export function pastForecasts(wholes: readonly YearCourse[], year: number, origin: number): PastForecast[] {
  const said = (course: YearCourse, at: number, target: number): PastForecast[] => {
    const forecastFen = forecastOf(course, at, target);
    const actualFen = course.done[target - 1];
    if (forecastFen === null || actualFen === undefined) return [];
    const errorTenths =
      actualFen > 0n ? Number(divideRounded((forecastFen - actualFen) * 1000n, actualFen)) : null;
    return [{ year: course.year, origin: at, target, forecastFen, actualFen, errorTenths }];
  };
  return wholes.flatMap((course) =>
    course.year < year
      ? said(course, origin, 12)
      : course.year === year
        ? Array.from({ length: Math.max(0, origin - 1) }, (_, i) => i + 1).flatMap((at) =>
            said(course, at, origin),
          )
        : [],
  );
}

/**
 * How often the band held, tried on this year: each earlier month's forecast of the last known one is made again from
 * what was known then, and it is counted how many of them had the outcome in their band. null where none had a band.
 */
export function bandsHeld(
  whole: YearCourse,
  units: readonly YearCourse[],
  origin: number,
): { num: number; den: number } | null {
  const actual = whole.done[origin - 1];
  let [num, den] = [0, 0];
  for (let at = FORECAST_FROM; at < origin && actual !== undefined; at++) {
    const [then] = knownThen([whole], whole.year, at);
    const made = then && forecastYear(then, knownThen(units, whole.year, at), at);
    const point = made?.points.find(({ month }) => month === origin);
    if (!point || point.low === null || point.high === null) continue;
    den++;
    if (actual >= point.low && actual <= point.high) num++;
  }
  return den > 0 ? { num, den } : null;
}
