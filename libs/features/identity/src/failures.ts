import type { Instant } from '@duban/domain';
import { DomainError, type Tx } from '@duban/platform';
import { AccountEntity } from './account.entity';

const MAX_FAILURES = 5;
const LOCK_MS = 30 * 60_000;

/** Until when the account is locked at this wall time, or null. A lock that has run out is none. */
export function lockedUntil(account: { lockedUntil: Date | null }, wall: Instant): Date | null {
  return account.lockedUntil !== null && account.lockedUntil.getTime() > wall ? account.lockedUntil : null;
}

export const accountLocked = (until: Date) =>
  new DomainError('account-locked', { until: until.toISOString() });

/**
 * Counts a wrong password against an account, whose row the caller has locked: attempts made at the same time are
 * counted one after the other, and the one after the fifth finds the door shut, whatever its password.
 */
export async function countFailure(tx: Tx, account: AccountEntity, wall: Instant): Promise<void> {
  const expired = account.lockedUntil !== null && account.lockedUntil.getTime() <= wall;
  const failedCount = (expired ? 0 : account.failedCount) + 1;
  const locks = failedCount >= MAX_FAILURES;
  const until = locks ? new Date(wall + LOCK_MS) : null;
  await tx.em.update(AccountEntity, account.id, { failedCount, lockedUntil: until });
  if (!until) return;
  tx.record({
    type: 'account.locked',
    subject: { type: 'account', id: account.id },
    data: { until: until.toISOString(), failures: failedCount },
  });
}

/** After a right password. */
export const NO_FAILURES = { failedCount: 0, lockedUntil: null };
