import fc from 'fast-check';
import {
  DEFAULT_INVESTMENT_RULE,
  INVESTMENT_PRESETS,
  type InvestmentInput,
  type InvestmentRule,
  assessInvestment,
  isStale,
} from './lights';
import { fenFromWan } from './money';
import { scheduleByDays, scheduleByMonth, scheduleByPlan } from './progress';

const { wuhan, yinchuan, sanya } = INVESTMENT_PRESETS;
/** A plan of 12,000 万元 in 2026, so that a month is worth 1,000. */
const given = (done: string, period: string, more: Partial<InvestmentInput> = {}): InvestmentInput => ({
  doneFen: fenFromWan(done),
  planFen: fenFromWan('12000'),
  schedule: scheduleByMonth(period),
  period,
  ...more,
});

describe('the investment light', () => {
  it.each<[InvestmentRule, string, string, string]>([
    [wuhan, '5001', 'green', 'ahead'],
    [wuhan, '5000', 'green', 'on-plan'],
    [wuhan, '4999.999999', 'green', 'slight-lag'],
    [wuhan, '4000', 'green', 'slight-lag'],
    [wuhan, '3999.999999', 'yellow', 'lag'],
    [wuhan, '3999', 'yellow', 'lag'],
    [wuhan, '3000', 'yellow', 'lag'],
    [wuhan, '2999.999999', 'red', 'severe-lag'],
    [wuhan, '2999', 'red', 'severe-lag'],
    [wuhan, '0', 'red', 'severe-lag'],
    [wuhan, '-100', 'red', 'severe-lag'],
    [yinchuan, '5000', 'green', 'on-plan'],
    [yinchuan, '4000', 'green', 'slight-lag'],
    [yinchuan, '3800.000001', 'green', 'slight-lag'],
    [yinchuan, '3800', 'yellow', 'lag'], // exactly 10 points: "低 10–30 黄" names both ends
    [yinchuan, '3000', 'yellow', 'lag'],
    [yinchuan, '1400', 'yellow', 'lag'], // exactly 30 points
    [yinchuan, '1399.999999', 'red', 'severe-lag'],
    [yinchuan, '1399', 'red', 'severe-lag'],
    [sanya, '5000', 'green', 'on-plan'],
    [sanya, '4999', 'yellow', 'lag'],
    [sanya, '2500', 'yellow', 'lag'],
    [sanya, '2499', 'red', 'severe-lag'],
  ])('by %j: %s 万元 of 12,000 at the end of May is %s, %s', (rule, done, color, word) => {
    expect(assessInvestment(given(done, '2026-05', { rule }))).toMatchObject({ color, word });
  });

  it('is judged by 80/60 unless told', () => {
    expect(assessInvestment(given('3999', '2026-05')).reason.rule).toBe('ratio-80-60/0');
    expect(DEFAULT_INVESTMENT_RULE).toBe(wuhan);
  });

  it.each([
    ['2026-01', true, 'none', 'quiet'],
    ['2026-02', undefined, 'none', 'quiet'],
    ['2026-03', true, 'red', 'severe-lag'],
    ['2026-01', false, 'red', 'severe-lag'],
  ])('with nothing done in %s (yearly %s) is %s, %s', (period, yearly, color, word) => {
    expect(assessInvestment(given('0', period, { yearly }))).toMatchObject({ color, word });
  });

  it.each(['0', '-1'])('is not lit against a plan of %s', (plan) => {
    const light = assessInvestment(given('100', '2026-05', { planFen: fenFromWan(plan) }));
    expect(light).toMatchObject({ color: 'none', word: 'no-plan' });
    expect(light.reason).toMatchObject({ rateTenths: null, ratioPerMille: null, pointsTenths: null });
  });

  it('is green for a finished project whatever the figures, and grey before the rule when a report is missing', () => {
    const planFen = 0n;
    expect(assessInvestment(given('0', '2026-01', { finished: true, stale: true, planFen }))).toMatchObject({
      color: 'green',
      word: 'finished',
    });
    expect(assessInvestment(given('5000', '2026-05', { stale: true }))).toMatchObject({
      color: 'stale',
      word: 'stale',
    });
    expect(assessInvestment(given('0', '2026-01', { stale: true, planFen })).color).toBe('stale');
  });

  it('follows the plan of the months where there is one', () => {
    const months = Array.from({ length: 12 }, (_, i) => fenFromWan(i < 6 ? '0' : '2000'));
    const schedule = scheduleByPlan(months, '2026-06', fenFromWan('12000'));
    expect(assessInvestment(given('0', '2026-06', { schedule }))).toMatchObject({
      color: 'green',
      word: 'on-plan',
    });
    const ahead = assessInvestment(given('1', '2026-06', { schedule }));
    expect(ahead).toMatchObject({ color: 'green', word: 'ahead', reason: { ratioPerMille: null } });
  });

  it('measures a whole life by days', () => {
    const schedule = scheduleByDays('2024-01-01', '2026-12-31', '2026-01-31');
    expect(assessInvestment(given('6000', '2026-01', { schedule, yearly: false })).color).toBe('yellow');
  });

  it('gives every figure it was judged on, as JSON', () => {
    const { reason } = assessInvestment(given('3999', '2026-05'));
    expect(reason).toEqual({
      code: 'lag',
      doneFen: '3999000000',
      planFen: '12000000000',
      scheduleNum: '5',
      scheduleDen: '12',
      rateTenths: 333,
      scheduleTenths: 417,
      ratioPerMille: 799, // 0.7998, cut off: printed 0.800 it would contradict the yellow
      pointsTenths: -83,
      rule: 'ratio-80-60/0',
    });
    expect(JSON.parse(JSON.stringify(reason))).toEqual(reason);
  });

  it('refuses a period that is none', () =>
    expect(() => assessInvestment(given('0', '2026-05', { period: '2026-5' }))).toThrow(RangeError));
});

