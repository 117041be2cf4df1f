import { type Calendar } from './calendar';
import { noticeNumber } from './notice';
import { type NoticeStage } from './notice-flow';
import { type Day, type Instant, yearOf } from './time';
import { type TermEnd, type TermLimit, limitEnd } from './work-time';

/** 黄牌 · 红牌: a formal act. The light is another thing: computed, and without consequence. */
export type CardColor = 'yellow' | 'red';

/** 拟发 · 已发 · 已送达 · 已说明 · 申诉中 · 维持 · 降级 · 撤销 · 整改核查 · 解除 · 不发. */
export const CARD_STATES = [
  'proposed',
  'issued',
  'served',
  'explained',
  'appealed',
  'upheld',
  'lowered',
  'revoked',
  'verifying',
  'lifted',
  'dismissed',
] as const;
export type CardState = (typeof CARD_STATES)[number];

export type CardMove =
  'issue' | 'dismiss' | 'serve' | 'explain' | 'appeal' | 'uphold' | 'lower' | 'revoke' | 'verify' | 'lift';

/**
 * What may be done to a card, from where, where it leads, and by the right of which action. An appeal stays open while
 * the rectification is already looked at: whoever is quick to mend loses no right. `revoke` without an appeal is the
 * office taking back its own mistake. A unit that explains nothing is verified all the same.
 */
export const CARD_MOVES: Readonly<
  Record<CardMove, { from: readonly CardState[]; to: CardState; action: string }>
> = {
  issue: { from: ['proposed'], to: 'issued', action: 'card:issue' },
  dismiss: { from: ['proposed'], to: 'dismissed', action: 'card:dismiss' },
  serve: { from: ['issued'], to: 'served', action: 'card:serve' },
  explain: { from: ['served'], to: 'explained', action: 'card:explain' },
  appeal: { from: ['served', 'explained', 'verifying'], to: 'appealed', action: 'card:appeal' },
  uphold: { from: ['appealed'], to: 'upheld', action: 'card:decide' },
  lower: { from: ['appealed'], to: 'lowered', action: 'card:decide' },
  revoke: { from: ['issued', 'served', 'explained', 'appealed'], to: 'revoked', action: 'card:decide' },
  verify: { from: ['served', 'explained', 'upheld', 'lowered'], to: 'verifying', action: 'card:verify' },
  lift: { from: ['verifying'], to: 'lifted', action: 'card:verify' },
};

/** The state after the move, or undefined when it is not allowed from here. */
export function cardMove(state: CardState, by: CardMove): CardState | undefined {
  return CARD_MOVES[by].from.includes(state) ? CARD_MOVES[by].to : undefined;
}

/** The moves allowed from this state, in the order of the table. */
export function cardMovesFrom(state: CardState): CardMove[] {
  return (Object.keys(CARD_MOVES) as CardMove[]).filter((by) => cardMove(state, by) !== undefined);
}

export type CardLimits = { explain: TermLimit; appeal: TermLimit; review: TermLimit };

/** Defaults of a card, each a setting. */
export const CARD_LIMITS: CardLimits = {
  explain: { unit: 'working-days', amount: 3 },
  appeal: { unit: 'working-days', amount: 5 },
  review: { unit: 'working-days', amount: 5 },
};

/** 政府督查工作条例 17: a formal conclusion may be objected to within 30 days, and is decided within 30. Not a setting. */
export const FORMAL_LIMITS: CardLimits = {
  explain: { unit: 'working-days', amount: 3 },
  appeal: { unit: 'calendar-days', amount: 30 },
  review: { unit: 'calendar-days', amount: 30 },
};

/** Until when the unit may explain and appeal, counted from the service: what was not served runs no term. */
export function cardTerms(
  cal: Calendar,
  servedAt: Instant,
  limits: CardLimits = CARD_LIMITS,
): { explain: TermEnd; appeal: TermEnd } {
  return { explain: limitEnd(cal, servedAt, limits.explain), appeal: limitEnd(cal, servedAt, limits.appeal) };
}

/** Until when an appeal must be decided. A late decision is told as such; silence decides nothing. */
export function cardReviewTerm(
  cal: Calendar,
  appealedAt: Instant,
  limits: CardLimits = CARD_LIMITS,
): TermEnd {
  return limitEnd(cal, appealedAt, limits.review);
}

