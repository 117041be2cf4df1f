import type { ComplaintLine, ComplaintSender, ComplaintStep, ComplaintStepKind } from '@duban/contracts';
import { remaining, type Calendar, type Instant } from '@duban/domain';
import { rowsOf, type Parts } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { OrgRow } from './complaint-orgs';
import { numberOf, stepPart } from './complaint-steps';
import type { Complaint } from './complaint.entity';
import type { ComplaintRow } from './complaints.queries';

export const iso = (date: Date | null) => date?.toISOString() ?? null;
const UNKNOWN = (id: string): OrgRow => ({ id, name: '', shortName: '' });

/** Who has it now. */
function holderOf(complaint: Complaint, orgOf: (id: string) => OrgRow): ComplaintLine['holder'] {
  const { stage, lead_id, holder_id } = complaint;
  switch (stage) {
    case 'filed':
    case 'accepted':
    case 'withdrawn':
      return { party: 'office', unit: null };
    case 'assigned':
    case 'acting':
      return { party: 'unit', unit: lead_id ? orgOf(lead_id) : null };
    case 'reworking':
      return holder_id ? { party: 'unit', unit: orgOf(holder_id) } : { party: 'office', unit: null };
    case 'with-leader':
      return { party: 'leader', unit: null };
    case 'answered':
      return { party: 'enterprise', unit: null };
    default:
      return null;
  }
}

/** Every organisation a row names. */
export const orgIdsOf = ({ complained_of, lead_id, co_ids, holder_id }: Complaint): string[] =>
  [...complained_of, lead_id, ...co_ids, holder_id].filter((id) => id !== null);

export type LineParts = {
  orgs: ReadonlyMap<string, OrgRow>;
  senders: ReadonlyMap<string, ComplaintSender>;
  cal: Calendar;
  now: Instant;
};

/** A complaint as a list shows it. */
export function presentLine(row: ComplaintRow, { orgs, senders, cal, now }: LineParts): ComplaintLine {
  const orgOf = (id: string) => orgs.get(id) ?? UNKNOWN(id);
  const { clock, due_day, due_at } = row;
  return {
    id: row.id,
    number: numberOf(row),
    title: row.title,
    category: row.category,
    kind: row.kind,
    channel: row.channel,
    confidentiality: row.confidentiality,
    complexity: row.complexity,
    stage: row.stage,
    senderName: senders.get(row.id)?.name ?? null,
    complainedOf: row.complained_of.map(orgOf),
    lead: row.lead_id ? orgOf(row.lead_id) : null,
    co: row.co_ids.map(orgOf),
    holder: holderOf(row, orgOf),
    clock:
      clock && due_day && due_at
        ? {
            clock,
            dueDay: due_day,
            dueAt: due_at.toISOString(),
            provisional: row.provisional,
            remaining: remaining(cal, now, due_at.getTime()),
            missed: due_at.getTime() < now,
          }
        : null,
    missed: row.missed,
    reworks: row.reworks,
    grade: row.grade,
    outcome: row.outcome,
    asked: row.asked,
    filedAt: row.filed_at.toISOString(),
    closedAt: iso(row.closed_at),
  };
}

export type StepRow = {
  seq: number;
  kind: ComplaintStepKind;
  at: Date;
  party: ComplaintStep['party'];
  unit_id: string | null;
  by_name: string | null;
  text: string;
  facts: Record<string, unknown>;
};

/** The ledger, from the filing on. */
export const findSteps = (em: EntityManager, complaintId: string) =>
  rowsOf<StepRow>(
    em,
    `select seq, kind, at, party, unit_id, by_name, text, facts from complaint_steps
     where complaint_id = $1 order by seq`,
    [complaintId],
  );

export const presentStep = (
  row: StepRow,
  orgs: ReadonlyMap<string, OrgRow>,
  files: Parts,
): ComplaintStep => ({
  seq: row.seq,
  kind: row.kind,
  at: row.at.toISOString(),
  party: row.party,
  unit: row.unit_id ? (orgs.get(row.unit_id) ?? UNKNOWN(row.unit_id)) : null,
  by: row.by_name,
  text: row.text,
  facts: row.facts,
  attachments: files(stepPart(row.seq)),
});

type NoticeRef = { id: string; title: string; state: string };

/** Notices its missed clocks raised: all for who sees the whole county, else those served on the viewer's units. */
export const findNotices = (em: EntityManager, complaintId: string, orgIds: readonly string[] | null) =>
  rowsOf<NoticeRef>(
    em,
    `select id, title, state from notices
     where subject_type = 'complaint' and subject_id = $1 and ($2::uuid[] is null or
       unit_id = any($2) and state not in ('proposed', 'approved', 'dismissed'))
     order by proposed_at, id`,
    [complaintId, orgIds],
  );
