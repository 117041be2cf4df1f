import type { Day, Period } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { LATE } from './proposals.service';
import { raiseNotice, type RaisedNotice } from './raise-notice';

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
  const [found] = await rowsOf<RaisedNotice>(
    tx.em,
    `select id, state, title, severity from notices
     where subject_id = $1 and reason_code = $2 and state not in ('closed', 'archived', 'withdrawn', 'dismissed')
     order by proposed_at desc limit 1`,
    [projectId, LATE],
  );
  if (!found) return 'nothing';
  const reason = `${period} 直报逾期，应于 ${dueDay} 前报送，至今未报`;
  return raiseNotice(tx, found, { key: period, reason, data: { period } });
}
