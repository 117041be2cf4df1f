import { expect, it } from '@jest/globals';
import { withPart } from '../../shared/address';
import { readFilter } from './filter';

it('reads the address and leaves out what it does not understand', () => {
  const id = '0198c0de-0000-7000-8000-0000000000c1';
  expect(
    readFilter(new URLSearchParams(`state=dismissed&check=same-text&unitId=${id}&period=2026-10`)),
  ).toEqual({ state: 'dismissed', check: 'same-text', unitId: id, projectId: undefined, period: '2026-10' });
  expect(readFilter(new URLSearchParams('state=x&check=y&unitId=z&period=2026-13'))).toEqual({
    state: 'open',
  });
});

it('changes one part and lets an empty one fall away', () => {
  const params = new URLSearchParams('check=same-text&state=all');
  expect(withPart(params, 'check', null)).toBe('?state=all');
  expect(withPart(params, 'period', '2026-10')).toBe('?check=same-text&state=all&period=2026-10');
});
