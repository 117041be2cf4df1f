import fc from 'fast-check';
import {
  atPace,
  FORECAST_SAMPLES,
  forecastYear,
  outcomeOf,
  pastForecasts,
  pastOutcomes,
  quantileOf,
  type YearCourse,
} from './forecast';

const sums = (months: readonly bigint[]) =>
  months.map((_, i) => months.slice(0, i + 1).reduce((a, b) => a + b, 0n));
/** An even plan of 1,200 a year; `monthly` is what each known month brought. */
const even = (year: number, monthly: readonly number[]): YearCourse => ({
  year,
  plannedTwelfths: Array.from({ length: 12 }, (_, i) => 1200n * BigInt(i + 1)),
  done: sums(monthly.map(BigInt)),
});
const steady = (year: number, amount: number, months = 12) => even(year, Array<number>(months).fill(amount));

describe('the pace so far', () => {
  it('of an even plan is the run rate', () => {
    expect(atPace(steady(2026, 90, 10), 10, 12)).toBe(1080n);
    expect(atPace(steady(2026, 90, 10), 10, 10)).toBe(900n);
  });
  it('follows the plan by month where there is one', () => {
    // half of the year's 1,000 is planned for November; by October 400 were planned and 300 done: 75 % of what remains
    const planned = sums([0n, 0n, 50n, 50n, 50n, 50n, 50n, 50n, 50n, 50n, 500n, 100n]).map(
      (fen) => fen * 12n,
    );
    const course = { year: 2026, plannedTwelfths: planned, done: sums(Array<bigint>(10).fill(30n)) };
    expect(atPace(course, 10, 11)).toBe(675n);
    expect(atPace(course, 10, 12)).toBe(750n);
  });
  it('says nothing before March, nor where nothing was planned', () => {
    expect(atPace(steady(2026, 90), 2, 12)).toBeNull();
    expect(atPace({ ...steady(2026, 90), plannedTwelfths: Array<bigint>(12).fill(0n) }, 6, 12)).toBeNull();
    expect(atPace(steady(2026, 90, 5), 6, 12)).toBeNull();
  });
  it('never says less than is done while months bring something', () => {
    const months = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 11 });
    fc.assert(
      fc.property(months, (monthly) => {
        const course = even(2026, monthly);
        const said = atPace(course, monthly.length, 12);
        expect(said).not.toBeNull();
        expect(said ?? -1n).toBeGreaterThanOrEqual(course.done.at(-1) ?? 0n);
      }),
    );
  });
});

describe('what came of past forecasts', () => {
  it('is told in thousandths of the increase that was forecast', () => {
    // 100 a month to September, 80 in the last three: 240 came of 300
    expect(outcomeOf(even(2025, [...Array<number>(9).fill(100), 80, 80, 80]), 9, 12)).toBe(800);
    expect(outcomeOf(steady(2025, 100), 9, 12)).toBe(1000);
    expect(outcomeOf(steady(2025, 0), 9, 12)).toBeNull();
    expect(outcomeOf(steady(2026, 100, 10), 9, 12)).toBeNull();
  });
  it('is taken from the same month of earlier years, and from any as far ahead where those are few', () => {
    const many = Array.from({ length: FORECAST_SAMPLES }, () => steady(2025, 100));
    expect(pastOutcomes(many, 9, 12)).toEqual({
      basis: 'same-month',
      outcomes: Array<number>(FORECAST_SAMPLES).fill(1000),
    });
    // months 3 to 9 of one year look three months ahead: seven of them
    expect(pastOutcomes([steady(2025, 100)], 9, 12)).toEqual({
      basis: 'same-distance',
      outcomes: Array<number>(7).fill(1000),
    });
  });
  it('lies between the least and the greatest, by nearest rank', () => {
    const ten = [100, 20, 30, 40, 50, 60, 70, 80, 90, 10];
    expect([10, 50, 90, 100].map((percent) => quantileOf(ten, percent))).toEqual([10, 50, 90, 100]);
    expect(() => quantileOf([], 50)).toThrow(RangeError);
  });
});

describe('the forecast of a year', () => {
  // of ten units each, the last quarter brought from 55 % to 100 % of what was forecast
  const units = Array.from({ length: 20 }, (_, i) =>
    even(2025, [...Array<number>(9).fill(100), ...Array<number>(3).fill(5 * (i + 1))]),
  );
  it('is the pace so far, in the band of eighty of a hundred past outcomes', () => {
    const made = forecastYear(steady(2026, 100, 9), units, 9);
    expect(made).toMatchObject({ basis: 'same-month', samples: 20 });
    // of twenty the second; the eighteenth, 1,170, is below the pace itself, which is always in the band
    expect(made?.points.at(-1)).toEqual({ month: 12, fen: 1200n, low: 930n, high: 1200n });
    expect(made?.points.map(({ month }) => month)).toEqual([10, 11, 12]);
  });
  it('has none where too few can tell', () => {
    const made = forecastYear(steady(2026, 100, 9), units.slice(0, 1), 9);
    expect(made).toMatchObject({ basis: null, samples: 7 });
    expect(made?.points.at(-1)).toEqual({ month: 12, fen: 1200n, low: null, high: null });
  });
  it('is none before March and none of a year that is over', () => {
    expect(forecastYear(steady(2026, 100, 2), units, 2)).toBeNull();
    expect(forecastYear(steady(2026, 100), units, 12)).toBeNull();
  });
  it('says how wrong it was before, from what was known then: for the ends of earlier years, and for this month', () => {
    const wholes = [
      even(2025, [...Array<number>(9).fill(100), 80, 80, 80]),
      even(2026, [...Array<number>(4).fill(100), 50]),
    ];
    expect(pastForecasts(wholes, [], 2026, 5)).toEqual([
      // said 1,200 in May, 1,140 came
      {
        year: 2025,
        origin: 5,
        target: 12,
        forecastFen: 1200n,
        actualFen: 1140n,
        errorTenths: 53,
        held: null,
      },
      { year: 2026, origin: 3, target: 5, forecastFen: 500n, actualFen: 450n, errorTenths: 111, held: null },
      { year: 2026, origin: 4, target: 5, forecastFen: 500n, actualFen: 450n, errorTenths: 111, held: null },
    ]);
  });
  it('tells whether its band held', () => {
    // all units kept their pace: the band is a line, and what kept its pace too was on it
    const kept = Array.from({ length: 12 }, () => steady(2025, 100));
    const held = (year: YearCourse) => pastForecasts([year], kept, 2026, 9).map((past) => past.held);
    expect(held(steady(2026, 100, 9))).toEqual(Array<boolean>(6).fill(true));
    expect(held(even(2026, [...Array<number>(8).fill(100), 10]))).toEqual(Array<boolean>(6).fill(false));
  });
  it('never knows what came after it was made', () => {
    // units of the year itself count as far as they were known then: changing later months changes no earlier forecast
    const own = (last: number) =>
      Array.from({ length: 15 }, (_, i) => even(2026, [...Array<number>(7).fill(90 + i), last]));
    const made = (last: number) =>
      pastForecasts([even(2026, [...Array<number>(7).fill(100), last])], own(last), 2026, 8).map(
        (past) => past.forecastFen,
      );
    expect(made(5)).toEqual(made(500));
  });
});
