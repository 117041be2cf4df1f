import { expect, it } from '@jest/globals';
import { toCurve } from './to-curve';

const yi = (value: number) => String(BigInt(Math.round(value * 100)) * 100_000_000n);
const months = Array.from({ length: 12 }, (_, i) => ({
  period: `2026-${String(i + 1).padStart(2, '0')}`,
  planFen: yi(10 * (i + 1)),
  firstFen: null,
  doneFen: i < 10 ? yi(9 * (i + 1)) : null,
  monthFen: i < 10 ? yi(9) : null,
}));
const forecast = (low: string | null, high: string | null) => ({
  points: [11, 12].map((month) => ({ period: `2026-${month}`, fen: yi(9 * month), low, high })),
  coverage: 80,
  samples: 20,
  basis: 'same-month' as const,
  held: null,
  past: [],
});

it('begins at zero, and the forecast and its band begin where the fact ends', () => {
  const { points, last, top } = toCurve({ months, forecast: forecast(yi(95), yi(130)) });
  expect(points[0]).toMatchObject({ period: '', plan: 0, done: 0, forecast: null });
  expect(last).toMatchObject({ period: '2026-10', done: 90, forecast: 90, band: [90, 90] });
  expect(points.slice(11).map((point) => [point.done, point.forecast, point.band])).toEqual([
    [null, 99, [95, 130]],
    [null, 108, [95, 130]],
  ]);
  expect(top).toBe(130);
});

it('draws no band where none is told, and no forecast where there is none', () => {
  expect(toCurve({ months, forecast: forecast(null, null) }).points.every(({ band }) => band === null)).toBe(
    true,
  );
  const { points } = toCurve({ months, forecast: null });
  expect(points.every(({ forecast: said }) => said === null)).toBe(true);
});
