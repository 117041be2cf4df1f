import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Fields, fromDraft, type Problem } from './fields';
import { type FieldKey, mergeFields, settleConflicts } from './merge-fields';
import { sample } from './sample.fixture';

const blank = fromDraft(sample.draft);
const road: Problem = { category: '进场道路', text: '路未通' };
const power: Problem = { category: '管线迁改', text: '线未迁' };
const money: Problem = { category: '资金融资', text: '贷款未到' };

describe('two states of one form', () => {
  it.each<[string, Partial<Fields>, Partial<Fields>, Partial<Fields>, Partial<Fields>, FieldKey[]]>([
    ['nobody changed anything', {}, {}, {}, {}, []],
    ['only mine', { month: '1' }, { month: '2' }, { month: '1' }, { month: '2' }, []],
    ['only theirs', { month: '1' }, { month: '1' }, { month: '2' }, { month: '2' }, []],
    ['each another field', {}, { month: '2' }, { text: '主体' }, { month: '2', text: '主体' }, []],
    ['both the same', {}, { step: '主体' }, { step: '主体' }, { step: '主体' }, []],
    ['both the same amount, half typed here', {}, { month: '12.' }, { month: '12' }, { month: '12.' }, []],
    ['both, differently', {}, { month: '2' }, { month: '3' }, { month: '3' }, ['month']],
    ['emptied here, changed there', { text: '甲' }, { text: '' }, { text: '乙' }, { text: '乙' }, ['text']],
    ['emptied here alone', { text: '甲' }, { text: '' }, { text: '甲' }, { text: '' }, []],
    ['unreadable here, changed there', {}, { month: '1a' }, { month: '3' }, { month: '3' }, ['month']],
    ['unreadable here alone', {}, { month: '1a' }, {}, { month: '1a' }, []],
    ['asked for a reason here alone', {}, { noProgress: '' }, {}, { noProgress: '' }, []],
    ['a photograph left out each', {}, { without: ['a'] }, { without: ['b'] }, { without: ['a', 'b'] }, []],
    ['a problem each', {}, { problems: [road] }, { problems: [power] }, { problems: [power, road] }, []],
    ['the same problem', {}, { problems: [road] }, { problems: [road] }, { problems: [road] }, []],
    [
      'one taken away, one added',
      { problems: [road, power] },
      { problems: [power] },
      { problems: [road, power, money] },
      { problems: [power, money] },
      [],
    ],
    [
      'one problem written anew by both',
      { problems: [road] },
      { problems: [{ ...road, text: '路通一半' }] },
      { problems: [{ ...road, text: '路月底通' }] },
      { problems: [{ ...road, text: '路月底通' }] },
      ['problems'],
    ],
    [
      'urgent here, another added there',
      { problems: [road] },
      { problems: [{ ...road, urgency: 'urgent' }] },
      { problems: [road, money] },
      { problems: [money, { ...road, urgency: 'urgent' }] },
      [],
    ],
  ])('%s', (_, base, mine, theirs, fields, conflicts) => {
    expect(mergeFields({ ...blank, ...base }, { ...blank, ...mine }, { ...blank, ...theirs })).toEqual({
      fields: { ...blank, ...fields },
      conflicts,
    });
  });

  it('without a common ground whatever differs is a conflict', () => {
    const { conflicts } = mergeFields(null, { ...blank, month: '1', text: '甲' }, { ...blank, month: '2' });
    expect(conflicts).toEqual(['month', 'text']);
  });

  it('conflicts are settled field by field', () => {
    const mine = { ...blank, month: '1', text: '甲', funds: '9' };
    const merged = mergeFields(blank, mine, { ...blank, month: '2', text: '乙' });
    expect(settleConflicts(merged, mine, (key) => key === 'text')).toMatchObject({
      ...{ month: '2', text: '甲', funds: '9' },
    });
  });
});

const amount = fc.constantFrom('', '0', '1', '12.5', '300');
const word = fc.constantFrom('', '基础', '主体三层', '主体五层');
const problem = fc.record({
  category: fc.constantFrom('其他', '用工'),
  text: fc.constantFrom('甲', '乙', '丙'),
});
const anyFields: fc.Arbitrary<Fields> = fc.record({
  ...{ month: amount, funds: amount, physical: fc.constantFrom('', '10', '55'), nextPlan: amount },
  ...{ text: word, nextText: word, step: fc.constantFrom(null, '基础', '主体') },
  noProgress: fc.constantFrom(null, '', '停工'),
  problems: fc.uniqueArray(problem, { maxLength: 4, selector: (one) => one.category + one.text }),
  ownLight: fc.constantFrom(null, 'green' as const, 'red' as const),
  without: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3')),
});
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

describe('whatever both wrote', () => {
  it('nothing is lost: what somebody wrote is in the whole, or was asked about', () => {
    fc.assert(
      fc.property(anyFields, anyFields, anyFields, (base, mine, theirs) => {
        const { fields, conflicts } = mergeFields(base, mine, theirs);
        for (const key of Object.keys(base) as FieldKey[]) {
          if (conflicts.includes(key)) {
            expect(same(mine[key], theirs[key])).toBe(false);
            continue;
          }
          if (key === 'problems') {
            const isNew = (one: Problem) => !base.problems.some((was) => same(was, one));
            for (const one of [...mine.problems, ...theirs.problems].filter(isNew))
              expect(fields.problems).toContainEqual(one);
            continue;
          }
          if (key === 'without') {
            const isIn = ({ without }: Fields, one: string) => without.includes(one);
            for (const one of ['p1', 'p2', 'p3']) {
              const changed = [mine, theirs].find((each) => isIn(each, one) !== isIn(base, one));
              expect(isIn(fields, one)).toBe(isIn(changed ?? base, one));
            }
            continue;
          }
          if (!same(mine[key], base[key])) expect(fields[key]).toEqual(mine[key]);
          if (!same(theirs[key], base[key])) expect(fields[key]).toEqual(theirs[key]);
        }
      }),
    );
  });

  it('who merges does not matter: the same conflicts, and the same whole beside them', () => {
    fc.assert(
      fc.property(anyFields, anyFields, anyFields, (base, mine, theirs) => {
        const [here, there] = [mergeFields(base, mine, theirs), mergeFields(base, theirs, mine)];
        expect(here.conflicts).toEqual(there.conflicts);
        for (const key of Object.keys(base) as FieldKey[])
          if (key !== 'problems' && !here.conflicts.includes(key))
            expect([...(here.fields[key] ?? '')].sort()).toEqual([...(there.fields[key] ?? '')].sort());
      }),
    );
  });

  it('merging again changes nothing', () => {
    fc.assert(
      fc.property(anyFields, anyFields, anyFields, (base, mine, theirs) => {
        const { fields, conflicts } = mergeFields(base, mine, theirs);
        fc.pre(conflicts.length === 0);
        expect(mergeFields(theirs, fields, theirs)).toEqual({ fields, conflicts: [] });
      }),
    );
  });
});
