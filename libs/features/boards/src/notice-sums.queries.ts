import { isClimbing, isNoticeRunning, isOpen, NOTICE_STAGES, type NoticeStage } from '@duban/domain';
import { plannedRowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { served, type Orgs } from './board.queries';

const list = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ');

/** 登记, 立项: the office's own papers until they are issued. */
export const UNISSUED: readonly NoticeStage[] = ['proposed', 'approved'];
/** 在办: issued and not yet over; what is suspended, or waits for the head to close it, is not over. */
export const OPEN = NOTICE_STAGES.filter(isOpen);
/** The term runs: what is suspended or accepted goes wrong no more. */
const RUNNING = list(NOTICE_STAGES.filter(isNoticeRunning));
/** The unit has something to do; what was replied to waits for the office. */
const AWAITED = list(NOTICE_STAGES.filter(isClimbing));

export type NoticeSums = {
  by_state: { state: NoticeStage; count: number; overdue: number }[];
  requests: number;
  pauses_ended: number;
  issued: number;
  closed: number;
  in_time: number;
};

/**
 * Notices that are not over, by state; overdue waits for the unit past its day. `requests`: those with something asked
 * that waits for the office; `pauses_ended`: those suspended longer than was granted. Issued, closed and closed in time since `since`. Each figure comes from an index.
 */
export async function findNoticeSums(
  em: EntityManager,
  orgs: Orgs,
  now: Date,
  since: Date,
): Promise<NoticeSums> {
  const closed = `from notices n where ${served('n')} and n.state in ('closed', 'archived') and n.closed_at >= $3`;
  const [row] = await plannedRowsOf<NoticeSums>(
    em,
    'board-notices',
    `select
       (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from (
          select n.state, count(*)::int as count,
            count(*) filter (where n.state in (${AWAITED}) and n.due_at < $2)::int as overdue
          from notices n where n.state in (${list([...UNISSUED, ...OPEN])}) and ${served('n')} group by n.state) s) as by_state,
       (select count(*)::int from notices n where n.pending <> '{}' and ${served('n')}) as requests,
       (select count(*)::int from notices n where n.pause_ended_at is not null and ${served('n')}) as pauses_ended,
       (select count(*)::int from notices n where ${served('n')} and n.issued_at >= $3) as issued,
       (select count(*)::int ${closed}) as closed,
       (select count(*)::int ${closed} and n.replied_at <= n.due_at) as in_time`,
    [orgs, now, since],
  );
  return row ?? { by_state: [], requests: 0, pauses_ended: 0, issued: 0, closed: 0, in_time: 0 };
}

/**
 * The running notices that go wrong next: the longest overdue first, then the nearest due. Unsigned ones are due when
 * they should be signed for; an answered one is at rest and comes behind what is overdue. Each kind gives its own first
 * ones from an index, so that ten thousand open notices cost no more than a hundred.
 */
export async function findQueue(em: EntityManager, orgs: Orgs, now: Date, limit: number): Promise<string[]> {
  const first = (what: string, order: string) =>
    `(select n.* from notices n where ${what} and n.state in (${RUNNING}) and ${served('n')} order by ${order}, n.id limit $3)`;
  const rows = await plannedRowsOf<{ id: string }>(
    em,
    'board-queue',
    `with candidates as (
       select id, due_at as key from ${first(`n.state in ('signed', 'acting', 'returned')`, 'n.due_at')} n
       union
       select id, greatest(due_at, $2) from ${first(`n.state = 'replied'`, 'n.due_at')} n
       union
       select n.id, case when $2 <= n.due_at then least(r.at, n.due_at) else n.due_at end
       from (${first(`n.state = 'issued'`, 'n.due_at')} union ${first(`n.state = 'issued'`, 'n.sign_due_day')}) n
       left join notice_rungs r on r.notice_id = n.id and r.round = n.round and r.key = 'sign-overdue'
     )
     select id from candidates order by key, id limit $3`,
    [orgs, now, limit],
  );
  return rows.map((row) => row.id);
}
