import fc from 'fast-check';
import {
  type CheckedProject,
  type CheckedReport,
  DEFAULT_FINDING_RULES,
  FINDING_CHECKS,
  type FindingRules,
  checkFindingRules,
  findFindings,
  findPastFindings,
  sameCauses,
} from './findings';
import { fenFromWan } from './money';

const wan = (n: number) => fenFromWan(String(n));
const report = (over: Partial<CheckedReport> = {}): CheckedReport => ({
  period: '2026-10',
  monthFen: wan(903),
  totalFen: wan(10_003),
  paidFen: null,
  physicalBp: 5000,
  text: '主体施工至五层',
  ...over,
});
const before = (over: Partial<CheckedReport> = {}) =>
  report({
    period: '2026-09',
    totalFen: wan(9_100),
    monthFen: wan(811),
    physicalBp: 4500,
    text: '主体施工至四层',
    ...over,
  });
/** 20,000 万元 in all, 12,000 for the year: nothing to ask. */
const project = (over: Partial<CheckedProject> = {}): CheckedProject => ({
  totalFen: wan(20_000),
  estimateFen: wan(20_000),
  budgetFen: wan(21_000),
  governmentFunded: true,
  actualStart: '2025-03-10',
  planFen: { 2026: wan(12_000) },
  reports: [report(), before()],
  ...over,
});
const found = (over: Partial<CheckedProject>, rules: Partial<FindingRules> = {}) =>
  findFindings(project(over), { ...DEFAULT_FINDING_RULES, ...rules });

it('a sound report has no finding, and none is none', () => {
  expect(found({})).toEqual([]);
  expect(found({ reports: [] })).toEqual([]);
});

