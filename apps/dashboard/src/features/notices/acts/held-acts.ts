import type { NoticeDetail } from '@duban/contracts';
import type { Action } from '@duban/domain';

export type HeldAct = {
  act: 'review' | 'reply' | 'yellow' | 'red' | 'closed' | 'dismissed';
  why: 'reviewWhy' | 'replySign' | 'replyWait' | 'cardWhy' | 'closed' | 'dismissed';
  day: string | null;
};

type Notice = Pick<NoticeDetail, 'state' | 'rungs' | 'dueDay'>;

/** Important acts that are not possible now, each with the reason. */
export function heldActs({ state, rungs, dueDay }: Notice, can: readonly Action[]): HeldAct[] {
  const held: HeldAct[] = [];
  const awaitsUnit = state === 'issued' || state === 'signed' || state === 'returned';
  if (can.includes('notice:review') && awaitsUnit)
    held.push({ act: 'review', why: 'reviewWhy', day: dueDay });
  if (can.includes('notice:reply') && state === 'issued')
    held.push({ act: 'reply', why: 'replySign', day: null });
  if (can.includes('notice:reply') && state === 'replied')
    held.push({ act: 'reply', why: 'replyWait', day: null });
  if (awaitsUnit)
    for (const colour of ['yellow', 'red'] as const) {
      const rung = rungs.find((r) => !r.fired && r.effects.includes(`propose-${colour}`));
      if (rung) held.push({ act: colour, why: 'cardWhy', day: rung.day });
    }
  if (state === 'closed' || state === 'dismissed') held.push({ act: state, why: state, day: null });
  return held;
}
