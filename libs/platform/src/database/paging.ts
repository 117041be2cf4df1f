import { DomainError } from '../http/domain-error';

/** The place in a list where a page ended, as an opaque text: the values of the sort key of its last row. */
export function cursorOf(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor of `length` parts back; 400 when it was not made by `cursorOf`. */
export function keyOf(cursor: string, length: number): (string | number | null)[] {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  const plain = (v: unknown) =>
    v === null || typeof v === 'number' || (typeof v === 'string' && isKeepable(v));
  if (!Array.isArray(key) || key.length !== length || !key.every(plain)) throw invalidCursor();
  return key as (string | number | null)[];
}

/** The number of the event after which a list of events goes on. 400 for anything else. */
export function seqOf(cursor: string): number {
  const [seq] = keyOf(cursor, 1);
  if (typeof seq === 'number' && Number.isSafeInteger(seq)) return seq;
  throw invalidCursor();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The row after which a list goes on that is sorted by a number and then by id. 400 for a cursor of nobody's making. */
export function rankOf(cursor: string): [number, string] {
  const [rank, id] = keyOf(cursor, 2);
  if (typeof rank === 'number' && Number.isFinite(rank) && typeof id === 'string' && UUID.test(id))
    return [rank, id];
  throw invalidCursor();
}

export const invalidCursor = () =>
  new DomainError('invalid', {}, [{ path: 'cursor', code: 'invalid-cursor', facts: {} }]);

/** Whether PostgreSQL can keep the text: no NUL, no half of a pair of surrogates. */
export const isKeepable = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** `%` and `_` of a search are letters, not wild cards. */
export const likeText = (q: string) => `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
