import type { Board, NoticeLine } from '@duban/contracts';
import type { Calendar } from '@duban/domain';
import { rowsOf, type InForce } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { ComplaintSums } from './complaint-sums.queries';
import type { KeptSums } from './kept-sums.queries';
import type { NoticeSums } from './notice-sums.queries';

/** What a board is made of, cut by what can change it. Its news and its remaining time are always read. */
export type Parts = {
  /** By which calendar and rules it is judged. */
  law: { cal: Calendar; rules: InForce<'light-rules'> };
  sums: KeptSums;
  left: Board['left'];
  notices: { sums: NoticeSums; nextRungs: number; queue: NoticeLine[] };
  cards: Board['cards'];
  complaints: ComplaintSums;
};
export type PartName = keyof Parts;
const ALL: readonly PartName[] = ['law', 'sums', 'left', 'notices', 'cards', 'complaints'];

/** Which parts an event can change, by the first word of its type. What is not named here may change every part. */
const TOUCHED_BY: Readonly<Record<string, readonly PartName[]>> = {
  report: ['sums'],
  light: ['sums'],
  waiver: ['sums'],
  finding: [],
  notice: ['notices'],
  card: ['cards'],
  complaint: ['complaints'],
  session: [],
  enrolment: [],
};

/** After more events than this it is quicker to read everything than to ask what they were. */
const MANY = 1000;

/** The newest event, and the parts that those after `since` can have changed; null when that is not worth asking. */
export type Moment = { version: number; touched: ReadonlySet<PartName> | null };

/** `since`: up to which event a board is known; null when none is. */
export async function findMoment(em: EntityManager, since: number | null): Promise<Moment> {
  const [row] = await rowsOf<{ seq: string; words: string[] | null }>(
    em,
    `select h.seq, case when h.seq - $1::bigint <= ${MANY} then array(
       select distinct split_part(type, '.', 1) from events where seq > $1 and seq <= h.seq) end as words
     from event_head h`,
    [since],
  );
  const words = since === null ? null : row?.words;
  return {
    version: Number(row?.seq ?? 0),
    touched: words ? new Set(words.flatMap((word) => TOUCHED_BY[word] ?? ALL)) : null,
  };
}
