// Reads, after the run, what the product has written down. Hand-written SQL on its tables, and the chain of events
// checked link by link.
import { createHash } from 'node:crypto';

/** @param {(sql: string, params?: unknown[]) => Promise<object[]>} query */
export async function readFacts(query) {
  const count = async (sql) => Number((await query(sql))[0].n);
  return {
    notices: await query('select id, state, signed_at, replied_at, plan from notices'),
    fires: await query('select notice_id, key, fired_at from rung_fires'),
    told: await query(
      `select subject_id as notice_id, data ->> 'rung' as rung, (data ->> 'seq')::int as rung_seq
       from events where subject_type = 'notice' and data ? 'rung' order by seq`,
    ),
    inbox: await query(
      `select account_id, subject_id, data ->> 'rung' as rung from inbox where subject_type = 'notice' and kind = 'rung'`,
    ),
    texts: await query(
      `select notice_id, text from notice_replies union all select notice_id, text from notice_feedbacks`,
    ),
    cards: await count('select count(*) as n from cards'),
    cardsTold: await count(`select count(*) as n from events where type = 'card.proposed'`),
    // lines in letters against lines that were to go into letters: more, and somebody reads a thing twice
    linesSent: await count('select coalesce(sum(lines), 0) as n from deliveries'),
    linesGathered: await count(
      `select count(*) as n from inbox i join message_channels c using (account_id) where c.active and gathered_at is not null`,
    ),
    sentKeys: (await query(`select key from deliveries where state = 'sent'`)).map(({ key }) => key),
    undelivered: await count(`select count(*) as n from deliveries where state <> 'sent'`),
    ungathered: await count(
      `select count(*) as n from inbox i join message_channels c on c.account_id = i.account_id and c.active
       where i.gathered_at is null and i.read_at is null and i.kind = 'rung'`,
    ),
    tasksFailed: await count(`select count(*) as n from tasks where state = 'failed'`),
    chainBroken: (await findBreak(query)) === null ? 0 : 1,
  };
}

/** The number of the first event that does not follow from the ones before it; null when the chain holds. */
export async function findBreak(query) {
  const [head] = await query('select seq::int as seq, hash from event_head');
  let last = { seq: 0, hash: '0'.repeat(64) };
  for (;;) {
    const rows = await query('select * from events where seq > $1 order by seq limit 5000', [last.seq]);
    for (const { hash, prev_hash, ...said } of rows) {
      const seq = Number(said.seq);
      const own = hashOf(last.hash, { ...said, seq, at: said.at.toISOString() });
      if (seq !== last.seq + 1 || prev_hash !== last.hash || hash !== own) return last.seq + 1;
      last = { seq, hash };
    }
    if (rows.length === 0) break;
  }
  return head.seq === last.seq && head.hash === last.hash ? null : last.seq + 1;
}

const hashOf = (previous, said) =>
  createHash('sha256').update(previous).update('\n').update(canonical(said)).digest('hex');

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
