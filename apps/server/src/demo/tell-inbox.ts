import {
  DEFAULT_POLICY,
  recipientsOf,
  type EventType,
  type Instant,
  type RungRecipient,
} from '@duban/domain';
import { rowsOf } from '@duban/platform';
import { findPlaces } from '@duban/supervision';
import type { EntityManager } from 'typeorm';
import { insertRows } from './insert-rows';

const DAY_MS = 86_400_000;
const DAYS_TOLD = 30;
/** The newest lines of each person are still to be read; a bell that says 99 says nothing. */
const UNREAD = 6;

type Whom = { kind: 'rung' | 'news'; to: readonly RungRecipient[] };
const UNIT: readonly RungRecipient[] = ['unit-handlers'];
const UNIT_AND_HEAD: readonly RungRecipient[] = ['unit-handlers', 'unit-head'];
const OFFICE: readonly RungRecipient[] = ['office'];

/** Whom the services tell of these; the rungs ask the policy. */
const WHOM: Partial<Record<EventType, Whom>> = {
  'notice.issued': { kind: 'rung', to: UNIT },
  'notice.returned': { kind: 'rung', to: UNIT },
  'notice.withdrawn': { kind: 'rung', to: UNIT },
  'notice.redispatched': { kind: 'rung', to: UNIT },
  'notice.accepted': { kind: 'news', to: UNIT },
  'notice.closed': { kind: 'news', to: UNIT },
  'notice.suspended': { kind: 'news', to: UNIT },
  'notice.resumed': { kind: 'news', to: UNIT },
  'notice.extended': { kind: 'news', to: UNIT },
  'notice.extension-refused': { kind: 'news', to: UNIT },
  'notice.reason-accepted': { kind: 'news', to: UNIT },
  'notice.reason-rejected': { kind: 'news', to: UNIT },
  'notice.replied': { kind: 'news', to: OFFICE },
  'notice.objected': { kind: 'news', to: OFFICE },
  'notice.extension-asked': { kind: 'news', to: OFFICE },
  'notice.suspension-asked': { kind: 'news', to: OFFICE },
  'notice.reason-stated': { kind: 'news', to: OFFICE },
  'card.issued': { kind: 'rung', to: UNIT_AND_HEAD },
  'card.served': { kind: 'news', to: UNIT_AND_HEAD },
  'card.upheld': { kind: 'rung', to: UNIT_AND_HEAD },
  'card.lowered': { kind: 'rung', to: UNIT_AND_HEAD },
  'card.revoked': { kind: 'rung', to: UNIT_AND_HEAD },
  'card.lifted': { kind: 'news', to: UNIT_AND_HEAD },
  'card.explained': { kind: 'news', to: OFFICE },
  'card.appealed': { kind: 'news', to: OFFICE },
};
const RUNGS = new Set<EventType>(['notice.warned', 'notice.reminded', 'notice.escalated']);

type Told = {
  seq: string;
  type: EventType;
  subject_type: string;
  subject_id: string;
  unit_id: string;
  actor: string | null;
  data: Record<string, unknown>;
  at: Date;
  /** Of its notice. */
  round: number | null;
};

/** What the people of the demonstration were told of the events of the last month, as the services would have. */
export async function tellInbox(em: EntityManager, midnight: Instant): Promise<void> {
  const events = await rowsOf<Told>(
    em,
    `select e.seq, e.type, e.subject_type, e.subject_id, e.unit_id, nullif(e.actor_name, 'system') as actor, e.data, e.at,
       n.round from events e left join notices n on e.subject_type = 'notice' and n.id::text = e.subject_id
     where e.type = any($1) and e.at >= $2 and e.unit_id is not null order by e.seq`,
    [[...Object.keys(WHOM), ...RUNGS], new Date(midnight - DAYS_TOLD * DAY_MS)],
  );
  const places = await findPlaces(em, [...new Set(events.map(({ unit_id }) => unit_id))]);
  const lines = events.flatMap((event) => {
    const { kind, to } = whomOf(event);
    const held = places.get(event.unit_id) ?? {};
    const people = new Set(to.flatMap((place) => held[place] ?? []));
    return [...people].map((account_id) => ({ ...lineOf(event, kind), account_id }));
  });
  const told = new Map<string, number>();
  for (const line of lines.toReversed()) {
    const newer = told.get(line.account_id) ?? 0;
    told.set(line.account_id, newer + 1);
    if (newer < UNREAD) line.read_at = null;
  }
  await insertRows(em, 'inbox', lines);
}

const whomOf = ({ type, data }: Told): Whom =>
  RUNGS.has(type)
    ? { kind: 'rung', to: recipientsOf(DEFAULT_POLICY, String(data.rung)) }
    : (WHOM[type] ?? { kind: 'news', to: [] });

const READ_AFTER_MS = DAY_MS / 3;

function lineOf(event: Told, kind: Whom['kind']) {
  const { seq, type, subject_type, subject_id, actor, data, at, round } = event;
  return {
    // a rung is asked by this key who was told of it
    key: RUNGS.has(type) ? `rung:${subject_id}:${round ?? 1}:${String(data.rung)}` : `demo:${seq}`,
    kind,
    topic: type,
    subject_type,
    subject_id,
    data: actor === null ? data : { ...data, by: actor },
    at: at.toISOString(),
    read_at: new Date(at.getTime() + READ_AFTER_MS).toISOString() as string | null,
    gathered_at: at.toISOString(),
  };
}
