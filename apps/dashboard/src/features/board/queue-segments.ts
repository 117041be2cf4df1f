import type { Board, NoticeLine } from '@duban/contracts';

export const QUEUE_SEGMENTS = ['all', 'overdue', 'day', 'review', 'proposed'] as const;
export type QueueSegment = (typeof QUEUE_SEGMENTS)[number];

export const isQueueSegment = (value: string | null): value is QueueSegment =>
  QUEUE_SEGMENTS.some((segment) => segment === value);

const awaitsUnit = (line: NoticeLine) => line.waiting === null && line.remaining !== null;

const HOLDS: Record<QueueSegment, (line: NoticeLine) => boolean> = {
  all: () => true,
  overdue: (line) => awaitsUnit(line) && line.remaining?.state === 'overdue',
  day: (line) =>
    awaitsUnit(line) &&
    (line.remaining?.state === 'today' ||
      (line.remaining?.state === 'open' && line.remaining.workingDays <= 1)),
  review: (line) => line.state === 'replied' || line.state === 'accepted',
  proposed: (line) => line.state === 'proposed' || line.state === 'approved',
};

export const inSegment = (queue: readonly NoticeLine[], segment: QueueSegment): NoticeLine[] =>
  queue.filter(HOLDS[segment]);

/**
 * The board carries the most urgent only; where it counts the whole, its count stands. null: not known, because the
 * queue ends before the first that is still in time.
 */
export function segmentCounts(board: Pick<Board, 'queue' | 'notices'>): Record<QueueSegment, number | null> {
  const { notices, queue } = board;
  const count = (state: string) => notices.byState.find((row) => row.state === state)?.count ?? 0;
  const isWhole = queue.length >= notices.open || inSegment(queue.slice(-1), 'overdue').length === 0;
  return {
    all: notices.open,
    overdue: notices.overdue,
    day: isWhole ? inSegment(queue, 'day').length : null,
    review: count('replied') + count('accepted'),
    proposed: notices.proposed,
  };
}

/** The view of the list behind a segment. */
export const SEGMENT_VIEW = {
  all: 'open',
  overdue: 'overdue',
  day: 'open',
  review: 'review',
  proposed: 'proposed',
} as const satisfies Record<QueueSegment, string>;

/** What a board of an organisation does not have: proposals are the office's own papers. */
export const segmentsFor = (scope: Board['scope']): QueueSegment[] =>
  QUEUE_SEGMENTS.filter((segment) => scope === 'all' || segment !== 'proposed');
