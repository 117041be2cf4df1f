import { describe, expect, it } from '@jest/globals';
import { year2026 } from './fake-year';
import { dayByKey, toFeasts, toMonths } from './to-months';

describe('a year in months', () => {
  const months = toMonths(year2026);
  it('has every day once, and its working days by month', () => {
    const days = months.flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null));
    expect(days).toHaveLength(365);
    expect(months.map(({ workingDays }) => workingDays).reduce((a, b) => a + b)).toBe(year2026.workingDays);
    expect(months[1]).toMatchObject({ period: '2026-02', workingDays: 16 });
  });
  it('begins each week with Monday', () => {
    expect(months[0]?.weeks[0]?.map((day) => day?.day.slice(8) ?? '')).toEqual([
      '',
      '',
      '',
      '01',
      '02',
      '03',
      '04',
    ]);
    const swap = months[1]?.weeks.flat().find((day) => day?.day === '2026-02-14');
    expect(swap).toEqual({ day: '2026-02-14', kind: 'makeup', name: '春节' });
  });
});

it('tells holidays by what they take and what is worked for them', () => {
  const names = toFeasts(year2026.days).map(({ name }) => name);
  expect(names).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']);
  expect(toFeasts(year2026.days).find(({ name }) => name === '春节')).toEqual({
    name: '春节',
    spans: [{ first: '2026-02-15', last: '2026-02-23', days: 9 }],
    worked: ['2026-02-14', '2026-02-28'],
  });
});

it.each([
  ['2026-03-10', 'ArrowLeft', '2026-03-09'],
  ['2026-03-10', 'ArrowDown', '2026-03-17'],
  ['2026-03-31', 'PageUp', '2026-02-28'],
  ['2026-03-10', 'PageDown', '2026-04-10'],
  ['2026-03-10', 'Home', '2026-03-01'],
  ['2026-03-10', 'End', '2026-03-31'],
  ['2026-01-01', 'ArrowLeft', null],
  ['2026-12-10', 'PageDown', null],
  ['2026-03-10', 'a', null],
])('from %s by %s to %s', (from, key, to) => expect(dayByKey(from, key)).toBe(to));
