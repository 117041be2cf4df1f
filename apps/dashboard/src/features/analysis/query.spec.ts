import { expect, it } from '@jest/globals';
import { withParts } from '../../shared/address';
import { groupOf, linkOf, readState } from './query';

const ID = '0198c0de-0000-7000-8000-0000000000b1';
const read = (search: string) => readState(new URLSearchParams(search));

it('reads the whole page from its address, and ignores what it does not know', () => {
  expect(read('')).toEqual({
    view: 'table',
    by: 'unit',
    steps: 'reason',
    measure: 'current',
    period: undefined,
    filters: {},
  });
  expect(
    read(`view=heat&by=level&measure=first&period=2026-08&unitId=${ID}&industry=C&light=red&sector=no&x=1`),
  ).toMatchObject({
    view: 'heat',
    by: 'level',
    measure: 'first',
    period: '2026-08',
    filters: { unitId: ID, industry: 'C', light: 'red' },
  });
  expect(read('period=2026-13&view=pie&industry=C38').period).toBeUndefined();
});

it('leads from a group to the register with the same filters and its own', () => {
  const state = read('sector=urban&measure=first');
  expect(linkOf(state, 'unit', ID)).toBe(`/projects?sector=urban&unitId=${ID}&sort=lag&measure=first`);
  expect(linkOf(state, 'level', 'province')).toContain('level=province');
  expect(linkOf(state, 'leader', '')).toBeNull();
});

it('leads from a month or a year to the page as it stood then', () => {
  const state = read('by=month&sector=urban');
  expect(linkOf(state, 'month', '2026-03')).toBe('/analysis?sector=urban&period=2026-03');
  expect(linkOf(state, 'year', '2025')).toBe('/analysis?sector=urban&period=2025-12');
});

it('changes one part of the address and leaves the others', () => {
  expect(withParts(new URLSearchParams('a=1&b=2'), { b: null, c: '3' }).toString()).toBe('a=1&c=3');
  expect(groupOf('month')).toBe('unit');
  expect(groupOf('level')).toBe('level');
});
