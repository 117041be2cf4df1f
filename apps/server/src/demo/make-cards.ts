import {
  CARD_LIMITS,
  CARD_POINTS,
  addWorkingDays,
  cardMove,
  cardReviewTerm,
  cardTerms,
  dayOf,
  instantAt,
  isNoticeRunning,
  workingDaysBetween,
  yearOf,
  type CardColor,
  type CardMove,
  type CardState,
  type Instant,
  type KeptRung,
} from '@duban/domain';
import { HAND_SCRIPTS, OPEN_SCRIPTS, OVERTAKEN, type CardScript, type CardStep } from './card-cases';
import type { Season } from './make-figures';
import type { DemoNotice } from './make-notices';
import { workTime } from './office-time';
import type { Dice } from './random';

/** How long the office looks at a proposal before it lets it go. */
const OVERTAKEN_DAYS = 2;

export type CardAct = { move: CardMove | 'propose'; at: Instant; text: string };
/** A term that lapsed: told, and nothing decided by it. */
export type CardLapse = {
  type: 'card.explain-missed' | 'card.appeal-ended' | 'card.review-late';
  at: Instant;
};
export type DemoCard = {
  id: string;
  notice: DemoNotice;
  color: CardColor;
  rung: KeptRung | null;
  reason: string;
  state: CardState;
  lowered: boolean;
  year: number | null;
  seq: number | null;
  acts: CardAct[];
  dues: { explain: Instant | null; appeal: Instant | null; review: Instant | null };
  provisional: boolean;
  lapses: CardLapse[];
  /** The terms that still run, as tasks. */
  tasks: { kind: 'card.explain-due' | 'card.appeal-due' | 'card.review-due'; at: Instant }[];
};

/**
 * The cards the ladders proposed, and those people did, each lived through by the law up to this morning. A notice that
 * was answered late brings its script; of the open ones each script takes the first card that is old enough for it.
 */
export function makeCards(dice: Dice, season: Season, notices: readonly DemoNotice[]): DemoCard[] {
  const scripts = [...OPEN_SCRIPTS];
  const take = (color: CardColor, at: Instant): CardScript | undefined => {
    const fits = scripts.findIndex(
      ({ color: own, script }) => own === color && daysAgo(season, at) > (script.steps[0]?.[1] ?? 0),
    );
    return fits < 0 ? undefined : scripts.splice(fits, 1)[0]?.script;
  };
  const proposed = notices.flatMap((notice) =>
    notice.moves.flatMap((move) => (move.kind === 'card' ? [{ notice, ...move }] : [])),
  );
  const byRung = proposed.map(({ notice, color, rung, at }) =>
    live(
      dice,
      season,
      notice,
      color,
      { rung, at },
      notice.cards?.[color] ?? (isNoticeRunning(notice.state) ? take(color, at) : letGo(season, at)),
    ),
  );
  const refused = notices.filter(
    (notice) => notice.state === 'returned' && !proposed.some((card) => card.notice === notice),
  );
  const byHand = HAND_SCRIPTS.flatMap((script, i) => {
    const notice = refused[i];
    if (!notice) return [];
    const day = addWorkingDays(season.cal, season.today, -script.byHand.daysAgo);
    const at = workTime(dice, day, 'afternoon');
    return [live(dice, season, notice, 'yellow', { rung: null, at }, script)];
  });
  const cards = [...byRung, ...byHand];
  giveNumbers(cards);
  return cards;
}

/** What was proposed and then overtaken by the answer is not left lying about. */
function letGo(season: Season, at: Instant): CardScript | undefined {
  const ago = daysAgo(season, at) - OVERTAKEN_DAYS;
  return ago < 1 ? undefined : { steps: [['dismiss', ago, OVERTAKEN]] };
}

const daysAgo = ({ cal, today }: Season, at: Instant) => workingDaysBetween(cal, dayOf(at), today);

/** The last number of each colour and year. */
export function lastCardNumbers(
  cards: readonly DemoCard[],
): { color: CardColor; year: number; last: number }[] {
  const last = new Map<string, { color: CardColor; year: number; last: number }>();
  for (const { color, year, seq } of cards)
    if (year && seq && seq > (last.get(`${color} ${year}`)?.last ?? 0))
      last.set(`${color} ${year}`, { color, year, last: seq });
  return [...last.values()];
}

