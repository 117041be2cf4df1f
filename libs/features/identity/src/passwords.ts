import { randomInt } from 'node:crypto';
import { DomainError } from '@duban/platform';
import { argon2id, hash, verify } from 'argon2';
import { brokenRules, MIN_LENGTH } from './password-rules';

/** OWASP's floor for argon2id. A hash carries its own numbers: raising these leaves the old hashes readable. */
export const PASSWORD_PARAMS = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The present password and the four before it may not come again. */
const REMEMBERED = 5;
/** Without the characters people mistake for each other on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const ONE_TIME_LENGTH = 16;

export const hashPassword = (password: string): Promise<string> => hash(password, PASSWORD_PARAMS);

let dummy: Promise<string> | null = null;

/** Costs the same when there is no hash to compare with, so that time does not tell which accounts exist. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  if (kept?.startsWith('$argon2')) return verify(kept, password);
  dummy ??= hashPassword('nobody has this password');
  await verify(await dummy, password);
  return false;
}

export function refuseWeak(password: string, username: string): void {
  const rules = brokenRules(password, username);
  if (rules.length > 0) throw new DomainError('weak-password', { rules, min: MIN_LENGTH });
}

type Kept = { passwordHash: string; passwordHistory: string[] };

export async function refuseReused(password: string, account: Kept): Promise<void> {
  const kept = [account.passwordHash, ...account.passwordHistory].slice(0, REMEMBERED);
  const same = await Promise.all(kept.map((one) => isPassword(password, one)));
  if (same.includes(true)) throw new DomainError('password-reused', { last: REMEMBERED });
}

/** What an account with this new hash keeps of its passwords. */
export function withNewHash(account: Kept, passwordHash: string): Kept {
  const passwordHistory = [account.passwordHash, ...account.passwordHistory].slice(0, REMEMBERED - 1);
  return { passwordHash, passwordHistory };
}

/** A password to be told once and changed at the first sign-in. */
export function makeOneTimePassword(): string {
  return Array.from({ length: ONE_TIME_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
