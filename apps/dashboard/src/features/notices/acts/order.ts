import { type NoticeDetail, type NoticeMoveName } from '@duban/contracts';
import type { NoticeStage } from '@duban/domain';
import { comesFirst } from '../detail/ladder-notice';

/** What is written in the page itself, in one sheet. */
export const WRITES = ['act', 'feed-back', 'reply'] as const;
export type WriteMove = (typeof WRITES)[number];
const isWrite = (move: NoticeMoveName): move is WriteMove => (WRITES as readonly string[]).includes(move);

/** The likeliest acts of each stage, in order: they may be filled. */
const LIKELY: Record<NoticeStage, readonly NoticeMoveName[]> = {
  proposed: ['approve', 'issue', 'dismiss'],
  approved: ['issue', 'dismiss'],
  issued: ['sign', 'object'],
  signed: ['act', 'reply', 'feed-back', 'state-reason', 'ask-extension', 'ask-suspension'],
  acting: ['reply', 'feed-back', 'state-reason', 'ask-extension', 'ask-suspension'],
  returned: ['reply', 'feed-back', 'state-reason', 'ask-extension', 'ask-suspension'],
  replied: ['accept', 'return'],
  accepted: ['close'],
  closed: ['archive'],
  suspended: ['resume'],
  archived: [],
  withdrawn: [],
  dismissed: [],
};
/** Only ever one of these is filled: asking and giving up are chosen, not suggested. */
const FILLED: readonly NoticeMoveName[] = [
  'approve',
  'issue',
  'sign',
  'act',
  'feed-back',
  'reply',
  'accept',
  'close',
  'archive',
  'resume',
];

export type Offered = {
  /** Written in the page, the likeliest first; they stand above the others. */
  writes: WriteMove[];
  others: NoticeMoveName[];
  /** The one that is filled. */
  main: NoticeMoveName | null;
};

/** What the server allows, the likeliest first; nothing it does not allow is offered. */
export function offered(notice: Pick<NoticeDetail, 'can' | 'state' | 'nextFeedbackDay' | 'next'>): Offered {
  const { can, state } = notice;
  const likely = LIKELY[state];
  const place = (move: NoticeMoveName) => {
    const at = likely.indexOf(move);
    return at < 0 ? likely.length + can.indexOf(move) : at;
  };
  const all = [...new Set(can)].sort((a, b) => place(a) - place(b));
  const writes = all.filter(isWrite);
  // progress that is owed before anything else is what the unit came for
  if (comesFirst(notice) && writes.includes('feed-back') && state !== 'returned')
    writes.sort((a, b) => Number(b === 'feed-back') - Number(a === 'feed-back'));
  const others = all.filter((move) => !isWrite(move));
  return { writes, others, main: [...writes, ...others].find((move) => FILLED.includes(move)) ?? null };
}
