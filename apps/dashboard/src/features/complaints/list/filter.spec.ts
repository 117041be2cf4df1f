import { describe, expect, it } from '@jest/globals';
import { withPart } from '../../../shared/address';
import { countKey, readFilter, viewsFor } from './filter';

const read = (query: string) => readFilter(new URLSearchParams(query));
const UNIT = '0198c0de-0000-7000-8000-0000000000b1';

describe('the filter in the address', () => {
  it('is the open ones when nothing is asked for', () => expect(read('').view).toBe('open'));
  it('keeps what it understands and leaves the rest out', () => {
    expect(
      read(
        `view=overdue&category=conduct&kind=nonsense&unitId=${UNIT}&unitAs=complained-of&sort=oldest&q= 水 `,
      ),
    ).toMatchObject({
      view: 'overdue',
      category: 'conduct',
      kind: undefined,
      unitId: UNIT,
      unitAs: 'complained-of',
      sort: 'oldest',
      q: '水',
    });
    expect(read("unitId=1'or'1&stage=gone&clock=late")).toMatchObject({
      unitId: undefined,
      stage: undefined,
      clock: undefined,
    });
  });
  it('looks among all when a word, a stage or a unit is asked for without a view', () => {
    expect(read('q=水').view).toBe('all');
    expect(read('stage=refused').view).toBe('all');
    expect(read(`unitId=${UNIT}`).view).toBe('all');
    expect(read('q=水&view=mine').view).toBe('mine');
  });
  it('changes one part and keeps the others', () => {
    expect(withPart(new URLSearchParams('view=all&q=水'), 'q', null)).toBe('?view=all');
    expect(withPart(new URLSearchParams('view=all'), 'kind', 'help')).toBe('?view=all&kind=help');
  });
});

it('shows a unit none of the views of the office', () => {
  expect(viewsFor(false)).toEqual(['mine', 'open', 'overdue', 'handling', 'closed', 'all']);
  expect(viewsFor(true)).toContain('filed');
});

it('finds the count of each view', () => {
  expect(countKey('call-back')).toBe('callBack');
  expect(countKey('mine')).toBe('mine');
});
