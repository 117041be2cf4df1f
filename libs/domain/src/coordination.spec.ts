import { levelOfNotice, levelOfTold, monthsTold, riseOfNotice } from './coordination';
import { DEFAULT_POLICY } from './policy';

it.each([
  [[], 1],
  [['warning'], 1],
  [['sign-overdue'], 2],
  [['warning', 'reminder-1'], 3],
  [['warning', 'reminder-1', 'reminder-2', 'criticism'], 3],
  [['warning', 'reminder-1', 'reminder-2', 'criticism', 'leader'], 4],
  [['a rung of no policy'], 1],
])('a notice whose rungs %j fired is coordinated at level %i', (fired, level) => {
  expect(levelOfNotice(DEFAULT_POLICY, fired)).toBe(level);
});

it('goes by the policy stamped on the notice', () => {
  const policy = {
    ...DEFAULT_POLICY,
    rungs: DEFAULT_POLICY.rungs.map((rung) =>
      rung.key === 'warning' ? { ...rung, to: ['county-leader'] as const } : rung,
    ),
  };
  expect(levelOfNotice(policy, ['warning'])).toBe(4);
});

it('rises at the first rung that tells somebody higher', () => {
  const ahead = [
    { key: 'leader', day: '2026-05-25' },
    { key: 'reminder-2', day: '2026-05-14' },
    { key: 'reminder-1', day: '2026-05-12' },
  ];
  expect(riseOfNotice(DEFAULT_POLICY, { fired: [], ahead })).toEqual({ level: 3, day: '2026-05-12' });
  expect(riseOfNotice(DEFAULT_POLICY, { fired: ['reminder-1'], ahead: ahead.slice(0, 2) })).toEqual({
    level: 4,
    day: '2026-05-25',
  });
  expect(riseOfNotice(DEFAULT_POLICY, { fired: ['leader'], ahead: [] })).toBeNull();
});

const told = (...periods: string[]) => periods.map((period) => ({ period, categories: ['资金融资'] }));
it.each([
  ['one month', told('2026-05'), { months: 1, since: '2026-05' }],
  ['three in a row', told('2026-02', '2026-01', '2025-12'), { months: 3, since: '2025-12' }],
  ['a month without a report', told('2026-05', '2026-03'), { months: 1, since: '2026-05' }],
  [
    'a month without the problem',
    [...told('2026-05'), { period: '2026-04', categories: ['用工'] }, ...told('2026-03')],
    { months: 1, since: '2026-05' },
  ],
  ['never', [{ period: '2026-05', categories: [] }], { months: 0, since: null }],
])('counts the months that tell of a category: %s', (_, reports, found) => {
  expect(monthsTold('资金融资', reports)).toEqual(found);
});

it('takes a problem one level higher each month, and not beyond the last', () => {
  expect([0, 1, 2, 3, 4, 9].map(levelOfTold)).toEqual([1, 1, 2, 3, 4, 4]);
});
