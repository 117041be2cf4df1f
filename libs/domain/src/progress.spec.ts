import fc from 'fast-check';
import {
  percentTenths,
  pointsTenths,
  scheduleByDays,
  scheduleByMonth,
  scheduleByPlan,
  scheduleTenths,
} from './progress';

describe('the schedule', () => {
  it.each([
    ['2026-01', 83],
    ['2026-05', 417],
    ['2026-06', 500],
    ['2026-10', 833],
    ['2026-12', 1000],
  ])('by month, %s stands at %i tenths', (period, tenths) =>
    expect(scheduleTenths(scheduleByMonth(period))).toBe(tenths),
  );

  const months = [0n, 0n, 10n, 10n, 10n, 10n, 10n, 10n, 10n, 10n, 10n, 10n];
  it.each([
    ['2026-02', 0],
    ['2026-03', 100],
    ['2026-12', 1000],
  ])('by the plan of the months, %s stands at %i tenths', (period, tenths) =>
    expect(scheduleTenths(scheduleByPlan(months, period, 100n))).toBe(tenths),
  );

  it('by the plan of the months stays between nothing and all, and is nothing without a plan', () => {
    expect(scheduleByPlan(months, '2026-12', 90n)).toEqual({ num: 1n, den: 1n });
    expect(scheduleByPlan(months, '2026-12', 0n)).toEqual({ num: 0n, den: 1n });
    expect(() => scheduleByPlan(months.slice(1), '2026-12', 100n)).toThrow(RangeError);
  });

  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 0],
    ['2026-01-06', 500],
    ['2026-01-11', 1000],
    ['2026-02-01', 1000],
  ])('by days, %s stands at %i tenths of a project of ten days', (on, tenths) =>
    expect(scheduleTenths(scheduleByDays('2026-01-01', '2026-01-11', on))).toBe(tenths),
  );

  it('by days of a project without length is nothing before and all from then on', () => {
    expect(scheduleTenths(scheduleByDays('2026-01-02', '2026-01-02', '2026-01-01'))).toBe(0);
    expect(scheduleTenths(scheduleByDays('2026-01-02', '2026-01-02', '2026-01-02'))).toBe(1000);
  });

  it('by days never falls and stays between nothing and all', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-03-${n}`);
    fc.assert(
      fc.property(day, day, day, day, (start, end, a, b) => {
        const [early, late] = [a, b].sort() as [string, string];
        const [x, y] = [scheduleByDays(start, end, early), scheduleByDays(start, end, late)];
        expect(x.num * y.den <= y.num * x.den).toBe(true);
        expect(x.num >= 0n && x.num <= x.den && x.den > 0n).toBe(true);
      }),
    );
  });
});

describe('the rate', () => {
  it.each([
    [6_048n, 10_000n, 605],
    [97_160n, 100_000n, 972],
    [1n, 2_000n, 1],
    [9_999n, 20_000_000n, 0],
    [12n, 10n, 1200],
    [-1n, 10n, -100],
  ])('%s of %s is %i tenths', (done, plan, tenths) => expect(percentTenths(done, plan)).toBe(tenths));

  it.each([0n, -1n])('there is none against a plan of %s', (plan) => {
    expect(percentTenths(1n, plan)).toBeNull();
    expect(pointsTenths(1n, plan, { num: 1n, den: 12n })).toBeNull();
  });
});

describe('points ahead of schedule, as the bulletins print them', () => {
  it.each([
    ['46.3% at the end of May', 463n, 1_000n, '2026-05', 463, 46],
    ['60.48% at the end of June', 6_048n, 10_000n, '2026-06', 605, 105],
    ['97.16%, printed 97.2%, at the end of October', 97_160n, 100_000n, '2026-10', 972, 138],
    ['97.20% exactly would have been 13.9', 97_200n, 100_000n, '2026-10', 972, 139],
    ['33.32% at the end of May', 3_999n, 12_000n, '2026-05', 333, -83],
    ['nothing at the end of May', 0n, 12_000n, '2026-05', 0, -417],
  ])('%s', (_, done, plan, period, rate, points) => {
    expect(percentTenths(done, plan)).toBe(rate);
    expect(pointsTenths(done, plan, scheduleByMonth(period))).toBe(points);
  });

  it('are rounded once, so never more than 0.05 from the exact difference', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 13n });
    const whole = fc.bigInt({ min: 100n, max: 10n ** 13n }); // below one yuan a rate may leave the safe integers
    fc.assert(
      fc.property(amount, whole, fc.integer({ min: 1, max: 12 }), (done, plan, month) => {
        const schedule = scheduleByMonth(`2026-${String(month).padStart(2, '0')}`);
        const tenths = BigInt(pointsTenths(done, plan, schedule) ?? 0);
        const rest = (done * schedule.den - plan * schedule.num) * 1000n - tenths * plan * schedule.den;
        expect((rest < 0n ? -rest : rest) * 2n <= plan * schedule.den).toBe(true);
      }),
    );
  });
});
