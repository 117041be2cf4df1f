import type { NoticeLine } from '@duban/contracts';
import { formatDay } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { isOver } from '../notice-over';
import { wordTexts } from '../words';
import { DeadlineChip, RemainingChip } from './deadline-chip';
import { MiniLadder } from './mini-ladder';
import './mini-ladder.css';

type Line = Pick<
  NoticeLine,
  'state' | 'remaining' | 'stopped' | 'waiting' | 'dueDay' | 'provisional' | 'rungs' | 'next'
> & {
  today?: string;
};

const isUnitsTurn = (state: NoticeLine['state']) =>
  state === 'issued' || state === 'signed' || state === 'acting' || state === 'returned';

/** The chip of a notice: days to its next deadline, or how long it waits for the office. Nothing once it is over. */
export function NoticeDeadline({ state, remaining, stopped, waiting, dueDay, provisional, today }: Line) {
  if (isOver(state)) return null;
  if (stopped)
    return <DeadlineChip state={stopped.ended ? 'pause-ended' : 'paused'} days={stopped.workingDays} />;
  // what the unit owes stands before what it has asked for
  if (waiting !== null && !(remaining && isUnitsTurn(state)))
    return <DeadlineChip state="waiting" days={waiting} />;
  if (!remaining) return null;
  return <RemainingChip remaining={remaining} day={dueDay} provisional={provisional} today={today} />;
}

/** A rung that asked for what has been done since is no rung any more. */
export const rungsShown = <R extends { key: string; fired: boolean }>(
  state: string,
  rungs: readonly R[],
): R[] => rungs.filter((rung) => rung.fired || rung.key !== 'sign-overdue' || state === 'issued');

/** Its steps, with what comes next in words: the next rung, or who must act when the ladder rests. */
export function NoticeLadder({ state, rungs, next, today }: Line) {
  const t = useTexts(wordTexts);
  const lang = useLang();
  const isTop = !next && rungs.some((rung) => rung.key === 'leader' && rung.fired);
  // the ladder rests while the office has its turn, while the clock stands still, and when it is over
  const rests = state === 'replied' || state === 'accepted' || state === 'suspended' || isOver(state);
  const words = rests
    ? t(`state.${state}`)
    : next
      ? `${t(`rung.${next.key}`)} ${formatDay(next.day, lang, today)}`
      : t(isTop ? 'rung.top' : `state.${state}`);
  const shown = rungsShown(state, rungs);
  if (shown.length === 0) return <span className="notice-rest">{words}</span>;
  return <MiniLadder rungs={shown} next={words} />;
}
