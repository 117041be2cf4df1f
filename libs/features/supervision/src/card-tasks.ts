import type { Instant } from '@duban/domain';
import type { Tx } from '@duban/platform';

/** The terms of a card: one pending task of each kind for each card. */
export const EXPLAIN_DUE = 'card.explain-due';
export const APPEAL_DUE = 'card.appeal-due';
export const REVIEW_DUE = 'card.review-due';
export type CardTask = typeof EXPLAIN_DUE | typeof APPEAL_DUE | typeof REVIEW_DUE;

/** A term ends with its last instant; it is missed the moment after. */
export function scheduleTerm(tx: Tx, cardId: string, kind: CardTask, dueAt: Instant): void {
  tx.schedule({ kind, subject: cardId, dueAt: dueAt + 1 });
}

export async function cancelTerms(tx: Tx, cardId: string, kinds: readonly CardTask[]): Promise<void> {
  for (const kind of kinds) await tx.cancel(kind, [cardId]);
}
