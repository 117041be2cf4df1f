import { expect, it } from '@jest/globals';
import { isFiltered, readQuery, withChange } from './list-query';

const params = (text: string) => new URLSearchParams(text);

it('reads what it knows from the address and ignores the rest', () => {
  expect(readQuery(params('q=%20聚酯%20&light=red&sort=lag&stage=building&large=true'))).toEqual({
    q: '聚酯',
    light: 'red',
    sort: 'lag',
    stage: 'building',
    large: 'true',
  });
  expect(readQuery(params('light=purple&unitId=7&township=abc&sort=price&q=%20&page=3'))).toEqual({});
});

it('changes one thing and keeps the others', () => {
  expect(withChange(params('light=red&sort=lag'), 'light', null).toString()).toBe('sort=lag');
  expect(withChange(params('sort=lag'), 'q', '管网').get('q')).toBe('管网');
});

it('knows a narrowed list from a sorted one', () => {
  expect(isFiltered(readQuery(params('sort=total')))).toBe(false);
  expect(isFiltered(readQuery(params('filing=owed')))).toBe(true);
});
