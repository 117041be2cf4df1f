import { contradictionEnd, type Calendar, type Instant } from '@duban/domain';
import { hasRole, rowsOf, type Actor } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { concernedIn, readTree } from './complaint-orgs';
import type { Complaint } from './complaint.entity';

/**
 * Nobody writes down the verdict of his own work: not who gave the answer, be it for the office where no unit stands
 * above, nor anybody of a unit complained of or handling it. A monitor who is a handler there as well is its handler here.
 */
export async function mayRecordVerdict(
  em: EntityManager,
  actor: Actor,
  complaint: Complaint,
): Promise<boolean> {
  if (concernedIn(await readTree(em), actor.orgId, complaint)) return false;
  const units = [complaint.lead_id, ...complaint.co_ids, complaint.holder_id];
  if (hasRole(actor, 'handler') && units.some((id) => id !== null && actor.orgIds.includes(id))) return false;
  const [last] = await rowsOf<{ actor_id: string | null }>(
    em,
    `select actor_id from events where subject_type = 'complaint' and subject_id = $1
       and type in ('complaint.answered', 'complaint.decided') order by seq desc limit 1`,
    [complaint.id],
  );
  return !last || last.actor_id !== actor.accountId;
}

/** Until when what a told verdict settled is not put away; null where nothing hinders it. */
export function keptOpenUntil(cal: Calendar, complaint: Complaint, now: Instant): Instant | null {
  if (!complaint.was_told || complaint.stage !== 'settled') return null;
  const end = contradictionEnd(cal, complaint.since.getTime(), complaint.rules);
  return now <= end ? end : null;
}