it.each<[string, Partial<CheckedProject>, object[]]>([
  ['a negative sum', { reports: [report({ totalFen: -wan(1) })] }, [{ check: 'negative-total' }]],
  [
    'a sum that fell',
    { reports: [report({ totalFen: wan(9_099) }), before()] },
    [{ check: 'fell-total', facts: { beforeFen: String(wan(9_100)), before: '2026-09' } }],
  ],
  ['a sum that stands for one month', { reports: [report({ totalFen: wan(9_100) }), before()] }, []],
  [
    'a sum that stands for two',
    {
      reports: [
        report({ totalFen: wan(9_100), monthFen: 0n }),
        before({ monthFen: 0n }),
        before({ period: '2026-08' }),
      ],
    },
    [{ check: 'unchanged', facts: { months: 2, from: '2026-09' } }],
  ],
  [
    'a sum that stands before the building',
    {
      actualStart: '2026-11-01',
      reports: [
        report({ totalFen: 0n, monthFen: 0n }),
        before({ totalFen: 0n }),
        before({ totalFen: 0n, period: '2026-08' }),
      ],
    },
    [],
  ],
  [
    'the text of last month with another blank',
    { reports: [report({ text: '主体施工 至四层' }), before()] },
    [{ check: 'same-text', facts: { before: '2026-09' } }],
  ],
  ['exactly 30 per cent of the plan', { reports: [report({ monthFen: wan(3_600) }), before()] }, []],
  [
    'more than 30 per cent of the plan',
    { reports: [report({ monthFen: wan(3_601) }), before()] },
    [{ check: 'month-over-plan', facts: { percent: 30 } }],
  ],
  ['no plan to compare with', { planFen: {}, reports: [report({ monthFen: wan(3_601) }), before()] }, []],
  [
    'more paid than done',
    { reports: [report({ paidFen: wan(10_004) }), before()] },
    [{ check: 'paid-above-reported', facts: { paidFen: String(wan(10_004)) } }],
  ],
  [
    '20 points ahead of the works',
    { reports: [report({ physicalBp: 3001 }), before({ physicalBp: 3000 })] },
    [],
  ],
  [
    'more than 20 points ahead of the works',
    { reports: [report({ physicalBp: 3000 }), before({ physicalBp: 3000 })] },
    [{ check: 'ahead-of-physical', facts: { moneyBp: 5001, physicalBp: 3000 } }],
  ],
  [
    'works that fell',
    { reports: [report({ physicalBp: 4499 }), before()] },
    [{ check: 'physical-fell', facts: { physicalBp: 4499, beforeBp: 4500, before: '2026-09' } }],
  ],
  [
    'works that fell since a month that says so, over one that does not',
    {
      reports: [
        report({ physicalBp: 4400 }),
        before({ physicalBp: null, totalFen: null }),
        before({ period: '2026-08' }),
      ],
    },
    [{ check: 'physical-fell', facts: { before: '2026-08' } }],
  ],
  [
    'a round number',
    { reports: [report({ monthFen: wan(2_000) }), before()] },
    [{ check: 'round-number', facts: { roundWan: 1000 } }],
  ],
  ['nothing done is no round number', { reports: [report({ monthFen: 0n }), before()] }, []],
  [
    'money before the start',
    { actualStart: '2026-11-02' },
    [{ check: 'before-start', facts: { actualStart: '2026-11-02' } }],
  ],
  ['money in the month of the start', { actualStart: '2026-10-31' }, []],
  ['money without a start', { actualStart: null }, [{ check: 'before-start' }]],
  [
    'more than the whole',
    { totalFen: wan(10_000), estimateFen: null, budgetFen: null, reports: [report({ physicalBp: 9900 })] },
    [{ check: 'over-total', facts: { totalFen: String(wan(10_000)) } }],
  ],
  [
    'a total above the budget',
    { budgetFen: wan(19_999) },
    [{ check: 'over-budget', facts: { reachedFen: String(wan(20_000)), isDone: 0, isLaw: 1 } }],
  ],
  [
    'more built than the budget',
    { budgetFen: wan(10_000), governmentFunded: false },
    [{ check: 'over-budget', facts: { isDone: 1, isLaw: 0 } }],
  ],
  ['a budget above the estimate by a tenth', { budgetFen: wan(22_000) }, []],
  [
    'a budget above the estimate by more',
    { budgetFen: wan(22_001) },
    [{ check: 'estimate-exceeded', facts: { percent: 10, isLaw: 1 } }],
  ],
])('%s', (_, over, expected) => expect(found(over)).toMatchObject(expected));

describe('a jump at the end of the year', () => {
  const year = (december: number) => ({
    planFen: { 2026: wan(100_000) },
    reports: [
      report({ period: '2026-12', monthFen: wan(december) }),
      ...[11, 10, 9].map((month) =>
        before({ period: `2026-${String(month).padStart(2, '0')}`, monthFen: wan(500), text: `${month}月` }),
      ),
      before({ period: '2025-12', monthFen: wan(9_000), text: '上年' }),
    ],
  });
  it('is three times the average month of the year', () => {
    expect(found(year(1_499))).toEqual([]);
    expect(found(year(1_500))).toEqual([
      {
        check: 'year-end-jump',
        facts: { monthFen: String(wan(1_500)), averageFen: String(wan(500)), timesTenths: 30 },
      },
    ]);
  });
  it('is none in another month, nor without months to compare', () => {
    const [december] = year(5_001).reports;
    expect(found({ planFen: {}, reports: december ? [december] : [] })).toEqual([]);
  });
});

it('a check that is off is not made; all off is no rule', () => {
  expect(found({ actualStart: null }, { off: ['before-start'] })).toEqual([]);
  expect(checkFindingRules({ ...DEFAULT_FINDING_RULES, off: ['same-text'] })).toEqual([]);
  expect(checkFindingRules({ ...DEFAULT_FINDING_RULES, off: [...FINDING_CHECKS] })).toMatchObject([
    { code: 'nothing-checked' },
  ]);
});

