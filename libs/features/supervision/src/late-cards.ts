import { mayProposeCard, type Day, type Period } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { v7 as uuid } from 'uuid';
import { addActs, findNoticesOf, ofCard, saidOf } from './card-rows';
import { findHolders, tellOf } from './card-tellings';
import { LATE } from './proposals.service';

/**
 * 直报逾期拟发黄牌: on the notice of the late month, one for each. While that notice is itself only proposed there is nothing
 * to put a card on: it becomes important, and who issues notices is told. Answers what came of it.
 */
export async function proposeLateCard(
  tx: Tx,
  projectId: string,
  period: Period,
  dueDay: Day,
): Promise<'proposed' | 'raised' | 'nothing'> {
  const [found] = await rowsOf<{ id: string; state: string; title: string; severity: string }>(
    tx.em,
    `select id, state, title, severity from notices
     where subject_id = $1 and reason_code = $2 and state not in ('closed', 'archived', 'withdrawn', 'dismissed')
     order by proposed_at desc limit 1`,
    [projectId, LATE],
  );
  const notice = found && (await findNoticesOf(tx, [found.id], 'for update')).get(found.id);
  if (!notice) return 'nothing';
  if (!mayProposeCard(notice.state)) {
    if (found.state !== 'proposed' || found.severity !== 'normal') return 'nothing';
    await tx.em.query(`update notices set severity = 'important', version = version + 1 where id = $1`, [
      found.id,
    ]);
    tx.tell({
      to: await findHolders(tx.em, 'notice:issue'),
      key: `late-report:${found.id}:${period}`,
      kind: 'news',
      topic: 'notice.proposed',
      subject: { type: 'notice', id: found.id },
      data: { title: found.title, period },
    });
    return 'raised';
  }
  const card = { id: uuid(), color: 'yellow' as const, notice };
  const reason = `${period} 直报逾期，应于 ${dueDay} 前报送，至今未报`;
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
      JSON.stringify({ dueDay: notice.due_day, level: notice.level, period }),
    ],
  );
  if (written.length === 0) return 'nothing';
  await addActs(tx, [{ id: card.id, move: 'propose', text: reason }]);
  tx.record({ type: 'card.proposed', ...ofCard(card), data: saidOf(card) });
  tellOf(tx, card, 'card.proposed', await findHolders(tx.em, 'card:issue'), { kind: 'news' });
  return 'proposed';
}
