import type { ImportField } from '@duban/contracts';
import { readCell } from './read-cell';

const field = (type: ImportField['type'], over: Partial<ImportField> = {}) => ({
  ...{ type, choices: [], required: null },
  ...over,
});
const AS_IS = { unit: 'wan', date: 'auto' } as const;
const STAGES = [
  { value: 'building', zh: '在建', en: 'building' },
  { value: 'at-capacity', zh: '达产', en: 'at capacity' },
];

describe('a cell', () => {
  it.each([
    ['wan', '52,000.5', '52000500000'],
    ['yuan', '1234.56', '123456'],
    ['yi', '1.2', '12000000000'],
    ['wan', '１２００', '1200000000'],
    ['wan', '1.2亿元', '12000000000'],
    ['yi', '300 万元', '300000000'],
    ['yuan', '3元', '300'],
    ['wan', '1.5e3', '1500000000'],
    ['wan', '0', '0'],
  ] as const)('of money in %s: %s is %s fen', (unit, text, fen) =>
    expect(readCell(text, undefined, field('money'), { ...AS_IS, unit })).toEqual({ value: fen }),
  );

  it.each([
    ['五万', 'not-a-number'],
    ['12,00', 'not-a-number'],
    ['1.2345678', 'too-exact'],
    ['-3', 'negative'],
    ['9'.repeat(30), 'too-large'],
  ])('of money: %s is %s', (text, code) =>
    expect(readCell(text, undefined, field('money'), AS_IS)).toMatchObject({ code }),
  );

  it.each([
    ['2026-05-31', '2026-05-31'],
    ['2026/5/3', '2026-05-03'],
    ['2026.5.3', '2026-05-03'],
    ['2026年5月3日', '2026-05-03'],
    ['20260503', '2026-05-03'],
    ['2026/5/3 00:00:00', '2026-05-03'],
  ])('of a day: %s is %s', (text, day) =>
    expect(readCell(text, undefined, field('day'), AS_IS)).toEqual({ value: day }),
  );

  it.each([
    ['2026-02-30', 'not-a-day'],
    ['05/03/2026', 'not-a-day'],
    ['46143', 'not-a-day'],
    ['2026年5月', 'not-a-day'],
    ['1899-01-01', 'out-of-range'],
  ])('of a day: %s is %s, and nothing is guessed', (text, code) =>
    expect(readCell(text, undefined, field('day'), AS_IS)).toMatchObject({ code }),
  );

  it.each([
    ['DD/MM/YYYY', '2026-03-05'],
    ['MM/DD/YYYY', '2026-05-03'],
  ] as const)('of a day that is told to be %s', (date, day) =>
    expect(readCell('05/03/2026', undefined, field('day'), { ...AS_IS, date })).toEqual({ value: day }),
  );

  it.each([
    ['month', '2026年5月', '2026-05'],
    ['month', '202605', '2026-05'],
    ['year', '2026年', 2026],
    ['percent', '36.5', 3650],
    ['percent', '36.5%', 3650],
    ['yes-no', '是', true],
    ['yes-no', 'N', false],
    ['labels', '甲；乙, 丙、', ['甲', '乙', '丙']],
    ['code', ' 2305-3401 22-04 ', '2305-340122-04'],
    ['text', "'=1+1", '=1+1'],
  ] as const)('of a %s: %j', (type, text, value) =>
    expect(readCell(text, undefined, field(type), AS_IS)).toEqual({ value }),
  );

  it.each([
    ['month', '2026-13', 'not-a-month'],
    ['percent', '101', 'not-a-share'],
    ['year', '26', 'not-a-year'],
    ['yes-no', '也许', 'not-yes-no'],
  ] as const)('of a %s refuses %s', (type, text, code) =>
    expect(readCell(text, undefined, field(type), AS_IS)).toMatchObject({ code }),
  );

  it('of a choice is known by its word in either language, or by the code itself', () => {
    const choice = field('choice', { choices: STAGES });
    for (const text of ['达产', 'At Capacity', 'at-capacity', ' 达 产 '])
      expect(readCell(text, undefined, choice, AS_IS)).toEqual({ value: 'at-capacity' });
    expect(readCell('快好了', undefined, choice, AS_IS)).toMatchObject({ code: 'not-a-choice' });
  });

  it('that is blank says nothing, and empties by the word only what may be empty', () => {
    expect(readCell('  ', undefined, field('text'), AS_IS)).toEqual({ value: undefined });
    expect(readCell('清空', undefined, field('money'), AS_IS)).toEqual({ value: null });
    expect(readCell('清空', undefined, field('text', { required: 'new' }), AS_IS)).toMatchObject({
      code: 'not-to-be-empty',
    });
  });

  it.each([
    ['merged', 'merged'],
    ['error', 'cell-error'],
    ['formula-blank', 'formula-blank'],
  ] as const)('that is %s is refused whatever it says', (mark, code) =>
    expect(readCell('1', mark, field('money'), AS_IS)).toMatchObject({ code }),
  );
});
