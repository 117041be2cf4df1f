import { describe, expect, it } from '@jest/globals';
import { readYearFile } from './read-year-file';
import { year2026 } from '../fake-year';

const days = year2026.days.map(({ day, name, working }) => ({ name, date: day, isOffDay: !working }));
const whole = { $id: 'x', year: 2026, papers: ['https://www.gov.cn/2026'], days };
const text = (over: object = {}) => JSON.stringify({ ...whole, ...over }, null, 4);
const found = (content: string, announced = true) =>
  readYearFile(content, announced).findings.map(({ code, line }) => [code, line]);

describe('the file of a year', () => {
  it('in the form of holiday-cn is read as it is', () => {
    const { file, findings } = readYearFile(text(), true);
    expect(findings).toEqual([]);
    expect(file).toEqual({ year: 2026, papers: ['https://www.gov.cn/2026'], days });
  });

  it('says line by line what is wrong', () => {
    const lines = text({ days: [...days, { name: '国庆节', date: '2026-10-01', isOffDay: true }] }).split(
      '\n',
    );
    const twice = lines.length - 6; // the last entry of five lines, before the two closing ones
    expect(found(lines.join('\n'))).toEqual([['twice', twice]]);
    expect(lines[twice - 1]?.trim()).toBe('{');
  });

  it.each([
    ['no JSON', '{ "year": 2026, ]', 'not-json'],
    ['a list', '[]', 'not-a-year'],
    ['no days', text({ days: [] }), 'no-days'],
    ['a year in words', text({ year: '2026' }), 'not-a-year'],
    ['papers that are none', text({ papers: 'x' }), 'not-papers'],
    ['a day without its kind', text({ days: [{ name: '元旦', date: '2026-01-01' }] }), 'not-a-day'],
    ['no such day', text({ days: [{ name: '春节', date: '2026-02-30', isOffDay: true }] }), 'no-such-day'],
    [
      'another year',
      text({ days: [...days, { name: '春节', date: '2025-02-03', isOffDay: true }] }),
      'other-year',
    ],
    ['half of it', text({ days: days.slice(0, 20) }), 'feast-missing'],
    ['no paper', text({ papers: [] }), 'papers-missing'],
    ['too much', ' '.repeat(200_001), 'too-large'],
  ])('with %s', (_, content, code) => expect(found(content)[0]?.[0]).toBe(code));

  it('of a year not announced may be half and without a paper', () =>
    expect(found(text({ papers: [], days: days.slice(0, 20) }), false)).toEqual([]));
});
