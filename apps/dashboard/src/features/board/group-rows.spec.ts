import { expect, it } from '@jest/globals';
import type { BoardGroup } from '@duban/contracts';
import { toGroupRows } from './group-rows';

const group = (key: string, pointsTenths: number | null, small = false): BoardGroup => ({
  key,
  name: key,
  projects: small ? 6 : 12,
  planFen: '1',
  doneFen: '1',
  rateTenths: 500,
  pointsTenths,
  color: 'green',
  small,
});

it('ranks by distance to schedule; few cases and no plan stand below, unranked', () => {
  const { ranked, small, max } = toGroupRows([
    group('b', -20),
    group('few', 300, true),
    group('a', 69),
    group('c', -355),
    group('none', null),
  ]);
  expect(ranked.map((g) => g.key)).toEqual(['a', 'b', 'c']);
  expect(small.map((g) => g.key)).toEqual(['few', 'none']);
  expect(max).toBe(35.5);
});

it('does not blow up a small difference', () => {
  expect(toGroupRows([group('a', 3)]).max).toBe(10);
});
