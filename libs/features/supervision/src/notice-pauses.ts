import { pauseEndsAt, type Calendar, type Day, type Instant } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { v7 as uuid } from 'uuid';
import type { Moving } from './notice-mover';
import type { Notice } from './notice.entity';
import { recordAll } from './notice-tellings';
import { replanAll } from './replan';

/** The day a suspension was granted until has come: the office is to resume it or to grant another. */
export const PAUSE_ENDS = 'notice.pause-ends';

/** 挂起: the clock stands still from now on. The stage is the caller's to change. */
export async function beginPause(
  { tx, notice, cal }: Moving,
  { reason, untilDay }: { reason: string; untilDay: Day | null },
): Promise<void> {
  notice.suspended_at = new Date(tx.now);
  notice.pause_ends_day = untilDay;
  notice.pause_ended_at = null;
  if (untilDay !== null)
    tx.schedule({ kind: PAUSE_ENDS, subject: notice.id, dueAt: pauseEndsAt(cal, untilDay) });
  await tx.em.query(
    `insert into notice_pauses (id, notice_id, from_at, reason, approved_by) values ($1, $2, $3, $4, $5)`,
    [uuid(), notice.id, notice.suspended_at, reason, tx.actor.name],
  );
}

/** The pause is over, and every day of it is given back: the terms are counted again, the day that was told is kept. */
export async function endPause({ tx, notice, cal }: Moving): Promise<void> {
  Object.assign(notice, { suspended_at: null, pause_ends_day: null, pause_ended_at: null });
  await tx.cancel(PAUSE_ENDS, [notice.id]);
  const [pause] = await rowsOf<{ reason: string; approved_by: string }>(
    tx.em,
    `update notice_pauses set to_at = $2, ended_by = $3 where notice_id = $1 and to_at is null
     returning reason, approved_by`,
    [notice.id, new Date(tx.now), tx.actor.name],
  );
  if (!pause) throw new Error(`notice ${notice.id} is suspended without a pause`);
  const { reason, approved_by: approvedBy } = pause;
  await replanAll(tx, cal, [notice], { by: 'pause', reason, approvedBy });
}

/** When the day of a pause comes; null when it has none, or has been told. */
export function pauseEndOf(cal: Calendar, notice: Notice): Instant | null {
  const { state, pause_ends_day: day, pause_ended_at: told } = notice;
  return state === 'suspended' && day !== null && told === null ? pauseEndsAt(cal, day) : null;
}

/**
 * Pauses whose day has come: told to the office and the unit, each once. The clock is not let run: silence decides
 * nothing, and the ledger stays as it is. The notices are locked by the caller.
 */
export async function tellPausesEnded(tx: Tx, cal: Calendar, notices: Notice[]): Promise<void> {
  const ended = notices.filter((notice) => (pauseEndOf(cal, notice) ?? Infinity) <= tx.now);
  if (ended.length === 0) return;
  for (const notice of ended) notice.pause_ended_at = new Date(tx.now);
  await tx.em.query('update notices set pause_ended_at = $2 where id = any($1)', [
    ended.map(({ id }) => id),
    new Date(tx.now),
  ]);
  await recordAll(
    tx,
    ended.map((notice) => ({
      notice,
      type: 'notice.pause-ended' as const,
      data: { day: notice.pause_ends_day },
      tell: { whom: ['office', 'unit'] as const, kind: 'news' as const },
      key: notice.suspended_at?.getTime() ?? notice.version,
    })),
  );
}
