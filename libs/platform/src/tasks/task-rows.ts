import type { Instant } from '@duban/domain';
import type { DataSource } from 'typeorm';
import { findAdministrators } from '../access/administrators';
import { rowsOf } from '../database/rows';
import type { Tx } from '../work/tx';
import type { Task } from './on-task';

const MAX_ATTEMPTS = 8;

/** Whose turn it is: the batches do every kind but some, the errands only those. */
export type Turn = { kinds: readonly string[]; isErrand: boolean };

type TaskRow = { id: string; kind: string; subject: string; due_at: Date; payload: Task['payload'] };

/**
 * In a batch every row is met by its key. The planner believes otherwise of tables that have just grown by thousands of
 * rows: it reads all of `tasks` to change 500, and sorts ten thousand to claim the first.
 */
export const planByKey = (tx: Tx) =>
  tx.em.query('set local enable_seqscan = off; set local enable_bitmapscan = off');

/**
 * Locks what is due at the transaction's now, the oldest first; what others hold is skipped. With `ids`, only those of
 * them.
 */
export async function claimDue(
  tx: Tx,
  { kinds, isErrand }: Turn,
  limit: number,
  ids: string[] | null = null,
): Promise<Task[]> {
  const rows = await rowsOf<TaskRow>(
    tx.em,
    `select id, kind, subject, due_at, payload from tasks
     where state = 'pending' and due_at <= $1 and (kind = any($2)) = $3 ${ids ? 'and id = any($5::bigint[])' : ''}
     order by due_at, id limit $4 for update skip locked`,
    [new Date(tx.now), kinds, isErrand, limit, ...(ids ? [ids] : [])],
  );
  return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at }));
}

/**
 * A task that failed waits longer each time, and is set aside in the end: then the administrators are told. Answers
 * whether it was.
 */
export async function setBack(tx: Tx, { id, kind, subject }: Task, error: unknown): Promise<boolean> {
  const said = String((error as Error).message).slice(0, 1000);
  const [row] = await rowsOf<{ state: string }>(
    tx.em,
    `update tasks set attempts = attempts + 1, error = $2,
       state = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'failed' else state end,
       due_at = $3::timestamptz + make_interval(secs => least(3600, power(2, attempts + 1)))
     where id = $1 and state = 'pending' returning state`,
    [id, said, new Date(tx.now)],
  );
  if (row?.state !== 'failed') return false;
  tx.tell({
    to: await findAdministrators(tx.em),
    key: `task-failed:${id}:${tx.now}`,
    kind: 'rung',
    topic: 'engine.alarm',
    subject: { type: 'task', id },
    data: { alarm: 'task-failed', kind, subject, error: said.slice(0, 200) },
  });
  return true;
}

/** The next instant at which something is due, or null; after `after`, what somebody holds or has left behind aside. */
export async function nextDue(source: DataSource, after: Instant | null): Promise<Instant | null> {
  const [row] = await rowsOf<{ due_at: Date | null }>(
    source,
    `select min(due_at) as due_at from tasks where state = 'pending' and due_at > coalesce($1::timestamptz, '-infinity')`,
    [after === null ? null : new Date(after)],
  );
  return row?.due_at ? row.due_at.getTime() : null;
}

/** Tasks due at `now` that nobody has finished: claimed by others or left behind. */
export async function countDue(source: DataSource, now: Instant): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from tasks where state = 'pending' and due_at <= $1`,
    [new Date(now)],
  );
  return row?.n ?? 0;
}
