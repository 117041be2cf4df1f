import type { CardDetail } from '@duban/contracts';
import { cardMove, dayOf, remaining, type Calendar, type Instant } from '@duban/domain';
import type { Card } from './card.entity';
import type { ActRow } from './cards.queries';

type Term = CardDetail['terms'][number];

/** The terms of a card as they stand: what runs, what was kept or missed, what has not begun. */
export function presentTerms(card: Card, acts: readonly ActRow[], cal: Calendar, now: Instant): Term[] {
  const term = (what: Term['what'], due: Date | null, doneAt: Date | null, runs: boolean): Term => ({
    what,
    state: doneAt ? 'done' : runs ? 'running' : due ? 'lapsed' : 'ahead',
    day: due && dayOf(due.getTime()),
    remaining: due && runs && !doneAt ? remaining(cal, now, due.getTime()) : null,
    provisional: runs && card.provisional,
    doneAt: doneAt?.toISOString() ?? null,
    inTime: doneAt && due ? doneAt <= due : null,
  });
  const explained = acts.find(({ move }) => move === 'explain')?.at ?? null;
  const mayAppeal =
    cardMove(card.state, 'appeal') !== undefined && card.appealed_at === null && now <= instantOf(card);
  return [
    term('explain', card.explain_due_at, explained, card.state === 'served'),
    term('appeal', card.appeal_due_at, card.appealed_at, mayAppeal),
    ...(card.appealed_at
      ? [term('review', card.review_due_at, reviewedAt(acts), card.state === 'appealed')]
      : []),
  ];
}

const instantOf = ({ appeal_due_at }: Card) => appeal_due_at?.getTime() ?? 0;

/** A revocation before the appeal is no review of it. */
function reviewedAt(acts: readonly ActRow[]): Date | null {
  const from = acts.findIndex(({ move }) => move === 'appeal');
  return acts.slice(from).find(({ move }) => ['uphold', 'lower', 'revoke'].includes(move))?.at ?? null;
}
