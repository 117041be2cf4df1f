import { columnsOf, rowsOf } from '../database/rows';
import type { Tx } from './tx';

/** Gathers what one person was told since the last digest; the messages feature handles it. */
export const GATHER = 'message.gather';
const GATHER_AFTER_MS = 60_000;

/**
 * The lines of the inboxes, and for those who keep a channel one pending digest each: the first line sets its time,
 * later ones join it, or bring it forward when it was to wait for the morning. Joining locks the digest: one that is
 * being gathered right now would not see this line, and nobody would gather it after.
 */
export async function writeMessages({ em, actor, messages, now }: Tx): Promise<void> {
  if (messages.length === 0) return;
  const lines = messages.flatMap(({ to, subject, data, ...message }) => {
    const said = {
      ...message,
      subject_type: subject.type,
      subject_id: subject.id,
      // who did it, for the sentence; what the machine does by its rules is nobody's
      data: JSON.stringify(actor.kind === 'person' ? { ...data, by: actor.name } : data),
    };
    return to.map((account_id) => ({ ...said, account_id }));
  });
  const told = await rowsOf<{ account_id: string }>(
    em,
    `with told as (
       insert into inbox (account_id, key, kind, topic, subject_type, subject_id, data, at)
       select *, $8 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
       on conflict (account_id, key) do nothing
       returning account_id)
     select distinct t.account_id from told t join message_channels c using (account_id) where c.active`,
    [
      ...columnsOf(lines, ['account_id', 'key', 'kind', 'topic', 'subject_type', 'subject_id', 'data']),
      new Date(now),
    ],
  );
  if (told.length === 0) return;
  await em.query(
    `insert into tasks (kind, subject, due_at, payload, created_at)
     select $1, r.id, $3, '{}', $4 from unnest($2::text[]) as r (id) order by r.id
     on conflict (kind, subject) where state = 'pending'
     do update set due_at = least(tasks.due_at, excluded.due_at)`,
    [GATHER, told.map((row) => row.account_id), new Date(now + GATHER_AFTER_MS), new Date(now)],
  );
}
