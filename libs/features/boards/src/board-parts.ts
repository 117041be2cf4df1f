import type { Board, NoticeLine } from '@duban/contracts';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { KeptSums } from './kept-sums.queries';
import type { NoticeSums } from './notice-sums.queries';

/** What a board is made of, cut by what can change it. Its news and its remaining time are always read. */
export type Parts = {
  sums: KeptSums;
  left: Board['left'];
  notices: { sums: NoticeSums; nextRungs: number; queue: NoticeLine[] };
  cards: Board['cards'];
};
export type PartName = keyof Parts;
const ALL: readonly PartName[] = ['sums', 'left', 'notices', 'cards'];

/** Which parts an event can change, by the first word of its type. What is not named here may change every part. */
const TOUCHED_BY: Readonly<Record<string, readonly PartName[]>> = {
  report: ['sums'],
  light: ['sums'],
  waiver: ['sums'],
  finding: [],
  notice: ['notices'],
  card: ['cards'],
  session: [],
};

/** After more events than this it is quicker to read everything than to ask what they were. */
const MANY = 1000;

/** The parts that events after `since` up to `until` can have changed; null when that is not worth asking. */
export async function findTouched(
  em: EntityManager,
  since: number,
  until: number,
): Promise<ReadonlySet<PartName> | null> {
  if (until - since > MANY) return null;
  const rows = await rowsOf<{ word: string }>(
    em,
    `select distinct split_part(type, '.', 1) as word from events where seq > $1 and seq <= $2`,
    [since, until],
  );
  return new Set(rows.flatMap(({ word }) => TOUCHED_BY[word] ?? ALL));
}