describe('on any figures', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 13n });
  const plan = fc.bigInt({ min: 1n, max: 10n ** 13n });
  const month = fc.integer({ min: 3, max: 12 }).map((m) => `2026-${String(m).padStart(2, '0')}`);
  const rule = fc.constantFrom(wuhan, yinchuan, sanya);
  const rank = { red: 0, yellow: 1, green: 2, stale: -1, none: -1, waived: -1 };
  const light = (doneFen: bigint, planFen: bigint, period: string, by: InvestmentRule) =>
    assessInvestment({ doneFen, planFen, schedule: scheduleByMonth(period), period, rule: by });

  it('more money never makes a light worse, and a later month never makes it better', () => {
    fc.assert(
      fc.property(amount, amount, plan, month, month, rule, (a, b, planFen, m, n, by) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(rank[light(less, planFen, m, by).color]).toBeLessThanOrEqual(
          rank[light(more, planFen, m, by).color],
        );
        const [early, late] = m < n ? [m, n] : [n, m];
        expect(rank[light(a, planFen, late, by).color]).toBeLessThanOrEqual(
          rank[light(a, planFen, early, by).color],
        );
      }),
    );
  });

  it('the printed ratio never contradicts the colour', () => {
    fc.assert(
      fc.property(amount, plan, month, (done, planFen, period) => {
        const { color, reason } = light(done, planFen, period, wuhan);
        const ratio = reason.ratioPerMille ?? NaN;
        expect(color).toBe(ratio < 600 ? 'red' : ratio < 800 ? 'yellow' : 'green');
      }),
    );
  });

  it('the unit does not matter', () => {
    fc.assert(
      fc.property(amount, plan, month, rule, (done, planFen, period, by) => {
        const [fen, wan] = [
          light(done, planFen, period, by),
          light(done * 10n ** 6n, planFen * 10n ** 6n, period, by),
        ];
        expect([fen.color, fen.word]).toEqual([wan.color, wan.word]);
      }),
    );
  });
});

describe('a stale project', () => {
  it.each([
    [null, '2026-05', true],
    ['2026-04', '2026-05', true],
    ['2025-12', '2026-01', true],
    ['2026-05', '2026-05', false],
    ['2026-06', '2026-05', false],
  ])('last report %s, last closed period %s: %s', (last, closed, expected) =>
    expect(isStale(last, closed)).toBe(expected),
  );
  it('is not asked about what is no period', () => {
    expect(() => isStale('2026-5', '2026-05')).toThrow(RangeError);
    expect(() => isStale(null, '')).toThrow(RangeError);
  });
});
