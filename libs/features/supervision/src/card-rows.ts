import type { CardColor, Json, NoticeStage } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';

/** What of a card its events, its messages and its number need. */
export type CardOfNotice = {
  id: string;
  color: CardColor;
  notice: { id: string; unit_id: string; subject_id: string; owner_id: string | null; title: string };
};

/** How an event of a card is addressed: the card itself, below the project of its notice. */
export const ofCard = ({ id, notice }: CardOfNotice) => ({
  subject: { type: 'card', id },
  rootId: notice.subject_id,
  unitId: notice.unit_id,
  ownerId: notice.owner_id,
});

/** What every sentence about a card needs. */
export const saidOf = ({ color, notice }: CardOfNotice): Record<string, Json> => ({
  title: notice.title,
  color,
  noticeId: notice.id,
});

/** One act as it is kept for ever; without a person it was the engine, by a rule. */
export type NewAct = { id: string; move: string; text?: string };

/** Appends acts in the order given; each card's acts are numbered from 1 without gaps. */
export async function addActs(tx: Tx, acts: readonly NewAct[]): Promise<void> {
  if (acts.length === 0) return;
  const { actor } = tx;
  await tx.em.query(
    `insert into card_acts (card_id, seq, move, text, by_id, by_name, at)
     select r.id, coalesce(kept.last, 0) + row_number() over (partition by r.id order by r.i), r.move, r.text, $2, $3, $4
     from jsonb_to_recordset($1::jsonb) as r (i int, id uuid, move text, text text)
     left join lateral (select max(seq)::int as last from card_acts a where a.card_id = r.id) kept on true`,
    [
      JSON.stringify(acts.map(({ id, move, text = '' }, i) => ({ i, id, move, text }))),
      actor.accountId,
      actor.kind === 'system' ? null : actor.name,
      new Date(tx.now),
    ],
  );
}

/**
 * Takes `count` numbers of a colour's sequence of the year and answers the first. The row is held until the commit, so
 * two issues never take one number and none is skipped.
 */
export async function takeNumbers(tx: Tx, color: CardColor, year: number, count: number): Promise<number> {
  if (count === 0) return 0;
  const [row] = await rowsOf<{ last: number }>(
    tx.em,
    `insert into card_numbers (color, year, last) values ($1, $2, $3)
     on conflict (color, year) do update set last = card_numbers.last + $3 returning last`,
    [color, year, count],
  );
  return (row?.last ?? count) - count + 1;
}

/** What of a notice its cards need. */
export type CardNotice = CardOfNotice['notice'] & {
  state: NoticeStage;
  round: number;
  level: number;
  due_day: string | null;
};

/** The notices of some cards, by id. */
export async function findNoticesOf(
  tx: Tx,
  ids: readonly string[],
  lock: '' | 'for update' = '',
): Promise<Map<string, CardNotice>> {
  const rows = await rowsOf<CardNotice>(
    tx.em,
    `select id, unit_id, subject_id, owner_id, title, state, round, level, due_day from notices where id = any($1) ${lock}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
