import type { ComplaintStepKind } from '@duban/contracts';
import { complaintNumber, type ComplaintParty, type EventType, type Json } from '@duban/domain';
import { type Attachments, rowsOf, SYSTEM, type Actor, type Bond, type Tx } from '@duban/platform';
import type { Complaint } from './complaint.entity';

/** Whose attachments: those of complaints. A part is a line of the ledger. */
export const COMPLAINT_FILES = 'complaint';
export const stepPart = (seq: number) => `step:${seq}`;
/** What stands where a name would, of a sender nobody is to know. It is in files and letters, so it is Chinese. */
export const SOMEBODY = '一家企业';

export type NewStep = {
  kind: ComplaintStepKind;
  party: ComplaintParty | 'system';
  text?: string;
  facts?: Record<string, Json>;
  attachmentIds?: readonly string[];
};

export const numberOf = ({ number_year, number_seq }: Pick<Complaint, 'number_year' | 'number_seq'>) =>
  complaintNumber(number_year, number_seq);
const isNameless = ({ confidentiality }: Pick<Complaint, 'confidentiality'>) => confidentiality !== 'open';

/** What every event and message of a complaint says. Never who it comes from. */
export const saidOf = (complaint: Complaint): Record<string, Json> => ({
  number: numberOf(complaint),
  title: complaint.title,
});

/**
 * In the audit trail an act of a sender nobody is to know is nobody's, and no request leads back to it; what follows from
 * it by rule is the engine's.
 */
const actorOf = (actor: Actor, complaint: Complaint, { party }: NewStep): Actor =>
  party === 'system' || (party === 'enterprise' && isNameless(complaint)) ? SYSTEM : actor;

/**
 * Writes a line of the ledger with its files, and the event of the same name. The complaint is locked by the caller, so
 * that lines are numbered without gaps. Answers the number.
 */
export async function addStep(
  tx: Tx,
  attachments: Attachments,
  complaint: Complaint,
  step: NewStep,
): Promise<number> {
  const [last] = await rowsOf<{ seq: number }>(
    tx.em,
    'select coalesce(max(seq), 0)::int as seq from complaint_steps where complaint_id = $1',
    [complaint.id],
  );
  const seq = (last?.seq ?? 0) + 1;
  const { kind, party, text = '', facts = {} } = step;
  const isStaff = party !== 'enterprise' && party !== 'system';
  await tx.em.query(
    `insert into complaint_steps (complaint_id, seq, kind, at, party, unit_id, by_name, text, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      complaint.id,
      seq,
      kind,
      new Date(tx.now),
      party,
      party === 'unit' ? tx.actor.orgId : null,
      isStaff ? tx.actor.name : null,
      text,
      JSON.stringify(facts),
    ],
  );
  const bond: Bond = { type: COMPLAINT_FILES, id: complaint.id, part: stepPart(seq) };
  if (party === 'enterprise' && isNameless(complaint)) bond.nameless = SOMEBODY;
  const files = await attachments.bind(tx, step.attachmentIds ?? [], bond);
  tx.record({
    type: `complaint.${kind}` as EventType,
    subject: { type: 'complaint', id: complaint.id },
    unitId: complaint.lead_id,
    data: { ...saidOf(complaint), ...facts, ...files },
    actor: actorOf(tx.actor, complaint, step),
  });
  return seq;
}
