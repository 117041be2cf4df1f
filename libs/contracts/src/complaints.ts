import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_CHANNELS,
  COMPLAINT_CLOCKS,
  COMPLAINT_KINDS,
  COMPLAINT_MOVES,
  COMPLAINT_OUTCOMES,
  COMPLAINT_REFUSAL_REASONS,
  COMPLAINT_STAGES,
  COMPLEXITIES,
  CONFIDENTIALITIES,
  VERDICT_WAYS,
} from '@duban/domain';
import { z } from 'zod';
import { Attachment } from './attachments';
import { DayText, Id, InstantText, OrgRef, PageQuery, pageOf, Version } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { Remaining } from './terms';

export const ComplaintCategoryName = z.enum(COMPLAINT_CATEGORIES);
export const ComplaintKindName = z.enum(COMPLAINT_KINDS);
export const ComplaintChannelName = z.enum(COMPLAINT_CHANNELS);
export const ConfidentialityName = z.enum(CONFIDENTIALITIES);
export const ComplexityName = z.enum(COMPLEXITIES);
export const ComplaintStageName = z.enum(COMPLAINT_STAGES);
export const ComplaintClockName = z.enum(COMPLAINT_CLOCKS);
export const ComplaintOutcomeName = z.enum(COMPLAINT_OUTCOMES);
export const VerdictWayName = z.enum(VERDICT_WAYS);
export const ComplaintRefusalName = z.enum(COMPLAINT_REFUSAL_REASONS);
/** 非常满意 5 … 非常不满意 1; the last two are 差评. */
export const SatisfactionGrade = z.union([
  z.literal(5),
  z.literal(4),
  z.literal(3),
  z.literal(2),
  z.literal(1),
]);
/** What a person may do with a complaint from where it stands. */
export const ComplaintActName = z.enum([
  ...COMPLAINT_MOVES,
  'note',
  'call-back',
  'ask-extension',
  'decide-extension',
  'ask-unsealing',
  'decide-unsealing',
]);
export type ComplaintActName = z.infer<typeof ComplaintActName>;

const Phone = z
  .string()
  .trim()
  .regex(/^[\d+()\- ]{5,25}$/)
  .or(z.literal(''));
const Person = z.string().trim().max(40);

/** Who it comes from. Of a sealed one it is read by nobody but its sender and those to whom it was unsealed. */
export const ComplaintSender = z.object({
  name: z.string().trim().min(2).max(120),
  contact: Person.default(''),
  phone: Phone.default(''),
  creditCode: z
    .string()
    .trim()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .or(z.literal(''))
    .default(''),
});
export type ComplaintSender = z.infer<typeof ComplaintSender>;

/** Who has it now; the office, too, where no unit stands above the one that answered. `enterprise`: it is to rate. */
const Holder = z.object({
  party: z.enum(['office', 'unit', 'leader', 'enterprise']),
  unit: OrgRef.nullable(),
});
const RunningClock = z.object({
  clock: ComplaintClockName,
  dueDay: DayText,
  dueAt: InstantText,
  provisional: z.boolean(),
  remaining: Remaining,
  /** It ran out. */
  missed: z.boolean(),
});

export const ComplaintLine = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  category: ComplaintCategoryName,
  kind: ComplaintKindName,
  channel: ComplaintChannelName,
  confidentiality: ConfidentialityName,
  complexity: ComplexityName,
  stage: ComplaintStageName,
  /** null: the viewer may not know it, or nobody does: 一家企业. */
  senderName: z.string().nullable(),
  complainedOf: z.array(OrgRef),
  lead: OrgRef.nullable(),
  co: z.array(OrgRef),
  holder: Holder.nullable(),
  /** The clock that runs out first; null when none runs. */
  clock: RunningClock.nullable(),
  /** Clocks that ran out, now and before. */
  missed: z.int(),
  reworks: z.int(),
  grade: SatisfactionGrade.nullable(),
  outcome: ComplaintOutcomeName.nullable(),
  /** An extension or an unsealing waits for a decision this viewer may take. */
  asked: z.boolean(),
  filedAt: InstantText,
  closedAt: InstantText.nullable(),
});
export type ComplaintLine = z.infer<typeof ComplaintLine>;

