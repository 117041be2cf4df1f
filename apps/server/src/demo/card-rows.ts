import type { Instant } from '@duban/domain';
import { actAt, DEMO_CARD_RULES, lastCardNumbers, type CardAct, type DemoCard } from './make-cards';
import type { Person } from './tell-events';

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());

/** Who does what on a card: the head issues, the monitor serves and verifies, the leader decides of an appeal. */
export type CardPeople = { monitor: Person; head: Person; leader: Person; unit: Person };

export function cardActor(card: DemoCard, { move }: CardAct, people: CardPeople): Person | null {
  switch (move) {
    case 'propose':
      return card.rung ? null : people.monitor;
    case 'issue':
    case 'dismiss':
      return people.head;
    case 'uphold':
    case 'lower':
    case 'revoke':
      return people.leader;
    case 'verify':
    case 'lift':
      return people.monitor;
    default:
      return people.unit;
  }
}

/** The rows of the cards, as the service would have left them. */
export function cardRows(cards: readonly DemoCard[], peopleOf: (card: DemoCard) => CardPeople) {
  return {
    cards: cards.map((card) => cardRow(card, peopleOf(card))),
    card_acts: cards.flatMap((card) =>
      card.acts.map((act, i) => {
        const by = cardActor(card, act, peopleOf(card));
        return {
          card_id: card.id,
          seq: i + 1,
          move: act.move,
          text: act.text,
          by_id: by?.accountId ?? null,
          by_name: by?.name ?? null,
          at: iso(act.at),
        };
      }),
    ),
    card_numbers: lastCardNumbers(cards),
    tasks: cards.flatMap(({ id, tasks, acts }) =>
      tasks.map(({ kind, at }) => ({
        kind,
        subject: id,
        due_at: iso(at),
        payload: {},
        state: 'pending',
        attempts: 0,
        created_at: iso(acts.at(-1)?.at ?? null),
      })),
    ),
  };
}

function cardRow(card: DemoCard, people: CardPeople) {
  const { notice, rung, dues, acts } = card;
  const issuedAt = actAt(card, 'issue');
  const decidedAt = acts.findLast(({ move }) => ['dismiss', 'uphold', 'lower', 'revoke'].includes(move))?.at;
  return {
    id: card.id,
    color: card.color,
    state: card.state,
    notice_id: notice.id,
    unit_id: notice.unit.id,
    round: notice.life.ledger.round,
    rung: rung?.key ?? null,
    reason: card.reason,
    evidence: rung
      ? { rung: rung.key, rungDay: rung.day, level: rung.seq, dueDay: notice.dueDay }
      : {
          level: notice.rungs.filter(({ firedAt }) => firedAt !== null).length,
          dueDay: notice.dueDay,
        },
    proposed_at: iso(actAt(card, 'propose')),
    proposed_by: rung ? null : people.monitor.accountId,
    number_year: card.year,
    number_seq: card.seq,
    issued_at: iso(issuedAt),
    issued_by: issuedAt === null ? null : people.head.accountId,
    rules: issuedAt === null ? null : DEMO_CARD_RULES,
    served_at: iso(actAt(card, 'serve')),
    explain_due_at: iso(dues.explain),
    appeal_due_at: iso(dues.appeal),
    appealed_at: iso(actAt(card, 'appeal')),
    review_due_at: iso(dues.review),
    decided_at: iso(decidedAt ?? null),
    lifted_at: iso(actAt(card, 'lift')),
    lowered: card.lowered,
    provisional: card.provisional,
    version: acts.length,
  };
}
