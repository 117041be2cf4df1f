import { type Board, listNotices, type NoticeLine } from '@duban/contracts';
import { useMemo } from 'react';
import { useFetched } from '../../shared/query';
import { inSegment, type QueueSegment, SEGMENT_VIEW } from './queue-segments';

const LINES = 50;

/** The board carries the most urgent; a segment of them is asked for whole, and shown from the board until it comes. */
export function useQueueLines(board: Board, segment: QueueSegment): NoticeLine[] {
  const { data, isPlaceholderData } = useFetched(
    listNotices,
    { query: { view: SEGMENT_VIEW[segment], limit: LINES } },
    { shows: [{ type: 'notice' }, { type: 'clock' }], enabled: segment !== 'all' },
  );
  const listed = segment === 'all' || isPlaceholderData ? undefined : data?.items;
  return useMemo(() => inSegment(listed ?? board.queue, segment), [listed, board.queue, segment]);
}
