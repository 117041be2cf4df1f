import { expect, it } from '@jest/globals';
import { toBars } from './work-days';

const day = (date: string, kind: 'start' | 'counted' | 'off' | 'after', due = false) => ({
  day: `2026-11-${date}`,
  kind,
  due,
});

it('draws a bar for each counted day, one mark for days off in a row, and nothing behind the due day', () => {
  const days = [
    day('18', 'start'),
    day('19', 'counted'),
    day('20', 'counted'),
    day('21', 'off'),
    day('22', 'off'),
    day('23', 'counted'),
    day('24', 'counted', true),
    day('25', 'after'),
  ];
  expect(toBars(days, '2026-11-20')).toEqual([
    { kind: 'past', days: 1 },
    { kind: 'open', days: 1 },
    { kind: 'off', days: 2 },
    { kind: 'open', days: 1 },
    { kind: 'open', days: 1 },
  ]);
  expect(toBars([], '2026-11-20')).toEqual([]);
});