/** A card is about what a notice asked for: one that was issued, and is neither closed nor taken back. */
const CARDABLE: readonly NoticeStage[] = [
  'issued',
  'signed',
  'acting',
  'replied',
  'returned',
  'suspended',
  'accepted',
];

/** May a card be proposed by hand on a notice at this stage? */
export const mayProposeCard = (stage: NoticeStage): boolean => CARDABLE.includes(stage);

/**
 * What of a card the rules ask. `issuedBy`: everybody who proposed by hand, confirmed or issued it. `appealDueAt`: as
 * stamped at the service, and counted again when the calendar changed.
 */
export type CardRecord = {
  color: CardColor;
  state: CardState;
  issuedBy: readonly string[];
  appealDueAt: Instant | null;
  appealedAt: Instant | null;
};

export type CardRefusal =
  | { code: 'not-from-here'; state: CardState; move: CardMove }
  | { code: 'issued-by-same'; person: string }
  | { code: 'appealed-before'; at: Instant }
  | { code: 'appeal-too-late'; lastAt: Instant }
  | { code: 'not-red' };

/**
 * May this person make this move now? Who issued a card does not decide on it (政府督查工作条例 17: the makers recuse);
 * an appeal is made once and in its term; only a red card can be lowered. Empty: it may. A late explanation is taken.
 */
export function mayMoveCard(
  card: CardRecord,
  move: CardMove,
  by: { person: string; at: Instant },
): CardRefusal[] {
  if (cardMove(card.state, move) === undefined) return [{ code: 'not-from-here', state: card.state, move }];
  const refusals: CardRefusal[] = [];
  if (CARD_MOVES[move].action === 'card:decide' && card.issuedBy.includes(by.person))
    refusals.push({ code: 'issued-by-same', person: by.person });
  if (move === 'appeal' && card.appealedAt !== null)
    refusals.push({ code: 'appealed-before', at: card.appealedAt });
  if (move === 'appeal' && card.appealDueAt !== null && by.at > card.appealDueAt)
    refusals.push({ code: 'appeal-too-late', lastAt: card.appealDueAt });
  if (move === 'lower' && card.color !== 'red') refusals.push({ code: 'not-red' });
  return refusals;
}

/** The terms of a card as stamped: what has not begun has none. */
export type CardDues = {
  explainDueAt: Instant | null;
  appealDueAt: Instant | null;
  reviewDueAt: Instant | null;
};

export type CardNext = {
  what: 'issue' | 'serve' | 'explain' | 'appeal' | 'review' | 'verify' | 'lift';
  /** Until when; null where no term runs. */
  at: Instant | null;
};

/**
 * What a card waits for, and until when. A unit that has not explained itself stays asked to until its appeal lapses
 * too; then the office may look whether it was mended. An explained card may still be appealed for the rest of the term.
 */
export function cardNext(
  card: CardDues & { state: CardState; appealedAt: Instant | null },
  now: Instant,
): CardNext | null {
  const mayAppeal = card.appealedAt === null && card.appealDueAt !== null && now <= card.appealDueAt;
  switch (card.state) {
    case 'proposed':
      return { what: 'issue', at: null };
    case 'issued':
      return { what: 'serve', at: null };
    case 'served':
      return mayAppeal || (card.explainDueAt ?? 0) >= now
        ? { what: 'explain', at: card.explainDueAt }
        : { what: 'verify', at: null };
    case 'explained':
      return mayAppeal ? { what: 'appeal', at: card.appealDueAt } : { what: 'verify', at: null };
    case 'appealed':
      return { what: 'review', at: card.reviewDueAt };
    case 'upheld':
    case 'lowered':
      return { what: 'verify', at: null };
    case 'verifying':
      return { what: 'lift', at: null };
    default:
      return null;
  }
}

/** What of a card its terms hang on, as kept. */
export type ProjectedCard = CardDues & {
  state: CardState;
  servedAt: Instant | null;
  appealedAt: Instant | null;
  limits: CardLimits;
  provisional: boolean;
};

export type CardReprojection = CardDues & {
  provisional: boolean;
  moved: { what: 'explain' | 'appeal' | 'review'; from: Instant; to: Instant }[];
};

