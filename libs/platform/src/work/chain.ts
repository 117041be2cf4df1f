import { hash } from 'node:crypto';
import { canonicalJson, type EventType, type Instant, type Json } from '@duban/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { columnsOf, rowsOf } from '../database/rows';
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

/**
 * The hash of an event: over the hash before it and the canonical JSON of everything it says, so that no event can be
 * changed unseen. Written out, because the keys are known and a herd of deadlines brings thousands of events.
 */
export function hashEvent(previous: string, row: EventRow, data: string = canonicalJson(row.data)): string {
  const { seq, at, type, actor_id, actor_name, subject_type, subject_id, root_id, unit_id, owner_id } = row;
  const text = JSON.stringify;
  const said =
    `{"actor_id":${text(actor_id)},"actor_name":${text(actor_name)},"at":${text(at)},"data":${data},` +
    `"owner_id":${text(owner_id)},"request_id":${text(row.request_id)},"root_id":${text(root_id)},"seq":${seq},` +
    `"subject_id":${text(subject_id)},"subject_type":${text(subject_type)},"type":${text(type)},"unit_id":${text(unit_id)}}`;
  return hash('sha256', `${previous}\n${said}`);
}

const COLUMNS = [
  ...([
    'seq',
    'at',
    'type',
    'actor_id',
    'actor_name',
    'subject_type',
    'subject_id',
    'root_id',
    'unit_id',
  ] as const),
  ...(['owner_id', 'data', 'request_id', 'prev_hash', 'hash'] as const),
];

/** Events written by one statement: those of a large file together would be held in memory several times over. */
const AT_ONCE = 2000;

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
  const prepare = (some: NewEvent[]) =>
    some.map((event) => ({
      row: rowOf(event, event.actor ?? actor, now),
      data: canonicalJson(event.data ?? {}),
    }));
  // all that can be done before the lock
  let rows = prepare(events.slice(0, AT_ONCE));
  const [head] = await rowsOf<{ seq: string; hash: string }>(
    em,
    'select seq, hash from event_head for update',
  );
  if (!head) throw new Error('the event chain has no head');
  let last: Link = { seq: Number(head.seq), hash: head.hash };
  for (let from = AT_ONCE; rows.length > 0; from += AT_ONCE) {
    const linked = rows.map(({ row, data }) => {
      row.seq = last.seq + 1;
      const link = { ...row, data, prev_hash: last.hash, hash: hashEvent(last.hash, row, data) };
      last = link;
      return link;
    });
    await em.query(
      `with head as (update event_head set seq = $15, hash = $16)
       insert into events (${COLUMNS.join(', ')})
       select * from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
         $8::uuid[], $9::uuid[], $10::uuid[], $11::jsonb[], $12::text[], $13::text[], $14::text[])`,
      [...columnsOf(linked, COLUMNS), last.seq, last.hash],
    );
    rows = prepare(events.slice(from, from + AT_ONCE));
  }
  return last.seq;
}

/** `seq` is given with the lock. */
const rowOf = (event: NewEvent, by: Actor, now: Instant): EventRow => ({
  seq: 0,
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
});

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
