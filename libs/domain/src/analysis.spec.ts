import fc from 'fast-check';
import { caseRate, projectLevelOf, rankGroups, ratesOf, SMALL_GROUP } from './analysis';
import { fenFromWan } from './money';
import { pointsTenths } from './progress';

describe('rates of a group', () => {
  /** Plans that run evenly: m/12 of them is scheduled. */
  const evenly = (plan: string, done: string, month: number) => {
    const planFen = fenFromWan(plan);
    const period = `2026-${String(month).padStart(2, '0')}`;
    return ratesOf(
      { planFen, doneFen: fenFromWan(done), scheduledTwelfths: planFen * BigInt(month) },
      period,
    );
  };

  // DOMAIN §3.2, as the bulletins print them
  it.each([
    { month: 5, done: '463', rate: 463, points: 46 },
    { month: 6, done: '604.8', rate: 605, points: 105 },
    { month: 10, done: '971.6', rate: 972, points: 138 },
  ])('are told as a bulletin does at the end of month $month', ({ month, done, rate, points }) => {
    const { rateTenths, pointsTenths: ahead } = evenly('1000', done, month);
    expect([rateTenths, ahead]).toEqual([rate, points]);
  });

  // DOMAIN §17: plan 12,000 万, end of May
  it.each([
    { done: '5000', rate: 417, points: 0 },
    { done: '4000', rate: 333, points: -83 },
    { done: '1400', rate: 117, points: -300 },
  ])('are $rate of a thousand for $done 万 of 12,000 at the end of May', ({ done, rate, points }) => {
    expect(evenly('12000', done, 5)).toMatchObject({
      rateTenths: rate,
      scheduleTenths: 417,
      pointsTenths: points,
      scheduledFen: fenFromWan('5000'),
    });
  });

  it('weigh each plan by what it scheduled, by month or evenly', () => {
    // 600 evenly, and 400 of which nothing is due before autumn: 250 of 1,000 at the end of May
    const planFen = 1000n;
    const rates = ratesOf({ planFen, doneFen: 250n, scheduledTwelfths: 600n * 5n }, '2026-05');
    expect(rates).toMatchObject({ rateTenths: 250, scheduleTenths: 250, pointsTenths: 0 });
  });

  it('without a plan have a schedule and no rate', () => {
    expect(ratesOf({ planFen: 0n, doneFen: 5n, scheduledTwelfths: 0n }, '2026-06')).toMatchObject({
      rateTenths: null,
      pointsTenths: null,
      scheduleTenths: 500,
    });
  });

  it('of one project are the rates of the project', () => {
    const amounts = fc.record({
      plan: fc.bigInt({ min: 1n, max: 10n ** 15n }),
      done: fc.bigInt({ min: 0n, max: 10n ** 15n }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(amounts, ({ plan, done, month }) => {
        const period = `2026-${String(month).padStart(2, '0')}`;
        const group = ratesOf(
          { planFen: plan, doneFen: done, scheduledTwelfths: plan * BigInt(month) },
          period,
        );
        expect(group.pointsTenths).toBe(pointsTenths(done, plan, { num: BigInt(month), den: 12n }));
      }),
    );
  });
});

describe('a rate of cases', () => {
  it('stands against its own schedule: 开工 95.1 % of 1,000, of which 900 were due', () => {
    expect(caseRate({ planned: 1000, due: 900, done: 951 })).toEqual({
      num: 951,
      den: 1000,
      due: 900,
      rateTenths: 951,
      pointsTenths: 51,
      small: false,
    });
  });
  it('of fewer than eight is small, and of none is no rate', () => {
    expect(caseRate({ planned: SMALL_GROUP - 1, due: 2, done: 2 }).small).toBe(true);
    expect(caseRate({ planned: SMALL_GROUP, due: 2, done: 2 }).small).toBe(false);
    expect(caseRate({ planned: 0, due: 0, done: 0 })).toMatchObject({ rateTenths: null, pointsTenths: null });
  });
});

describe('a ranking', () => {
  const group = (key: string, points: number | null, small = false) => ({ key, pointsTenths: points, small });
  it('keeps small groups and those without a plan below, without a place', () => {
    const ranked = rankGroups([
      group('small', 900, true),
      group('behind', -51),
      group('no plan', null),
      group('ahead', 30),
      group('even', 30),
    ]);
    expect(ranked.map(({ key, rank }) => [key, rank])).toEqual([
      ['ahead', 1],
      ['even', 1],
      ['behind', 3],
      ['no plan', null],
      ['small', null],
    ]);
  });
  it('is the same in whatever order the groups come', () => {
    const groups = fc.array(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 3 }),
        pointsTenths: fc.option(fc.integer({ min: -1000, max: 1000 })),
        small: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(groups, (given) => {
        const unique = [...new Map(given.map((one) => [one.key, one])).values()];
        expect(rankGroups([...unique].reverse())).toEqual(rankGroups(unique));
      }),
    );
  });
});

describe('the level of a project', () => {
  it.each([
    [['市重点', '省重点'], 'province'],
    [['县重点', '市重点'], 'city'],
    [['招商', '县重点'], 'county'],
    [['亿元'], 'none'],
    [[], 'none'],
  ])('of %j is %s', (labels, level) => expect(projectLevelOf(labels)).toBe(level));
});