export const actAt = ({ acts }: DemoCard, move: CardAct['move']) =>
  acts.findLast((act) => act.move === move)?.at ?? null;

function live(
  dice: Dice,
  { cal, today }: Season,
  notice: DemoNotice,
  color: CardColor,
  proposed: { rung: KeptRung | null; at: Instant },
  script: CardScript | undefined,
): DemoCard {
  const card: DemoCard = {
    id: dice.uuid(),
    notice,
    color,
    rung: proposed.rung,
    reason: script?.byHand?.reason ?? '',
    state: 'proposed',
    lowered: false,
    year: null,
    seq: null,
    acts: [{ move: 'propose', at: proposed.at, text: script?.byHand?.reason ?? '' }],
    dues: { explain: null, appeal: null, review: null },
    provisional: false,
    lapses: [],
    tasks: [],
  };
  let last = proposed.at;
  for (const [move, ago, text = ''] of script?.steps ?? ([] as CardStep[])) {
    const day = addWorkingDays(cal, today, -ago);
    const isSameDay = dayOf(last) === day;
    const at = workTime(dice, day, isSameDay ? 'afternoon' : 'morning');
    const to = cardMove(card.state, move);
    // a year that has just begun has no room for what happened before it
    if (!to || at <= last) break;
    card.acts.push({ move, at, text });
    if (move === 'serve') {
      const { explain, appeal } = cardTerms(cal, at, CARD_LIMITS);
      card.dues = { ...card.dues, explain: explain.dueAt, appeal: appeal.dueAt };
      card.provisional = explain.provisional || appeal.provisional;
    }
    if (move === 'appeal') {
      const review = cardReviewTerm(cal, at, CARD_LIMITS);
      card.dues.review = review.dueAt;
      card.provisional = review.provisional;
    }
    if (move === 'lower') card.lowered = true;
    card.state = to;
    last = at;
  }
  settleTerms(card, instantAt(today, '00:00'));
  return card;
}

/** Which of its terms lapsed before now, and which still run. */
function settleTerms(card: DemoCard, now: Instant): void {
  const { explain, appeal, review } = card.dues;
  const ends = (moves: CardAct['move'][]) =>
    card.acts.find(({ move }) => moves.includes(move))?.at ?? Infinity;
  const terms = [
    {
      due: explain,
      ended: ends(['explain', 'appeal', 'verify', 'revoke']),
      task: 'card.explain-due' as const,
      lapse: 'card.explain-missed' as const,
    },
    {
      due: appeal,
      ended: ends(['appeal', 'lift', 'revoke']),
      task: 'card.appeal-due' as const,
      lapse: 'card.appeal-ended' as const,
    },
    {
      due: review,
      ended: ends(['uphold', 'lower', 'revoke']),
      task: 'card.review-due' as const,
      lapse: 'card.review-late' as const,
    },
  ];
  for (const { due, ended, task, lapse } of terms) {
    if (due === null) continue;
    const at = due + 1;
    if (at < Math.min(ended, now)) card.lapses.push({ type: lapse, at });
    else if (ended === Infinity) card.tasks.push({ kind: task, at });
  }
  if (card.tasks.length === 0) card.provisional = false;
}

/** Numbers in the order of issue: each colour and year has its own. */
function giveNumbers(cards: DemoCard[]): void {
  const last = new Map<string, number>();
  const issued = cards
    .map((card) => ({ card, at: actAt(card, 'issue') }))
    .filter((each): each is { card: DemoCard; at: Instant } => each.at !== null)
    .sort((a, b) => a.at - b.at);
  for (const { card, at } of issued) {
    card.year = yearOf(dayOf(at));
    const key = `${card.color} ${card.year}`;
    card.seq = (last.get(key) ?? 0) + 1;
    last.set(key, card.seq);
  }
}

export const DEMO_CARD_RULES = { version: 0, ...CARD_LIMITS, points: CARD_POINTS };
