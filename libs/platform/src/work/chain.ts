import { createHash } from 'node:crypto';
import { canonicalJson, type EventType, type Instant, type Json } from '@duban/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { Actor } from '../access/actor';

/** What a use case says happened. `rootId`: the project it belongs to; units decide who hears of it. */
export type NewEvent = {
  type: EventType;
  subject: { type: string; id: string };
  rootId?: string | null;
  unitId?: string | null;
  ownerId?: string | null;
  data?: Record<string, Json>;
  /** When it happened, if not now: a rung that was due while nothing ran. Default: the transaction's now. */
  at?: Instant;
  /** Who did it, if not the transaction's actor: a past that is told afterwards. */
  actor?: Actor;
};

type Link = { seq: number; hash: string };
type EventRow = {
  seq: number;
  at: string;
  type: string;
  actor_id: string | null;
  actor_name: string | null;
  subject_type: string;
  subject_id: string;
  root_id: string | null;
  unit_id: string | null;
  owner_id: string | null;
  data: Record<string, Json>;
  request_id: string | null;
};

/** The hash of an event: over the hash before it and everything it says, so that no event can be changed unseen. */
export function hashEvent(previous: string, row: EventRow): string {
  const {
    seq,
    at,
    type,
    actor_id,
    actor_name,
    subject_type,
    subject_id,
    root_id,
    unit_id,
    owner_id,
    data,
    request_id,
  } = row;
  const said = {
    seq,
    at,
    type,
    actor_id,
    actor_name,
    subject_type,
    subject_id,
    root_id,
    unit_id,
    owner_id,
    data,
    request_id,
  };
  return createHash('sha256').update(previous).update('\n').update(canonicalJson(said)).digest('hex');
}

/**
 * Appends the events of a transaction to the chain. The head row is the one lock of the house: it is taken last, so
 * numbers are given in the order of commits and have no gaps. Returns the last number.
 */
export async function appendEvents(
  em: EntityManager,
  actor: Actor,
  now: Instant,
  events: NewEvent[],
): Promise<number> {
  const [head] = await rowsOf<{ seq: string; hash: string }>(
    em,
    'select seq, hash from event_head for update',
  );
  if (!head) throw new Error('the event chain has no head');
  let last: Link = { seq: Number(head.seq), hash: head.hash };
  const rows = events.map((event) => {
    const by = event.actor ?? actor;
    const row: EventRow = {
      seq: last.seq + 1,
      at: new Date(event.at ?? now).toISOString(),
      type: event.type,
      actor_id: by.accountId,
      actor_name: by.kind === 'system' ? null : by.name,
      subject_type: event.subject.type,
      subject_id: event.subject.id,
      root_id: event.rootId ?? null,
      unit_id: event.unitId ?? null,
      owner_id: event.ownerId ?? null,
      data: event.data ?? {},
      request_id: by.requestId,
    };
    const linked = { ...row, prev_hash: last.hash, hash: hashEvent(last.hash, row) };
    last = { seq: linked.seq, hash: linked.hash };
    return linked;
  });
  await em.query(
    `with head as (update event_head set seq = $2, hash = $3)
     insert into events (seq, at, type, actor_id, actor_name, subject_type, subject_id, root_id, unit_id, owner_id, data,
                         request_id, prev_hash, hash)
     select * from jsonb_to_recordset($1::jsonb) as r (seq bigint, at timestamptz, type text, actor_id uuid,
       actor_name text, subject_type text, subject_id text, root_id uuid, unit_id uuid, owner_id uuid, data jsonb,
       request_id text, prev_hash text, hash text)`,
    [JSON.stringify(rows), last.seq, last.hash],
  );
  return last.seq;
}

const STEP = 5000;

/** Recomputes the whole chain. `brokenAt`: the first event that does not follow from the ones before it. */
export async function verifyChain(
  source: DataSource,
): Promise<{ checked: number; brokenAt: number | null; head: string }> {
  // read first: what is appended while this runs is the next verification's
  const [head] = await rowsOf<{ seq: string; hash: string }>(source, 'select seq, hash from event_head');
  let last: Link = { seq: 0, hash: '0'.repeat(64) };
  for (;;) {
    const rows = await rowsOf<EventRow & { seq: string; at: Date; prev_hash: string; hash: string }>(
      source,
      'select * from events where seq > $1 and seq <= $3 order by seq limit $2',
      [last.seq, STEP, head?.seq ?? 0],
    );
    for (const row of rows) {
      const seq = Number(row.seq);
      const hash = hashEvent(last.hash, { ...row, seq, at: (row.at as unknown as Date).toISOString() });
      if (seq !== last.seq + 1 || row.prev_hash !== last.hash || row.hash !== hash)
        return { checked: last.seq, brokenAt: last.seq + 1, head: last.hash };
      last = { seq, hash };
    }
    if (rows.length < STEP) break;
  }
  const whole = Number(head?.seq) === last.seq && head?.hash === last.hash;
  return { checked: last.seq, brokenAt: whole ? null : last.seq + 1, head: last.hash };
}
