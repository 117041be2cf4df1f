import { expect, it } from '@jest/globals';
import { heatOf, shareText } from './to-gap';

it.each([
  [0, 0, 0],
  [10, 0, 0],
  [10, 1, 1],
  [10, 2, 1],
  [10, 3, 2],
  [10, 10, 5],
  [1, 1, 5],
])('of %i reports %i better: step %i', (reports, better, step) =>
  expect(heatOf({ reports, better })).toBe(step),
);

it('says no rate of few cases', () => {
  expect(shareText({ reports: 3, better: 2 })).toBe('2/3');
  expect(shareText({ reports: 20, better: 5 })).toBe('25% · 5/20');
});
