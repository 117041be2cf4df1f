import { expect, it } from '@jest/globals';
import { COMPLAINT_FILED, type ComplaintPosition } from '@duban/domain';
import { verdictFollows } from './verdict-follows';

const answered: ComplaintPosition = { ...COMPLAINT_FILED, stage: 'answered' };

it.each([
  ['solved', 5, 0, false, 'settled'],
  ['partly', 3, 0, false, 'settled'],
  ['not-solved', 5, 0, false, 'up'],
  ['solved', 1, 0, false, 'up'],
  ['not-solved', 1, 1, false, 'up'],
  ['not-solved', 1, 2, false, 'leader'],
  ['not-solved', 1, 2, true, 'nobody-above'],
  ['solved', 4, 2, true, 'settled'],
] as const)('%s, %d, after %d reworks (leader %s): %s', (outcome, grade, reworks, wasWithLeader, follows) => {
  expect(verdictFollows({ ...answered, reworks, wasWithLeader }, outcome, grade, 2)).toBe(follows);
});

it('asks for both, and promises nothing where no verdict may be given', () => {
  expect(verdictFollows(answered, 'solved', null, 2)).toBe('choose');
  expect(verdictFollows(answered, null, 5, 2)).toBe('choose');
  expect(verdictFollows({ ...answered, stage: 'acting' }, 'solved', 5, 2)).toBe('choose');
});
