import { rowsOf } from '@duban/platform';
import { v7 as uuid } from 'uuid';
import type { Moving } from './notice-mover';
import { replanAll } from './replan';

/** 挂起: the clock stands still from now on. The stage is the caller's to change. */
export async function beginPause({ tx, notice }: Moving, reason: string): Promise<void> {
  notice.suspended_at = new Date(tx.now);
  await tx.em.query(
    `insert into notice_pauses (id, notice_id, from_at, reason, approved_by) values ($1, $2, $3, $4, $5)`,
    [uuid(), notice.id, notice.suspended_at, reason, tx.actor.name],
  );
}

/** The pause is over, and every day of it is given back: the terms are counted again, the day that was told is kept. */
export async function endPause({ tx, notice, cal }: Moving): Promise<void> {
  notice.suspended_at = null;
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