/**
 * The terms of a card counted again on a calendar that was edited or announced. Only what still runs moves: an
 * explanation given, an appeal made or decided is over. A term in the past is counted again too: the law counts the
 * days, not the day it was noticed. `null` when nothing moves and nothing becomes certain or provisional.
 */
export function reprojectCard(cal: Calendar, card: ProjectedCard): CardReprojection | null {
  const { state, servedAt, appealedAt, limits } = card;
  const runs: { what: 'explain' | 'appeal' | 'review'; from: Instant | null; end: TermEnd }[] = [];
  const run = (what: 'explain' | 'appeal' | 'review', began: Instant | null, from: Instant | null) => {
    if (began !== null && from !== null) runs.push({ what, from, end: limitEnd(cal, began, limits[what]) });
  };
  if (state === 'served') run('explain', servedAt, card.explainDueAt);
  if (appealedAt === null && CARD_MOVES.appeal.from.includes(state))
    run('appeal', servedAt, card.appealDueAt);
  if (state === 'appealed') run('review', appealedAt, card.reviewDueAt);
  const moved = runs.flatMap(({ what, from, end }) =>
    from === null || from === end.dueAt ? [] : [{ what, from, to: end.dueAt }],
  );
  const provisional = runs.some(({ end }) => end.provisional);
  if (moved.length === 0 && provisional === card.provisional) return null;
  const endOf = (what: 'explain' | 'appeal' | 'review', kept: Instant | null) =>
    moved.find((each) => each.what === what)?.to ?? kept;
  return {
    explainDueAt: endOf('explain', card.explainDueAt),
    appealDueAt: endOf('appeal', card.appealDueAt),
    reviewDueAt: endOf('review', card.reviewDueAt),
    provisional,
    moved,
  };
}

/** '黄牌〔2026〕3号': each colour has its own sequence of the year. */
export function cardNumber(color: CardColor, year: number, seq: number): string {
  return `${color === 'yellow' ? '黄牌' : '红牌'}${noticeNumber(year, seq)}`;
}

/** Defaults, each a setting. */
export const CARD_POINTS: Readonly<Record<CardColor, number>> = { yellow: 1, red: 2 };

/** `lowered`: a review made yellow of a red one; kept, for the state goes on to verification and lifting. */
export type CountedCard = {
  unitId: string;
  color: CardColor;
  lowered: boolean;
  state: CardState;
  issuedDay: Day | null;
  /** What each colour counts by the rules the card was issued under. */
  points?: Readonly<Record<CardColor, number>>;
};
export type UnitPoints = {
  unitId: string;
  points: number;
  yellow: number;
  red: number;
  /** Of the points, those of cards under appeal: they count, and are shown apart until it is decided. */
  underAppeal: number;
};

const IN_FORCE: readonly CardState[] = [
  'served',
  'explained',
  'appealed',
  'upheld',
  'lowered',
  'verifying',
  'lifted',
];

/** The colour that counts: a lowered red is yellow; null for a card not in force (not served, revoked, dismissed). */
export function colorInForce(card: Pick<CountedCard, 'color' | 'lowered' | 'state'>): CardColor | null {
  if (!IN_FORCE.includes(card.state)) return null;
  return card.lowered || card.state === 'lowered' ? 'yellow' : card.color;
}

/**
 * Points of each unit in a year, by the unit's id: the year of the issue, as the number of the card says. A card counts
 * from its service on, and stays counted when lifted: mending ends the card and not the year's account. A later change
 * of the points changes no card that was issued before.
 */
export function pointsOf(
  cards: readonly CountedCard[],
  year: number,
  points: Readonly<Record<CardColor, number>> = CARD_POINTS,
): UnitPoints[] {
  const units = new Map<string, UnitPoints>();
  for (const card of cards) {
    const color = colorInForce(card);
    if (color === null || card.issuedDay === null || yearOf(card.issuedDay) !== year) continue;
    const unit = units.get(card.unitId) ?? {
      unitId: card.unitId,
      points: 0,
      yellow: 0,
      red: 0,
      underAppeal: 0,
    };
    const counts = (card.points ?? points)[color];
    unit.points += counts;
    unit[color] += 1;
    if (card.state === 'appealed') unit.underAppeal += counts;
    units.set(card.unitId, unit);
  }
  return [...units.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}
