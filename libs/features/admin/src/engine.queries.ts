import { invalidCursor, keyOf, rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

export type TaskRow = {
  id: string;
  kind: string;
  subject: string;
  due_at: Date;
  attempts: number;
  state: 'pending' | 'failed';
  error: string | null;
  payload: Record<string, unknown>;
};

/** Set aside, or tried again: whatever has failed at least once and is not yet done. */
const FAILED = `(state = 'failed' or (state = 'pending' and attempts > 0))`;

/** A page of failed tasks: those set aside first, each part in the order they were made. */
export async function findFailedTasks(
  source: DataSource,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: TaskRow[]; total: number }> {
  const [state, id] = cursor === undefined ? [null, null] : keyOf(cursor, 2);
  if (cursor !== undefined && !/^\d{1,18}$/.test(String(id))) throw invalidCursor();
  const [count] = await rowsOf<{ n: number }>(source, `select count(*)::int as n from tasks where ${FAILED}`);
  const rows = await rowsOf<TaskRow>(
    source,
    `select id, kind, subject, due_at, attempts, state, error, payload from tasks
     where ${FAILED} and ($1::text is null or (state, id) > ($1, $2::bigint)) order by state, id limit $3`,
    [state, id, limit + 1],
  );
  return { rows, total: count?.n ?? 0 };
}

/** The failed task, locked: while a worker has it in hands this waits, and finds it gone when it was done. */
export async function takeFailedTask(em: EntityManager, id: string): Promise<TaskRow | null> {
  const [row] = await rowsOf<TaskRow>(
    em,
    `select id, kind, subject, due_at, attempts, state, error, payload from tasks where id = $1 and ${FAILED} for update`,
    [id],
  );
  return row ?? null;
}

/** When the same thing is due again already: it was asked for anew after this task was set aside. */
export async function findSuccessor(em: EntityManager, { id, kind, subject }: TaskRow): Promise<Date | null> {
  const [row] = await rowsOf<{ due_at: Date }>(
    em,
    `select due_at from tasks where kind = $1 and subject = $2 and state = 'pending' and id <> $3`,
    [kind, subject, id],
  );
  return row?.due_at ?? null;
}

export async function removeTask(em: EntityManager, id: string): Promise<void> {
  await em.query('delete from tasks where id = $1', [id]);
}

export type KindRow = { kind: string; count: number; next_at: Date };

/**
 * Pending tasks by kind, but for the rungs, of which there may be a million: the kinds are found by leaps through the
 * index on (kind, subject), and only the rows of the others are read.
 */
export function findTaskKinds(source: DataSource, rungs: string, until: Date): Promise<KindRow[]> {
  return rowsOf<KindRow>(
    source,
    `with recursive kinds as (
       select min(kind) as kind from tasks where state = 'pending'
       union all
       select (select min(t.kind) from tasks t where t.state = 'pending' and t.kind > k.kind) from kinds k where k.kind is not null
     )
     select k.kind, count(*)::int as count, min(t.due_at) as next_at
     from kinds k join tasks t on t.kind = k.kind and t.state = 'pending' and t.due_at <= $2
     where k.kind <> $1 group by k.kind order by next_at`,
    [rungs, until],
  );
}
