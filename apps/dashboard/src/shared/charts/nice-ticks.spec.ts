import { expect, it } from '@jest/globals';
import { niceTicks } from './nice-ticks';

it.each([
  [277.6, [0, 100, 200, 300]],
  [3.02, [0, 1, 2, 3, 4]],
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [90, [0, 20, 40, 60, 80, 100]],
  [0, [0, 1]],
])('ticks up to %d', (max, ticks) => expect(niceTicks(max)).toEqual(ticks));