export const ComplaintStepKind = z.enum([
  'filed',
  'accepted',
  'refused',
  'assigned',
  'contacted',
  'noted',
  'answered',
  'decided',
  'called-back',
  'rated',
  'verdict-recorded',
  'sent-up',
  'unrated',
  'withdrawn',
  'withdrawal-confirmed',
  'taken-up',
  'archived',
  'clock-missed',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'rescheduled',
  'unsealed',
]);
export type ComplaintStepKind = z.infer<typeof ComplaintStepKind>;

/** A line of the ledger: the same for the enterprise and for who handles it. */
export const ComplaintStep = z.object({
  seq: z.int(),
  kind: ComplaintStepKind,
  at: InstantText,
  party: z.enum(['enterprise', 'office', 'unit', 'leader', 'system']),
  unit: OrgRef.nullable(),
  /** null: the enterprise's own person (of any complaint), or the engine. */
  by: z.string().nullable(),
  text: z.string(),
  /** Codes and numbers of the step: `complexity`, `reason`, `clock`, `dueDay`, `outcome`, `grade`, `days`, `units` … */
  facts: z.record(z.string(), z.unknown()),
  attachments: z.array(Attachment),
});
export type ComplaintStep = z.infer<typeof ComplaintStep>;

export const ComplaintExtension = z.object({
  id: Id,
  clock: ComplaintClockName,
  days: z.int(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: InstantText,
  decideBy: InstantText,
  /** null while it waits. 0 granted days: refused. */
  decision: z
    .object({ by: z.string(), at: InstantText, grantedDays: z.int(), opinion: z.string() })
    .nullable(),
  can: z.boolean(),
});
export const ComplaintUnsealing = z.object({
  id: Id,
  askedBy: z.string(),
  askedAt: InstantText,
  reason: z.string(),
  decision: z
    .object({ by: z.string(), at: InstantText, granted: z.boolean(), opinion: z.string() })
    .nullable(),
  can: z.boolean(),
});

/** Working days of each step. Of a complaint those it was filed under, of the county those in force. */
export const ComplaintTerms = z.object({
  acceptDays: z.int(),
  assignDays: z.int(),
  contactDays: z.int(),
  answerDays: z.object({ consultation: z.int(), plain: z.int(), joint: z.int(), hard: z.int() }),
  callBackDays: z.int(),
  mendDays: z.int(),
});
export type ComplaintTerms = z.infer<typeof ComplaintTerms>;

export const ComplaintDetail = ComplaintLine.extend({
  text: z.string(),
  /** With how often it is done again before the leader has it. */
  rules: ComplaintTerms.extend({ maxReworks: z.int() }),
  project: z.object({ id: Id, name: z.string() }).nullable(),
  inspection: z.string(),
  /** Only for who may see it. */
  sender: ComplaintSender.nullable(),
  attachments: z.array(Attachment),
  /** All clocks there were, the running ones last. */
  clocks: z.array(
    z.object({
      clock: ComplaintClockName,
      startedAt: InstantText,
      dueDay: DayText,
      dueAt: InstantText,
      provisional: z.boolean(),
      endedAt: InstantText.nullable(),
      missedAt: InstantText.nullable(),
    }),
  ),
  ledger: z.array(ComplaintStep),
  extensions: z.array(ComplaintExtension),
  /** What may still be asked for, of the clock that runs; null when nothing can be. */
  extension: z
    .object({ clock: ComplaintClockName, timesLeft: z.int(), daysLeft: z.int(), lastAt: InstantText })
    .nullable(),
  /** Told to the sender, and to those who may ask or decide. */
  unsealings: z.array(ComplaintUnsealing),
  /** Notices its missed clocks raised, as far as the viewer may know of them. */
  notices: z.array(z.object({ id: Id, title: z.string(), state: z.string() })),
  can: z.array(ComplaintActName),
  version: Version,
});
export type ComplaintDetail = z.infer<typeof ComplaintDetail>;

const ComplaintFilters = z.object({
  /** mine: what this viewer owes. */
  view: z
    .enum([
      'mine',
      'open',
      'overdue',
      'filed',
      'assigning',
      'handling',
      'call-back',
      'asked',
      'closed',
      'all',
    ])
    .default('open'),
  stage: ComplaintStageName.optional(),
  category: ComplaintCategoryName.optional(),
  kind: ComplaintKindName.optional(),
  /** Lead, joint, or complained of. */
  unitId: Id.optional(),
  unitAs: z.enum(['handling', 'complained-of']).default('handling'),
  clock: z.enum(['running', 'soon', 'missed']).optional(),
  confidentiality: ConfidentialityName.optional(),
  q: z.string().trim().max(80).optional(),
  sort: z.enum(['due', 'newest', 'oldest']).default('due'),
});
export const listComplaints = endpoint({
  name: 'listComplaints',
  summary: 'Complaints: the office’s queue, what a unit handles, an enterprise’s own',
  method: 'GET',
  path: '/complaints',
  needs: 'complaint:read',
  quiet: true,
  query: PageQuery.extend(ComplaintFilters.shape),
  returns: pageOf(ComplaintLine).extend({
    counts: z.object({
      mine: z.int(),
      open: z.int(),
      overdue: z.int(),
      filed: z.int(),
      assigning: z.int(),
      handling: z.int(),
      callBack: z.int(),
      asked: z.int(),
    }),
  }),
});
export const exportComplaints = endpoint({
  name: 'exportComplaints',
  summary: 'The list as a file; a sealed name is in none',
  method: 'GET',
  path: '/complaints/export',
  needs: 'complaint:read',
  quiet: true,
  query: ComplaintFilters.extend({ format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});
const Share = z.int().nullable();
export const ComplaintUnitFigures = z.object({
  unit: OrgRef,
  all: z.int(),
  /** Whose answer was due, and of those in time. */
  answerDue: z.int(),
  answeredInTime: z.int(),
  inTimeBp: Share,
  inTimeSmall: z.boolean(),
  withdrawn: z.int(),
  withdrawnBp: Share,
  withdrawnSmall: z.boolean(),
  rated: z.int(),
  /** Of those rated, the ones the office wrote down as they were told. */
  told: z.int(),
  satisfied: z.int(),
  satisfiedBp: Share,
  satisfiedSmall: z.boolean(),
  unrated: z.int(),
  reworked: z.int(),
});
export const getComplaintFigures = endpoint({
  name: 'getComplaintFigures',
  summary: 'Of each unit: answered in time, satisfied, unrated apart, withdrawn. A small number is marked',
  method: 'GET',
  path: '/complaints/figures',
  needs: 'complaint:figures',
  query: z.object({
    /** handling: by the lead unit; complained-of: by the unit it is about. */
    by: z.enum(['handling', 'complained-of']).default('handling'),
    /** Filed from and to, inclusive. */
    from: DayText.optional(),
    to: DayText.optional(),
  }),
  returns: z.object({
    items: z.array(ComplaintUnitFigures),
    callBacks: z.object({ num: z.int(), den: z.int() }),
  }),
});

export const OneComplaint = z.object({ complaintId: Id });
export const getComplaint = endpoint({
  name: 'getComplaint',
  summary: 'A complaint with its ledger, and what the viewer may do',
  method: 'GET',
  path: '/complaints/:complaintId',
  needs: 'complaint:read',
  quiet: true,
  params: OneComplaint,
  returns: ComplaintDetail,
});
