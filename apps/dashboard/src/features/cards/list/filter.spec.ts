import { expect, it } from '@jest/globals';
import { withPart } from '../../../shared/address';
import { readFilter, viewsFor } from './filter';

const read = (query: string) => readFilter(new URLSearchParams(query));
const ID = '0198c0de-0000-7000-8000-0000000000a1';

it('reads the view and the filters from the address, and leaves out what it does not understand', () => {
  expect(read('')).toMatchObject({ view: 'in-force', color: undefined });
  expect(read('view=appealed&color=red&q=%20 撮镇 ')).toMatchObject({
    view: 'appealed',
    color: 'red',
    q: '撮镇',
  });
  expect(read('view=nothing&color=blue&unitId=7')).toMatchObject({ color: undefined, unitId: undefined });
});

it('shows everything of one unit or notice', () => {
  expect(read(`unitId=${ID}`)).toMatchObject({ view: 'all', unitId: ID });
  expect(read(`noticeId=${ID}&view=over`)).toMatchObject({ view: 'over', noticeId: ID });
});

it('keeps proposals from units', () => {
  expect(viewsFor(false)).not.toContain('proposed');
  expect(viewsFor(true)).toContain('proposed');
});

it('changes one part of the address', () => {
  const params = new URLSearchParams('view=all&q=x');
  expect(withPart(params, 'color', 'red')).toBe('?view=all&q=x&color=red');
  expect(withPart(params, 'q', '')).toBe('?view=all');
});
