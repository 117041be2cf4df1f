import type { KindField } from './kinds';
import { alikeness, findHeadRow, matchHeads, plainHead, unitOfHead } from './match-heads';

const field = (key: string, zh: string, synonyms: string[] = []): KindField => ({
  ...{ key, type: 'text', name: { zh, en: key }, required: null, what: { zh: '', en: '' }, example: '' },
  ...{ usedBy: { zh: '', en: '' }, choices: [], synonyms },
});
const FIELDS = [
  field('code', '项目代码', ['统一代码']),
  field('name', '项目名称'),
  field('totalFen', '总投资', ['计划总投资']),
  field('planFen', '年度计划投资', ['年度计划']),
  field('plannedStart', '计划开工'),
];
const matched = (...heads: string[]) => matchHeads(heads, FIELDS).map(({ field }) => field);

it.each([
  [
    ['项目代码', '项目名称'],
    ['code', 'name'],
  ],
  [
    ['统一代码*', ' 项目 名称 '],
    ['code', 'name'],
  ],
  [
    ['总投资（万元）', '年度计划（亿元）'],
    ['totalFen', 'planFen'],
  ],
  [
    ['计划总投资额', '计划开工时间'],
    ['totalFen', 'plannedStart'],
  ],
  [
    ['序号', '备注'],
    [null, null],
  ],
  [
    ['总投资', '计划总投资'],
    ['totalFen', null],
  ],
])('%j is read as %j', (heads, fields) => expect(matched(...heads)).toEqual(fields));

it.each([
  ['总投资（亿元）', 'yi'],
  ['总投资(万元)', 'wan'],
  ['总投资(元)', 'yuan'],
  ['金额 单位：元', 'yuan'],
  ['总投资', null],
])('%s is counted in %s', (head, unit) => expect(unitOfHead(head)).toBe(unit));

it('a head is plain without marks, blanks and brackets', () =>
  expect(plainHead(' 总 投资（万元）* ')).toBe('总投资'));

it('likeness is shared pairs of letters', () => {
  expect(alikeness('计划开工', '计划开工时间')).toBeCloseTo(0.75);
  expect([alikeness('甲', '乙'), alikeness('', ''), alikeness('甲', '甲')]).toEqual([0, 0, 1]);
});

it('the heads are the row that says the most fields, whatever stands above', () => {
  const rows = [
    ['肥东县重点项目'],
    ['单位：万元', '', '2026 年'],
    ['项目代码', '项目名称', '总投资'],
    ['A', 'B', '1'],
  ];
  expect(
    findHeadRow(
      rows.map((cells) => ({ cells })),
      FIELDS,
    ),
  ).toBe(2);
  expect(
    findHeadRow(
      [['x'], ['甲', '乙', '丙'], ['1', '2', '3']].map((cells) => ({ cells })),
      FIELDS,
    ),
  ).toBe(1);
});
