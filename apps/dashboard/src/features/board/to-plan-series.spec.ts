import { describe, expect, it } from '@jest/globals';
import { toPlanSeries } from './to-plan-series';

const yi = (value: number) => String(BigInt(Math.round(value * 100)) * 100_000_000n);
const month = (n: number, plan: number, done: number | null, added: number | null) => ({
  period: `2026-${String(n).padStart(2, '0')}`,
  planFen: yi(plan),
  doneFen: done === null ? null : yi(done),
  monthFen: added === null ? null : yi(added),
});

describe('toPlanSeries', () => {
  const months = [month(1, 10, 4, 4), month(2, 20, 18, 14), month(3, 30, 21, 3), month(4, 40, null, null)];
  it('starts at zero and stops the actual where the reports do', () => {
    const { points, last, top } = toPlanSeries(months, '2026-02');
    expect(points[0]).toEqual({ period: '', plan: 0, done: 0, month: null });
    expect(points.map((p) => p.done)).toEqual([0, 4, 18, null, null]);
    expect(points.map((p) => p.month)).toEqual([null, 4, 14, null, null]);
    expect(last).toEqual({ period: '2026-02', plan: 20, done: 18, month: 14 });
    expect(top).toBe(40);
  });
  it('takes what is ahead of the plan into the height', () => {
    expect(toPlanSeries([month(1, 10, 25, 25)], '2026-01').top).toBe(25);
  });
  it('has no line of fact in a year without a report', () => {
    const { points, last } = toPlanSeries([month(1, 10, null, null)], '2025-12');
    expect(last).toBeNull();
    expect(points.every((p) => p.done === null)).toBe(true);
  });
});
