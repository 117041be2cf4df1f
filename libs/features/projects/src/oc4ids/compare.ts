import { isLosslessNumber } from 'lossless-json';
import { fenOf } from './read-package';

/** `left-out`: the register has no place for it. `otherwise`: it has, and what stands there is not what was sent. */
export type Dropped = { path: string; why: 'left-out' | 'otherwise' };

/**
 * What of `sent` is not in `kept`, with its place. A part that is missing as a whole is named once, by its top. Lists are
 * compared by the ids of their members, or member by member.
 */
export function droppedOf(sent: unknown, kept: unknown, path: string): Dropped[] {
  if (kept === undefined) return [{ path, why: 'left-out' }];
  if (isLosslessNumber(sent) || isLosslessNumber(kept))
    return isSameNumber(sent, kept) ? [] : [{ path, why: 'otherwise' }];
  if (Array.isArray(sent) && Array.isArray(kept))
    return sent.flatMap((item, i) => droppedOf(item, memberLike(item, i, kept), `${path}.${i}`));
  if (isObject(sent) && isObject(kept))
    return Object.entries(sent).flatMap(([key, value]) => droppedOf(value, kept[key], `${path}.${key}`));
  return sent === kept ? [] : [{ path, why: 'otherwise' }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member with its id; where only one is kept, that stands for the first, whatever it is called. */
function memberLike(item: unknown, i: number, list: unknown[]): unknown {
  if (!isObject(item) || !('id' in item))
    return list.find((other) => droppedOf(item, other, '').length === 0);
  const same = list.find((other) => isObject(other) && other.id === item.id);
  return same ?? (i === 0 && list.length === 1 ? list[0] : undefined);
}

const isSameNumber = (a: unknown, b: unknown): boolean => {
  if (!isLosslessNumber(a) || !isLosslessNumber(b)) return false;
  const [one, other] = [fenOf(a.value), fenOf(b.value)];
  return one !== null && other !== null ? one === other : Number(a.value) === Number(b.value);
};
