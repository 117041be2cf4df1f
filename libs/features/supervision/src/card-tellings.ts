import { cardNumber, ROLES, scopeOf, type Action, type EventType, type Json } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { saidOf, type CardOfNotice } from './card-rows';
import { findPlaces } from './recipients';

/** The accounts that may do this anywhere in the county; a disabled one may do nothing. */
export async function findHolders(em: Tx['em'], action: Action): Promise<string[]> {
  const roles = ROLES.filter((role) => scopeOf([role], action) === 'all');
  const rows = await rowsOf<{ id: string }>(
    em,
    'select id from accounts where not disabled and roles && $1::text[] order by id',
    [roles],
  );
  return rows.map(({ id }) => id);
}

/** The unit's own people: who handles its matters, and its head. */
export async function findUnitPeople(
  em: Tx['em'],
  unitIds: readonly string[],
): Promise<Map<string, string[]>> {
  const places = await findPlaces(em, [...new Set(unitIds)]);
  return new Map(
    [...places].map(([id, own]) => [
      id,
      [...new Set([...(own['unit-handlers'] ?? []), ...(own['unit-head'] ?? [])])],
    ]),
  );
}

type Numbered = CardOfNotice & { number_year?: number | null; number_seq?: number | null };

/** Title, colour, notice and number: what the sentence of a message or an event about a card is made of. */
export function numberedData(card: Numbered): Record<string, Json> {
  const { color, number_year: year, number_seq: seq } = card;
  return { ...saidOf(card), ...(year && seq ? { number: cardNumber(color, year, seq) } : {}) };
}

/** Tells some people of a card, once for each thing that happened to it: `rung` at once, `news` with the digest. */
export function tellOf(
  tx: Tx,
  card: Numbered,
  topic: EventType,
  to: readonly string[],
  more: { kind: 'rung' | 'news'; data?: Record<string, Json>; key?: string },
): void {
  tx.tell({
    to,
    key: more.key ?? `${topic}:${card.id}`,
    kind: more.kind,
    topic,
    subject: { type: 'card', id: card.id },
    data: { ...numberedData(card), ...more.data },
  });
}
