import type { NoticeLine } from '@duban/contracts';
import { formatDay } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { wordTexts } from '../words';
import { DeadlineChip, RemainingChip } from './deadline-chip';
import { MiniLadder } from './mini-ladder';
import './mini-ladder.css';

type Line = Pick<
  NoticeLine,
  'state' | 'remaining' | 'waiting' | 'dueDay' | 'provisional' | 'rungs' | 'next'
> & {
  today?: string;
};

/** The chip of a notice: days to its next deadline, or how long it waits for the office. Nothing once it is over. */
export function NoticeDeadline({ state, remaining, waiting, dueDay, provisional, today }: Line) {
  if (state === 'closed' || state === 'dismissed') return null;
  if (waiting !== null) return <DeadlineChip state="waiting" days={waiting} />;
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
  const words =
    next && state !== 'replied'
      ? `${t(`rung.${next.key}`)} ${formatDay(next.day, lang, today)}`
      : isTop && state !== 'replied' && state !== 'closed'
        ? t('rung.top')
        : t(`state.${state}`);
  const shown = rungsShown(state, rungs);
  if (shown.length === 0) return <span className="notice-rest">{words}</span>;
  return <MiniLadder rungs={shown} next={words} />;
}
