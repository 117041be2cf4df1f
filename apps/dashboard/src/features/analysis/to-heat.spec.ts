import { expect, it } from '@jest/globals';
import { shareOf, stepOf } from './to-heat';

it.each([
  ['1000', '1000', 100, 0],
  ['800', '1000', 80, 1],
  // 79.96 % is printed 80 and is below it
  ['7996', '10000', 80, 2],
  ['600', '1000', 60, 2],
  ['400', '1000', 40, 3],
  ['399', '1000', 40, 4],
  ['0', '1000', 0, 4],
  ['5', '0', null, 0],
])('%s of %s scheduled is %s %% in shade %s', (doneFen, scheduledFen, share, step) => {
  expect(shareOf({ doneFen, scheduledFen })).toBe(share);
  expect(stepOf({ doneFen, scheduledFen })).toBe(step);
});
