import type { Answer, getEngine } from '@duban/contracts';

type Day = Answer<typeof getEngine>['forecast'][number];

/** A bar: certain or provisional, never both. */
export type ForecastPoint = Pick<Day, 'day' | 'rungs'> & {
  total: number;
  certain: number | null;
  provisional: number | null;
};

export type Forecast = {
  points: ForecastPoint[];
  total: number;
  /** The day with the most; null when nothing comes. */
  peak: ForecastPoint | null;
};

/** The days the office works, each as wide as the other; a day off only when something falls on it all the same. */
export function toForecast(days: readonly Day[]): Forecast {
  const points = days
    .map(({ day, rungs, working, provisional }) => {
      const total = Object.values(rungs).reduce((sum, count) => sum + count, 0);
      return {
        day,
        rungs,
        working,
        total,
        certain: provisional ? null : total,
        provisional: provisional ? total : null,
      };
    })
    .filter(({ working, total }) => working || total > 0)
    .map(({ working: _, ...point }) => point);
  const peak = points.reduce<ForecastPoint | null>(
    (most, point) => (point.total > (most?.total ?? 0) ? point : most),
    null,
  );
  return { points, total: points.reduce((sum, point) => sum + point.total, 0), peak };
}
