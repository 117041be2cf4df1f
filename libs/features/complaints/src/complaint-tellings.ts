import type { ComplaintStepKind } from '@duban/contracts';
import type { EventType, Json } from '@duban/domain';
import type { Tx } from '@duban/platform';
import { findHolders, findUnitPeople } from '@duban/supervision';
import { turnOf } from './complaint-rights';
import type { ComplaintSenders } from './complaint-senders';
import { saidOf } from './complaint-steps';
import type { Complaint } from './complaint.entity';

/** Who may hear: the sender, the unit whose turn it is, the lead, those that help, the office; `next`: whoever has it now. */
type Hearer = 'sender' | 'turn' | 'lead' | 'co' | 'office' | 'next';

/** What is not here is told to nobody. */
const HEARD: Partial<Record<ComplaintStepKind, readonly Hearer[]>> = {
  filed: ['office'],
  accepted: ['sender'],
  refused: ['sender'],
  assigned: ['sender', 'lead', 'co'],
  contacted: ['sender'],
  noted: ['sender', 'turn', 'co'],
  answered: ['sender', 'office'],
  decided: ['sender', 'office', 'lead'],
  rated: ['office', 'lead', 'turn'],
  'verdict-recorded': ['sender', 'office', 'lead', 'turn'],
  'sent-up': ['sender', 'next'],
  unrated: ['sender', 'lead'],
  withdrawn: ['office', 'turn'],
  'withdrawal-confirmed': ['sender', 'lead'],
  'taken-up': ['sender', 'next'],
  'extension-asked': ['office'],
  'extension-granted': ['turn', 'sender'],
  'extension-refused': ['turn', 'sender'],
  rescheduled: ['turn', 'sender'],
  unsealed: ['sender'],
};

/** Tells a step to who should hear of it, but not to who made it. */
export async function tellStep(
  tx: Tx,
  senders: ComplaintSenders,
  complaint: Complaint,
  { kind, seq, facts = {} }: { kind: ComplaintStepKind; seq: number; facts?: Record<string, Json> },
): Promise<void> {
  const to = await hearersOf(tx, senders, complaint, HEARD[kind] ?? []);
  tellOf(tx, complaint, `complaint.${kind}` as EventType, { to, seq, facts, kind: 'news' });
}

/** Tells some accounts of a complaint, once for each thing that happened to it. */
export function tellOf(
  tx: Tx,
  complaint: Complaint,
  topic: EventType,
  more: { to: readonly string[]; seq: number | string; facts?: Record<string, Json>; kind: 'rung' | 'news' },
): void {
  tx.tell({
    to: [...new Set(more.to)].filter((id) => id !== tx.actor.accountId),
    key: `${topic}:${complaint.id}:${more.seq}`,
    kind: more.kind,
    topic,
    subject: { type: 'complaint', id: complaint.id },
    data: { ...saidOf(complaint), ...more.facts },
  });
}

async function hearersOf(
  tx: Tx,
  senders: ComplaintSenders,
  complaint: Complaint,
  hearers: readonly Hearer[],
): Promise<string[]> {
  const turn = turnOf(complaint);
  const isWithLeader = complaint.stage === 'with-leader';
  const units: Record<string, (string | null)[]> = {
    turn: [turn],
    lead: [complaint.lead_id],
    co: complaint.co_ids,
    next: isWithLeader ? [] : [turn],
  };
  const wanted = hearers.flatMap((hearer) => units[hearer] ?? []).filter((id) => id !== null);
  const people = await findUnitPeople(tx.em, wanted);
  // the office has what no unit has
  const isOffices =
    hearers.includes('office') ||
    (turn === null && (hearers.includes('turn') || hearers.includes('next')) && !isWithLeader);
  const isLeaders = hearers.includes('next') && isWithLeader;
  return [
    ...[...people.values()].flat(),
    ...(isOffices ? await findHolders(tx.em, 'complaint:assign') : []),
    ...(isLeaders ? await findHolders(tx.em, 'complaint:decide') : []),
    ...(hearers.includes('sender') ? await senders.accountsOf(tx.em, complaint.id) : []),
  ];
}
