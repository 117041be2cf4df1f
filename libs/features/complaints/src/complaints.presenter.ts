import type { ComplaintDetail, ComplaintLine, ComplaintSender, ComplaintStep } from '@duban/contracts';
import { remaining, type Calendar, type Instant } from '@duban/domain';
import type { Parts } from '@duban/platform';
import type { OrgRow } from './complaint-orgs';
import type { StepRow } from './complaint-parts.queries';
import { numberOf, stepPart } from './complaint-steps';
import type { Complaint } from './complaint.entity';
import type { ComplaintRow } from './complaints.queries';
import type { ExtensionRow } from './extension.queries';
import type { KeptUnsealing } from './unsealing.queries';

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

export const presentExtension = (row: ExtensionRow, can: boolean): ComplaintDetail['extensions'][number] => ({
  ...{ id: row.id, clock: row.clock, days: row.days, reason: row.reason },
  askedBy: row.asked_by_name,
  askedAt: row.asked_at.toISOString(),
  decideBy: row.decide_by.toISOString(),
  decision: row.decided_at && {
    by: row.decided_by_name ?? '',
    at: row.decided_at.toISOString(),
    grantedDays: row.granted_days ?? 0,
    opinion: row.opinion ?? '',
  },
  can,
});

export const presentUnsealing = (
  row: KeptUnsealing,
  can: boolean,
): ComplaintDetail['unsealings'][number] => ({
  id: row.id,
  askedBy: row.byName,
  askedAt: new Date(row.askedAt).toISOString(),
  reason: row.reason,
  decision: row.decision && {
    by: row.deciderName,
    at: new Date(row.decision.at).toISOString(),
    granted: row.decision.granted,
    opinion: row.opinion,
  },
  can,
});
