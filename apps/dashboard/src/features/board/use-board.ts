import { getBoard } from '@duban/contracts';
import { useLiveState, useTick, useWatchBoard } from '../../shared/live/live-context';
import { useMeasure } from '../../shared/measure';
import { type Shows, useFetched } from '../../shared/query';

const SHOWS: Shows[] = [{ type: 'board' }, { type: 'clock' }, { type: 'engine' }];
const CHANGING: Shows[] = [
  { type: 'project' },
  { type: 'report' },
  { type: 'notice' },
  { type: 'card' },
  { type: 'complaint' },
];
/** Deadlines come nearer without any event. */
const EVERY = 60_000;
/** Without contact for this long, figures are no longer shown as if they were true now. */
const OLD_AFTER = 90_000;

/** The live board against the plans of the address, and whether it is too old to be shown as true. */
export function useBoard() {
  useWatchBoard();
  const [measure] = useMeasure();
  // the board that is told live is the one against the current plans; the other is asked for when something changes
  const query = useFetched(getBoard, measure === 'first' ? { query: { measure } } : {}, {
    shows: measure === 'first' ? [...SHOWS, ...CHANGING] : SHOWS,
    every: EVERY,
  });
  const { phase, since } = useLiveState();
  const cut = phase === 'reconnecting' || phase === 'offline';
  const now = useTick(5000, cut);
  return { query, isOld: cut && now - since > OLD_AFTER };
}
