import { DomainError } from '../http/domain-error';

/** The place in a list where a page ended, as an opaque text: the values of the sort key of its last row. */
export function cursorOf(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor of `length` parts back; 400 when it was not made by `cursorOf`. */
export function keyOf(cursor: string, length: number): (string | number | null)[] {
  const refuse = () =>
    new DomainError('invalid', {}, [{ path: 'cursor', code: 'invalid-cursor', facts: {} }]);
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refuse();
  }
  const plain = (v: unknown) => v === null || typeof v === 'string' || typeof v === 'number';
  if (!Array.isArray(key) || key.length !== length || !key.every(plain)) throw refuse();
  return key as (string | number | null)[];
}

/** `%` and `_` of a search are letters, not wild cards. */
export const likeText = (q: string) => `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
