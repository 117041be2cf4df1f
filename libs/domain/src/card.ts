import { type Calendar } from './calendar';
import { noticeNumber } from './notice';
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

/** What of a card the rules ask. `issuedBy`: everybody who proposed by hand, confirmed or issued it. */
export type CardRecord = {
  color: CardColor;
  state: CardState;
  issuedBy: readonly string[];
  servedAt: Instant | null;
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
  cal: Calendar,
  card: CardRecord,
  move: CardMove,
  by: { person: string; at: Instant },
  limits: CardLimits = CARD_LIMITS,
): CardRefusal[] {
  if (cardMove(card.state, move) === undefined) return [{ code: 'not-from-here', state: card.state, move }];
  const refusals: CardRefusal[] = [];
  if (CARD_MOVES[move].action === 'card:decide' && card.issuedBy.includes(by.person))
    refusals.push({ code: 'issued-by-same', person: by.person });
  if (move === 'appeal' && card.appealedAt !== null)
    refusals.push({ code: 'appealed-before', at: card.appealedAt });
  const lastAt = card.servedAt === null ? by.at : cardTerms(cal, card.servedAt, limits).appeal.dueAt;
  if (move === 'appeal' && by.at > lastAt) refusals.push({ code: 'appeal-too-late', lastAt });
  if (move === 'lower' && card.color !== 'red') refusals.push({ code: 'not-red' });
  return refusals;
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
 * from its service on, and stays counted when lifted: mending ends the card and not the year's account.
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
    unit.points += points[color];
    unit[color] += 1;
    if (card.state === 'appealed') unit.underAppeal += points[color];
    units.set(card.unitId, unit);
  }
  return [...units.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}
