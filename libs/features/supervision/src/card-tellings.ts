import {
  cardNumber,
  ROLES,
  scopeOf,
  type Action,
  type CardMove,
  type EventType,
  type Json,
} from '@duban/domain';
import { findAdministrators, rowsOf, type Tx } from '@duban/platform';
import { makersOf, type Card } from './card.entity';
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

/** What each move is called once it happened. */
export const CARD_TOLD: Record<CardMove, EventType> = {
  issue: 'card.issued',
  dismiss: 'card.dismissed',
  serve: 'card.served',
  explain: 'card.explained',
  appeal: 'card.appealed',
  uphold: 'card.upheld',
  lower: 'card.lowered',
  revoke: 'card.revoked',
  verify: 'card.verifying',
  lift: 'card.lifted',
};

/** Who must know: the unit of what was decided on it, those who decide of an appeal. */
export async function tellAbout(
  tx: Tx,
  card: Card & { notice: CardOfNotice['notice'] },
  move: CardMove,
  data: Record<string, Json>,
): Promise<void> {
  const topic = CARD_TOLD[move];
  if (move === 'appeal') {
    const makers = makersOf(card);
    const to = (await findHolders(tx.em, 'card:decide')).filter((id) => !makers.includes(id));
    // an appeal nobody may decide on must not lie unseen: somebody has to be appointed
    const nobody = to.length === 0;
    const told = nobody ? await findAdministrators(tx.em) : to;
    tellOf(tx, card, topic, told, { kind: 'rung', data: nobody ? { ...data, nobody } : data });
  } else if (['issue', 'uphold', 'lower', 'revoke', 'lift'].includes(move)) {
    const people = await findUnitPeople(tx.em, [card.unit_id]);
    tellOf(tx, card, topic, people.get(card.unit_id) ?? [], { kind: 'rung', data });
  }
}
