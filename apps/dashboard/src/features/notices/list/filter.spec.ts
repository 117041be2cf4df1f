import { expect, it } from '@jest/globals';
import { withPart } from '../../../shared/address';
import { readFilter, viewsFor } from './filter';

const read = (text: string) => readFilter(new URLSearchParams(text));
const ID = '0198c1de-0000-7000-8000-000000000001';

it('reads the list from the address and leaves out what it does not understand', () => {
  expect(read('')).toMatchObject({ view: 'open' });
  expect(read(`view=overdue&severity=urgent&state=signed&projectId=${ID}`)).toMatchObject({
    view: 'overdue',
    severity: 'urgent',
    state: 'signed',
    projectId: ID,
  });
  expect(read('view=nonsense&severity=x&state=y&projectId=1;drop')).toEqual({
    view: 'all',
    state: undefined,
    severity: undefined,
    unitId: undefined,
    projectId: undefined,
    q: undefined,
  });
});

it('looks everywhere when it looks for something', () => {
  expect(read('q=58号').view).toBe('all');
  expect(read(`projectId=${ID}`).view).toBe('all');
});

it('changes one part of the address', () => {
  const params = new URLSearchParams('view=open&q=a');
  expect(withPart(params, 'view', 'mine')).toBe('?view=mine&q=a');
  expect(withPart(params, 'q', null)).toBe('?view=open');
});

it("keeps the office's own views to the office", () => {
  expect(viewsFor(false)).toEqual([
    'mine',
    'open',
    'overdue',
    'requests',
    'suspended',
    'escalated',
    'closed',
    'all',
  ]);
  expect(viewsFor(true)).toContain('proposed');
});
