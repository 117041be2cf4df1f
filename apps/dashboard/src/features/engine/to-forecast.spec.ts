import { expect, it } from '@jest/globals';
import { toForecast } from './to-forecast';

const day = (date: string, rungs: Record<string, number>, more = {}) => ({
  day: date,
  rungs,
  working: true,
  provisional: false,
  ...more,
});

it('draws working days side by side and leaves days off out, unless something falls on them', () => {
  const { points, total, peak } = toForecast([
    day('2026-12-25', { warning: 2, 'reminder-1': 1 }),
    day('2026-12-26', {}, { working: false }),
    day('2026-12-27', { leader: 1 }, { working: false }),
    day('2026-12-28', {}),
  ]);
  expect(points.map((point) => [point.day, point.total])).toEqual([
    ['2026-12-25', 3],
    ['2026-12-27', 1],
    ['2026-12-28', 0],
  ]);
  expect([total, peak?.day]).toEqual([4, '2026-12-25']);
});

it('keeps provisional days apart from certain ones', () => {
  const { points } = toForecast([
    day('2026-12-31', { warning: 2 }),
    day('2027-01-04', { warning: 5 }, { provisional: true }),
  ]);
  expect(points.map(({ certain, provisional }) => [certain, provisional])).toEqual([
    [2, null],
    [null, 5],
  ]);
});

it('has no peak when nothing comes', () => {
  expect(toForecast([day('2026-12-28', {})])).toMatchObject({ total: 0, peak: null });
});
