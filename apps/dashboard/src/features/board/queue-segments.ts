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
  review: (line) => line.state === 'replied',
  proposed: (line) => line.state === 'proposed',
};

export const inSegment = (queue: readonly NoticeLine[], segment: QueueSegment): NoticeLine[] =>
  queue.filter(HOLDS[segment]);

/** The queue holds the most urgent only; where the board counts the whole, its count stands. */
export function segmentCounts(board: Pick<Board, 'queue' | 'notices'>): Record<QueueSegment, number> {
  const { notices, queue } = board;
  const review = notices.byState.find((row) => row.state === 'replied')?.count;
  return {
    all: Math.max(queue.length, notices.open + notices.proposed),
    overdue: notices.overdue,
    day: inSegment(queue, 'day').length,
    review: review ?? inSegment(queue, 'review').length,
    proposed: notices.proposed,
  };
}

/** The list behind a segment. */
export const SEGMENT_LIST: Record<QueueSegment, string> = {
  all: '/notices?view=open',
  overdue: '/notices?view=overdue',
  day: '/notices?view=open',
  review: '/notices?view=review',
  proposed: '/notices?view=proposed',
};
