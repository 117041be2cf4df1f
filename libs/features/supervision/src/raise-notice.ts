import { mayProposeCard, type Json, type Severity } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { v7 as uuid } from 'uuid';
import { addActs, findNoticesOf, ofCard, saidOf } from './card-rows';
import { findHolders, tellOf } from './card-tellings';

export type RaisedNotice = { id: string; state: string; title: string; severity: Severity };
/** `key`: said once for each; `reason`: on the card, in words; `data`: the facts behind it. */
export type Raise = { key: string; reason: string; data: Record<string, Json> };

/**
 * What the matter of a notice did once more: a yellow card is proposed on it, one for each round. While it is itself only
 * proposed there is nothing to put a card on: it becomes important, and who issues notices is told. Answers what came of
 * it.
 */
export async function raiseNotice(
  tx: Tx,
  found: RaisedNotice,
  { key, reason, data }: Raise,
): Promise<'proposed' | 'raised' | 'nothing'> {
  const notice = (await findNoticesOf(tx, [found.id], 'for update')).get(found.id);
  if (!notice) return 'nothing';
  if (!mayProposeCard(notice.state)) {
    if (found.state !== 'proposed' || found.severity !== 'normal') return 'nothing';
    await tx.em.query(`update notices set severity = 'important', version = version + 1 where id = $1`, [
      found.id,
    ]);
    tx.tell({
      to: await findHolders(tx.em, 'notice:issue'),
      key: `raised:${found.id}:${key}`,
      kind: 'news',
      topic: 'notice.proposed',
      subject: { type: 'notice', id: found.id },
      data: { title: found.title, ...data },
    });
    return 'raised';
  }
  const card = { id: uuid(), color: 'yellow' as const, notice };
  const written = await rowsOf(
    tx.em,
    `insert into cards (id, color, state, notice_id, unit_id, round, reason, proposed_at, evidence)
     values ($1, 'yellow', 'proposed', $2, $3, $4, $5, $6, $7)
     on conflict (notice_id, round, color) where state <> 'dismissed' do nothing returning id`,
    [
      card.id,
      notice.id,
      notice.unit_id,
      notice.round,
      reason,
      new Date(tx.now),
      JSON.stringify({ ...data, dueDay: notice.due_day, level: notice.level }),
    ],
  );
  if (written.length === 0) return 'nothing';
  await addActs(tx, [{ id: card.id, move: 'propose', text: reason }]);
  tx.record({ type: 'card.proposed', ...ofCard(card), data: saidOf(card) });
  tellOf(tx, card, 'card.proposed', await findHolders(tx.em, 'card:issue'), { kind: 'news' });
  return 'proposed';
}
