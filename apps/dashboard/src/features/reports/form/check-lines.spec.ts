import { describe, expect, it } from '@jest/globals';
import { blocking, checkLines } from './check-lines';
import { fieldsOf, type Fields, fromDraft, toDraft } from './fields';
import { lightAfter } from './light-after';
import { sample } from './sample.fixture';

const empty = fromDraft(sample.draft);
const good: Fields = { ...empty, month: '1620', physical: '62', text: '框架至四层' };
const codes = (fields: Fields) => checkLines(fields, sample).map(({ code, tone }) => `${tone} ${code}`);

describe('before filing', () => {
  it('an empty form has three things to do and nothing wrong', () => {
    expect(blocking(checkLines(empty, sample)).map(({ tone, field }) => `${tone} ${field}`)).toEqual([
      'todo month',
      'todo physical',
      'todo text',
    ]);
  });
  it('a good one agrees throughout, with its numbers', () => {
    expect(checkLines(good, sample).every(({ tone }) => tone === 'ok')).toBe(true);
    expect(checkLines(good, sample).map(({ value }) => value)).toEqual(
      expect.arrayContaining(['15,970', '32,820 / 62,000', '1,620 / 18,000 = 9.0%', '62%']),
    );
  });
  it('the words of last month need a reason', () => {
    const same = { ...good, text: '1# 聚合装置 框架至三层' };
    expect(codes(same)).toContain('error same-text');
    expect(codes({ ...same, noProgress: '' })).toContain('error same-text');
    expect(codes({ ...same, noProgress: '停工等电缆' })).toContain('ok reason.ok');
  });
  it.each([
    [{ month: '-1' }, 'error negative'],
    [{ month: '12..' }, 'error unreadable'],
    [{ month: '5401' }, 'warning month-over-30-percent'],
    [{ month: '40000' }, 'warning over-total'],
    [{ physical: '50' }, 'warning physical-fell'],
    [{ physical: '120' }, 'error unreadable'],
    [{ problems: [{ category: '用工', text: '' }] }, 'error problem-incomplete'],
    [{ nextPlan: '?' }, 'error unreadable'],
  ])('%j', (change, line) => expect(codes({ ...good, ...change })).toContain(line));
});

it('opens with the progress last reported, and with nothing of its money', () => {
  expect(fieldsOf(sample)).toMatchObject({ month: '', physical: '55', step: '基础', text: '' });
  expect(fieldsOf({ ...sample, draft: { ...sample.draft, physicalBp: 6000 } }).physical).toBe('60');
  // what was emptied stays empty
  expect(fieldsOf({ ...sample, state: 'draft', savedAt: '2026-11-20T02:00:00.000Z' }).physical).toBe('');
  expect(fieldsOf({ ...sample, previous: null })).toEqual(empty);
  expect(blocking(checkLines(fieldsOf(sample), sample)).map(({ field }) => field)).toEqual(['month', 'text']);
});

it('sends exact fen and leaves out what cannot be read', () => {
  expect(toDraft({ ...good, month: '1,620.55', funds: 'x', physical: '62.5' })).toMatchObject({
    monthFen: '1620550000',
    fundsFen: null,
    physicalBp: 6250,
  });
});

it.each([
  [15_970, 'green', 'slight-lag'],
  [13_200, 'green', 'slight-lag'], // exactly 80% of the schedule is not below it
  [13_199, 'yellow', 'lag'],
  [9_899, 'red', 'severe-lag'],
])('%i 万元 by November is %s', (done, color, word) => {
  expect(lightAfter(sample, BigInt(done) * 1_000_000n)).toMatchObject({ color, word, period: '2026-11' });
});
