import { expect, it } from '@jest/globals';
import { wholeRow } from './use-whole-rows';

it.each([
  [690, 81, 20, 86.25],
  [690, 81, 8, null],
  [50, 81, 3, 50],
  [0, 0, 0, null],
])('%i px with rows of %i, %i of them', (available, natural, rows, height) =>
  expect(wholeRow(available, natural, rows)).toBe(height),
);
