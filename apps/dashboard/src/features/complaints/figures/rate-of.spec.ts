import { expect, it } from '@jest/globals';
import { rateOf } from './rate-of';

it('is a rate with its basis, a count where the cases are few, nothing where there are none', () => {
  expect(rateOf(9, 12, 7500, false)).toEqual({ kind: 'rate', num: 9, den: 12, text: '75.0%' });
  expect(rateOf(2, 3, 6667, true)).toEqual({ kind: 'small', num: 2, den: 3 });
  expect(rateOf(0, 0, null, true)).toEqual({ kind: 'nothing' });
});