it('whatever is reported is checked the same way twice, and told as JSON', () => {
  const amount = fc.option(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 13n }));
  const any = fc.record({
    period: fc.constantFrom('2026-12', '2026-11', '2026-10', '2025-12'),
    monthFen: amount,
    totalFen: amount,
    paidFen: amount,
    physicalBp: fc.option(fc.integer({ min: 0, max: 10_000 })),
    text: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), amount, amount, (reports, budgetFen, plan) => {
      const given = project({ reports, budgetFen, planFen: plan === null ? {} : { 2026: plan } });
      const first = findFindings(given, DEFAULT_FINDING_RULES);
      expect(findFindings(given, DEFAULT_FINDING_RULES)).toEqual(first);
      expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      for (const { facts } of first)
        for (const fact of Object.values(facts))
          if (typeof fact === 'number') expect(Number.isSafeInteger(fact)).toBe(true);
    }),
  );
});

describe('the past', () => {
  const told = (period: string, physicalBp: number | null, over: Partial<CheckedReport> = {}) =>
    report({ period, physicalBp, monthFen: null, totalFen: null, text: '', ...over });
  const past = (reports: CheckedReport[], over: Partial<CheckedProject> = {}) =>
    findPastFindings(project({ reports, ...over }), DEFAULT_FINDING_RULES).map(
      ({ period, check }) => `${period} ${check}`,
    );

  it('asks of each report what was to be asked when it was the newest, the oldest first', () => {
    const reports = [
      told('2018-05', 4000),
      told('2017-08', null),
      told('2017-07', 4200),
      told('2017-04', 5000),
    ];
    expect(past(reports)).toEqual(['2017-07 physical-fell', '2018-05 physical-fell']);
  });

  it('holds a month against the plan of its own year', () => {
    const reports = ['2026-02', '2025-02'].map((period) =>
      told(period, null, { monthFen: wan(4_001), totalFen: wan(Number(period.slice(0, 4))) }),
    );
    expect(
      past(reports, { planFen: { 2025: wan(20_000), 2026: wan(10_000) }, actualStart: '2024-01-01' }),
    ).toEqual(['2026-02 month-over-plan']);
  });

  it('does not say that nothing moved before the start, however the start is known now', () => {
    const still = ['2026-03', '2026-02', '2026-01'].map((period) => told(period, null, { totalFen: wan(7) }));
    expect(past(still, { actualStart: '2026-04-01' })).toEqual([]);
    expect(past(still, { actualStart: '2025-12-01' })).toEqual(['2026-03 unchanged']);
  });

  it('ends with what the newest report is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }), (all) => {
        const reports = all.map((bp, i) => told(`2026-${String(12 - i).padStart(2, '0')}`, bp));
        const found = findFindings(project({ reports }), DEFAULT_FINDING_RULES);
        const then = findPastFindings(project({ reports }), DEFAULT_FINDING_RULES);
        expect(then.filter(({ period }) => period === '2026-12').map(({ check }) => check)).toEqual(
          found.map(({ check }) => check),
        );
      }),
    );
  });
});

describe('one cause at one unit', () => {
  const blocked = (...rows: string[]) =>
    rows.map((row) => {
      const [projectId = '', unitId = '', category = ''] = row.split(' ');
      return { projectId, unitId, category };
    });
  it('on three projects is one matter; each project counts once', () =>
    expect(
      sameCauses(
        blocked('p1 u 用地', 'p2 u 用地', 'p2 u 用地', 'p3 u 用地', 'p1 u 资金', 'p2 v 用地', 'p4 u 资金'),
      ),
    ).toEqual([{ unitId: 'u', category: '用地', projectIds: ['p1', 'p2', 'p3'] }]));
  it('the widest comes first', () =>
    expect(
      sameCauses(blocked('p1 u b', 'p2 u b', 'p1 u a', 'p2 u a', 'p3 u a'), 2).map(
        ({ category }) => category,
      ),
    ).toEqual(['a', 'b']));
});
