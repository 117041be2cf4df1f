import type { CardDetail, CardLine } from '@duban/contracts';
import {
  CARD_MOVES,
  cardMovesFrom,
  cardNext,
  cardNumber,
  cardReviewTerm,
  cardTerms,
  colorInForce,
  dayOf,
  may,
  mayMoveCard,
  noticeNumber,
  remaining,
  workingDaysBetween,
  type Action,
  type Calendar,
  type CardMove,
  type CardRefusal,
  type Instant,
} from '@duban/domain';
import { eventLine, type Actor, type EventLineRow } from '@duban/platform';
import { presentTerms } from './card-terms.presenter';
import { makersOf, type Card, type StampedCardRules } from './card.entity';
import type { ActRow, CardRow } from './cards.queries';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const instantOf = (date: Date | null) => date?.getTime() ?? null;

/** The right a move needs, by the row of the domain's table. */
export const cardRightOf = (move: CardMove) => CARD_MOVES[move].action as Action;

/** What of a row the rules ask. */
export const recordOf = (card: Card) => ({
  color: card.color,
  state: card.state,
  issuedBy: makersOf(card),
  appealDueAt: instantOf(card.appeal_due_at),
  appealedAt: instantOf(card.appealed_at),
});

/** A refusal as it is told: instants as text, and nobody's id. */
export function refusalOf({ code, ...facts }: CardRefusal): { code: string; facts: Record<string, unknown> } {
  const told = Object.entries(facts)
    .filter(([key]) => key !== 'person')
    .map(([key, value]) => [key, typeof value === 'number' ? new Date(value).toISOString() : value]);
  return { code, facts: Object.fromEntries(told) as Record<string, unknown> };
}

/** A card as a list, its notice or the board shows it. */
export function presentCard(row: CardRow, cal: Calendar, now: Instant): CardLine {
  const counts = colorInForce(row);
  const next = cardNext(
    {
      ...recordOf(row),
      explainDueAt: instantOf(row.explain_due_at),
      reviewDueAt: instantOf(row.review_due_at),
    },
    now,
  );
  const since = instantOf(waitsSince(row));
  return {
    id: row.id,
    color: row.color,
    state: row.state,
    number: row.number_year && row.number_seq ? cardNumber(row.color, row.number_year, row.number_seq) : null,
    noticeId: row.notice_id,
    noticeNumber: row.notice_year && row.notice_seq ? noticeNumber(row.notice_year, row.notice_seq) : null,
    noticeTitle: row.notice_title,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    reason: row.reason,
    rung: row.rung,
    proposedAt: row.proposed_at.toISOString(),
    issuedAt: iso(row.issued_at),
    servedAt: iso(row.served_at),
    liftedAt: iso(row.lifted_at),
    lowered: row.lowered,
    points: counts && row.rules ? row.rules.points[counts] : 0,
    waiting: since && next?.at === null ? workingDaysBetween(cal, dayOf(since), dayOf(now)) : null,
    next: next && {
      what: next.what,
      day: next.at === null ? null : dayOf(next.at),
      remaining: next.at === null ? null : remaining(cal, now, next.at),
      provisional: next.at !== null && row.provisional,
    },
  };
}

/** Since when it waits in the hands of people where no term runs; unknown while it is verified. */
function waitsSince(row: CardRow): Date | null {
  switch (row.state) {
    case 'proposed':
      return row.proposed_at;
    case 'issued':
      return row.issued_at;
    case 'served':
    case 'explained':
      return row.appeal_due_at;
    case 'upheld':
    case 'lowered':
      return row.decided_at;
    default:
      return null;
  }
}

export type CardParts = {
  row: CardRow;
  acts: ActRow[];
  events: EventLineRow[];
  /** In force now; a card that was issued keeps its own. */
  rules: Omit<StampedCardRules, 'version'>;
};

export function presentCardDetail(parts: CardParts, actor: Actor, cal: Calendar, now: Instant): CardDetail {
  const { row } = parts;
  const { explain, appeal, review, points } = row.rules ?? parts.rules;
  const limits = { explain, appeal, review };
  const served = cardTerms(cal, now, limits);
  const decided = cardReviewTerm(cal, now, limits);
  const person = actor.accountId ?? '';
  const asked = cardMovesFrom(row.state)
    .filter((move) => may(actor, cardRightOf(move), [row.unit_id]))
    .map((move) => ({ move, refusals: mayMoveCard(recordOf(row), move, { person, at: now }) }));
  return {
    ...presentCard(row, cal, now),
    project: { id: row.subject_id, name: row.subject_name },
    evidence: row.evidence,
    explainDueAt: iso(row.explain_due_at),
    appealDueAt: iso(row.appeal_due_at),
    appealedAt: iso(row.appealed_at),
    reviewDueAt: iso(row.review_due_at),
    decidedAt: iso(row.decided_at),
    terms: presentTerms(row, parts.acts, cal, now),
    rules: { ...limits, points },
    ifNow: {
      explainDay: served.explain.dueDay,
      appealDay: served.appeal.dueDay,
      reviewDay: decided.dueDay,
      provisional: [served.explain, served.appeal, decided].some((end) => end.provisional),
    },
    acts: parts.acts.map(({ seq, move, text, by_name, at }) => ({
      seq,
      move: move as CardDetail['acts'][number]['move'],
      text,
      by: by_name,
      at: at.toISOString(),
    })),
    timeline: parts.events.map(eventLine),
    version: row.version,
    can: asked.filter(({ refusals }) => refusals.length === 0).map(({ move }) => move),
    cannot: asked.flatMap(({ move, refusals }) =>
      refusals.map((refusal) => ({ move, ...refusalOf(refusal) })),
    ),
  };
}
