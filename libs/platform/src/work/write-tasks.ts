import type { Instant } from '@duban/domain';
import { columnsOf } from '../database/rows';
import type { NewTask, Tx } from './tx';

/**
 * What was claimed and what was set, in as few writes as may be: of a herd of deadlines most are set again at once.
 * What happened is told by events; a task that is done leaves nothing. Answers when the first one set falls due.
 */
export async function writeTasks({ em, tasks, finished, now }: Tx): Promise<Instant | null> {
  const set = new Map(tasks.map((task) => [keyOf(task), task]));
  const done: string[] = [];
  const moved: (Row & { id: string })[] = [];
  for (const claimed of finished) {
    const task = set.get(keyOf(claimed));
    if (task) moved.push({ ...rowOf(task), id: claimed.id });
    else done.push(claimed.id);
    set.delete(keyOf(claimed));
  }
  if (done.length > 0) await em.query('delete from tasks where id = any($1::bigint[])', [done]);
  if (moved.length > 0)
    await em.query(
      `update tasks t set due_at = r.due_at, payload = r.payload, attempts = 0, error = null
       from unnest($1::bigint[], $2::timestamptz[], $3::jsonb[]) as r (id, due_at, payload) where t.id = r.id`,
      columnsOf(moved, ['id', 'due_at', 'payload']),
    );
  const fresh = [...set.values()].map(rowOf);
  if (fresh.length > 0)
    await em.query(
      `insert into tasks (kind, subject, due_at, payload, created_at)
       select *, $5 from unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[]) order by 1, 2
       on conflict (kind, subject) where state = 'pending'
       do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, error = null`,
      [...columnsOf(fresh, ['kind', 'subject', 'due_at', 'payload']), new Date(now)],
    );
  return tasks.reduce<Instant | null>((first, { dueAt }) => Math.min(first ?? dueAt, dueAt), null);
}

type Row = { kind: string; subject: string; due_at: string; payload: string };
const rowOf = ({ kind, subject, dueAt, payload }: NewTask): Row => ({
  kind,
  subject,
  due_at: new Date(dueAt).toISOString(),
  payload: JSON.stringify(payload ?? {}),
});
const keyOf = ({ kind, subject }: { kind: string; subject: string }) => `${kind}\n${subject}`;
