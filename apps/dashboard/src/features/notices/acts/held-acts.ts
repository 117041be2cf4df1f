import type { NoticeDetail, NoticeMoveName } from '@duban/contracts';
import type { Refusal } from '../refusals';

type Notice = Pick<NoticeDetail, 'state' | 'rungs' | 'cannot' | 'can'>;

/** An important act that is not possible now: its name, and why. */
export type HeldAct =
  | { act: NoticeMoveName; why: Refusal }
  | { act: 'yellow' | 'red'; day: string }
  | { act: 'closed' | 'archived' | 'dismissed' | 'withdrawn' };

/** Acts of which it is worth a word that only the stage stands in their way; of the others it goes without saying. */
const WORTH: readonly NoticeMoveName[] = ['accept', 'close', 'reply'];
/** Nobody asks for what is not there yet: the reason of being late, before it is late. */
const isWorthAWord = (move: NoticeMoveName, code: string) =>
  code === 'stage' ? WORTH.includes(move) : code !== 'not-overdue';
const OVER = ['closed', 'archived', 'dismissed', 'withdrawn'] as const;
const RUNNING = ['issued', 'signed', 'acting', 'returned'];

/** What the server refuses now, each once; the cards a rule will propose; and that nothing changes any more. */
export function heldActs({ state, rungs, cannot, can }: Notice): HeldAct[] {
  const over = OVER.find((stage) => stage === state);
  if (over) return [{ act: over }];
  const held: HeldAct[] = cannot
    .filter(({ move, code }) => !can.includes(move) && isWorthAWord(move, code))
    .map(({ move, code, facts }) => ({ act: move, why: { code, facts } }));
  if (RUNNING.includes(state))
    for (const colour of ['yellow', 'red'] as const) {
      const rung = rungs.find((r) => !r.fired && !r.skipped && r.effects.includes(`propose-${colour}`));
      if (rung) held.push({ act: colour, day: rung.day });
    }
  return held;
}
