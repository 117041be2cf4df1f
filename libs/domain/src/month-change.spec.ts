import { spanOf, turnOf, type Turn } from './month-change';
import type { LightColor } from './lights';

it.each<[LightColor, LightColor, Turn | null]>([
  ['green', 'yellow', 'worse'],
  ['green', 'red', 'worse'],
  ['yellow', 'red', 'worse'],
  ['red', 'yellow', 'better'],
  ['red', 'green', 'better'],
  ['yellow', 'green', 'better'],
  ['red', 'red', null],
  ['stale', 'stale', null],
  ['green', 'stale', 'other'],
  ['stale', 'red', 'other'],
  ['red', 'waived', 'other'],
  ['none', 'green', 'other'],
])('from %s to %s is %s', (before, after, turn) => {
  expect(turnOf(before, after)).toBe(turn);
});

it.each([
  ['2026-02', '2026-01-31T16:00:00.000Z', '2026-02-28T16:00:00.000Z'],
  ['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
])('the month %s runs from midnight to midnight in Shanghai', (period, from, to) => {
  const span = spanOf(period);
  expect([span.from, span.to].map((instant) => new Date(instant).toISOString())).toEqual([from, to]);
});
