import { expect, it } from '@jest/globals';
import { lightOf } from './light-of';

it.each([
  ['open', 2, false, 'green'],
  ['open', 1, false, 'yellow'],
  ['today', 0, false, 'yellow'],
  ['overdue', 0, false, 'red'],
  ['overdue', 4, true, 'red'],
  // missed is said by the server: it stays, whatever the day says
  ['open', 5, true, 'red'],
] as const)('%s with %d days, missed %s: %s', (state, workingDays, missed, colour) => {
  expect(lightOf({ remaining: { state, workingDays }, missed }).colour).toBe(colour);
});

it('is none where no clock runs', () => {
  expect(lightOf(null)).toEqual({ colour: 'none', why: null });
});
