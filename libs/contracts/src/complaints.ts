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
} from '@duban/domain';
import { z } from 'zod';
import { Attachment, AttachmentIds } from './attachments';
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

const Title = z.string().trim().min(2).max(80);
const Text = z.string().trim().min(2).max(4000);
const Reason = z.string().trim().min(2).max(1000);
const Opinion = z.string().trim().max(1000).default('');
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

const Matter = {
  /** Made on the device for this filing: sent again with it, it counts once, and a receipt code is made anew. */
  key: Id.optional(),
  category: ComplaintCategoryName,
  kind: ComplaintKindName,
  title: Title,
  text: Text,
  /** Of an inspection: which one, in words. */
  inspection: z.string().trim().max(200).default(''),
  /** 被反映单位: none of them, and no unit below one of them, ever has the matter. */
  complainedOfIds: z.array(Id).max(10).default([]),
};

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

export const ComplaintDetail = ComplaintLine.extend({
  text: z.string(),
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

/** What is told to who filed. `receipt` is told once and kept nowhere: it follows, rates and withdraws without login. */
export const ComplaintFiled = z.object({
  /** null where the account that filed may not open it: an anonymous one belongs to nobody. */
  id: Id.nullable(),
  number: z.string(),
  receipt: z.string().nullable(),
  acceptDueDay: DayText,
});
export type ComplaintFiled = z.infer<typeof ComplaintFiled>;

/**
 * Of sealed and anonymous ones texts and file names that name the sender are refused: `complaint-refused` with the
 * field, code `names-sender`, and which of the sender's words stand there (`found`).
 */
export const fileComplaint = endpoint({
  name: 'fileComplaint',
  summary:
    'File a complaint for one’s own enterprise; an anonymous one is kept without any trace of the account',
  method: 'POST',
  path: '/complaints',
  needs: 'complaint:file',
  quiet: true,
  body: z.object({
    ...Matter,
    projectId: Id.nullable().default(null),
    confidentiality: ConfidentialityName.default('open'),
    contact: Person.default(''),
    phone: Phone.default(''),
    attachmentIds: AttachmentIds,
  }),
  returns: ComplaintFiled,
});
export const registerComplaint = endpoint({
  name: 'registerComplaint',
  summary: 'Register a complaint on behalf of an enterprise: contact point, hotline, visit, letter',
  method: 'POST',
  path: '/complaints/register',
  needs: 'complaint:register',
  quiet: true,
  body: z.object({
    ...Matter,
    projectId: Id.nullable().default(null),
    channel: ComplaintChannelName.exclude(['platform']),
    confidentiality: ConfidentialityName.default('open'),
    /** Required unless it is anonymous. Known by its credit code, the enterprise finds it among its own. */
    sender: ComplaintSender.nullable().default(null),
    attachmentIds: AttachmentIds,
  }),
  returns: ComplaintFiled,
});
/** No attachments: files are examined in a session only. */
export const fileAnonymously = endpoint({
  name: 'fileAnonymously',
  summary: 'File a complaint without login; the receipt code leads back to it. Limited by address',
  method: 'POST',
  path: '/public/complaints',
  needs: 'public',
  quiet: true,
  body: z.object(Matter),
  returns: ComplaintFiled,
});
const Receipt = z.string().trim().min(16).max(40);
/** By the receipt code: in the body, never in an address. Wrong codes are 404, and limited by address. */
export const followComplaint = endpoint({
  name: 'followComplaint',
  summary: 'The complaint of a receipt code',
  method: 'POST',
  path: '/public/complaints/follow',
  needs: 'public',
  quiet: true,
  body: z.object({ receipt: Receipt }),
  returns: ComplaintDetail,
});
export const noteByReceipt = endpoint({
  name: 'noteByReceipt',
  summary: 'Add a word to the complaint of a receipt code',
  method: 'POST',
  path: '/public/complaints/note',
  needs: 'public',
  quiet: true,
  body: z.object({ receipt: Receipt, text: Text }),
  returns: ComplaintDetail,
});
const Verdict = { outcome: ComplaintOutcomeName, grade: SatisfactionGrade, text: Opinion, version: Version };
export const rateByReceipt = endpoint({
  name: 'rateByReceipt',
  summary: 'Solved, partly, not, and a grade, by the receipt code',
  method: 'POST',
  path: '/public/complaints/rating',
  needs: 'public',
  quiet: true,
  body: z.object({ receipt: Receipt, ...Verdict }),
  returns: ComplaintDetail,
});
export const withdrawByReceipt = endpoint({
  name: 'withdrawByReceipt',
  summary: 'Take the complaint of a receipt code back',
  method: 'POST',
  path: '/public/complaints/withdrawal',
  needs: 'public',
  quiet: true,
  body: z.object({ receipt: Receipt, reason: Reason, version: Version }),
  returns: ComplaintDetail,
});
export const listComplaintUnits = endpoint({
  name: 'listComplaintUnits',
  summary: 'Units a complaint may be about, with the dictionary of names alone',
  method: 'GET',
  path: '/public/complaint-units',
  needs: 'public',
  returns: z.object({ items: z.array(OrgRef) }),
});

/** `others`: complaints like it that the viewer may not read, counted; fewer than three are not told. */
const Likes = z.object({
  title: z.string().trim().min(2).max(80),
  category: ComplaintCategoryName.optional(),
});
export const findSimilarComplaints = endpoint({
  name: 'findSimilarComplaints',
  summary: 'Complaints like the one that is being written: those the viewer may read, and how many others',
  method: 'GET',
  path: '/complaints/similar',
  needs: 'complaint:read',
  query: Likes,
  returns: z.object({
    items: z.array(
      z.object({
        id: Id,
        number: z.string(),
        title: z.string(),
        category: ComplaintCategoryName,
        stage: ComplaintStageName,
        filedAt: InstantText,
      }),
    ),
    others: z.int(),
  }),
});
export const countSimilarComplaints = endpoint({
  name: 'countSimilarComplaints',
  summary: 'How many complaints there are like the one that is being written; fewer than three are not told',
  method: 'POST',
  path: '/public/complaints/similar',
  needs: 'public',
  quiet: true,
  body: Likes,
  returns: z.object({ others: z.int() }),
});

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

const OneComplaint = z.object({ complaintId: Id });
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

export const acceptComplaint = endpoint({
  name: 'acceptComplaint',
  summary: 'Accept a complaint, with how hard it is and what it is about',
  method: 'POST',
  path: '/complaints/:complaintId/accept',
  needs: 'complaint:accept',
  params: OneComplaint,
  body: z.object({
    complexity: ComplexityName,
    /** As the office sees them; left out: as they were filed. */
    category: ComplaintCategoryName.optional(),
    complainedOfIds: z.array(Id).max(10).optional(),
    text: Opinion,
    version: Version,
  }),
  returns: ComplaintDetail,
});
export const refuseComplaint = endpoint({
  name: 'refuseComplaint',
  summary: 'Refuse a complaint, with the reason of the law and words for the enterprise',
  method: 'POST',
  path: '/complaints/:complaintId/refuse',
  needs: 'complaint:accept',
  params: OneComplaint,
  body: z.object({ reason: ComplaintRefusalName, text: Reason, version: Version }),
  returns: ComplaintDetail,
});
/** Units that may not have it are refused each with its reason: field `leadId` or `coIds`, code and facts of the domain. */
export const assignComplaint = endpoint({
  name: 'assignComplaint',
  summary: 'Give a complaint to a lead unit and joint units, never to one complained of',
  method: 'POST',
  path: '/complaints/:complaintId/assign',
  needs: 'complaint:assign',
  params: OneComplaint,
  body: z.object({
    leadId: Id,
    coIds: z.array(Id).max(20).default([]),
    text: Opinion,
    version: Version,
  }),
  returns: ComplaintDetail,
});
export const contactSender = endpoint({
  name: 'contactSender',
  summary: 'The enterprise was spoken to, or is by this: it reads these words in its ledger',
  method: 'POST',
  path: '/complaints/:complaintId/contact',
  needs: 'complaint:act',
  params: OneComplaint,
  body: z.object({ text: Text, version: Version }),
  returns: ComplaintDetail,
});
export const answerComplaint = endpoint({
  name: 'answerComplaint',
  summary: 'Answer a complaint; after a bad verdict the level above answers',
  method: 'POST',
  path: '/complaints/:complaintId/answer',
  needs: 'complaint:act',
  params: OneComplaint,
  body: z.object({ text: Text, attachmentIds: AttachmentIds, version: Version }),
  returns: ComplaintDetail,
});
export const decideComplaint = endpoint({
  name: 'decideComplaint',
  summary: 'The leader’s answer to what came up to him',
  method: 'POST',
  path: '/complaints/:complaintId/decision',
  needs: 'complaint:decide',
  params: OneComplaint,
  body: z.object({ text: Text, version: Version }),
  returns: ComplaintDetail,
});
export const noteOnComplaint = endpoint({
  name: 'noteOnComplaint',
  summary: 'Add a word or files to the ledger: the enterprise, the units that have it, the office',
  method: 'POST',
  path: '/complaints/:complaintId/notes',
  needs: 'complaint:note',
  quiet: true,
  params: OneComplaint,
  body: z.object({ text: Text, attachmentIds: AttachmentIds }),
  returns: ComplaintDetail,
});
export const askComplaintExtension = endpoint({
  name: 'askComplaintExtension',
  summary: 'Ask for working days more, a working day before the term ends at the latest',
  method: 'POST',
  path: '/complaints/:complaintId/extensions',
  needs: 'complaint:act',
  params: OneComplaint,
  body: z.object({ days: z.int().min(1).max(60), reason: Reason, version: Version }),
  returns: ComplaintDetail,
});
export const decideComplaintExtension = endpoint({
  name: 'decideComplaintExtension',
  summary: 'Grant some days, or none: refused. Somebody else than who asked',
  method: 'POST',
  path: '/complaints/:complaintId/extensions/:extensionId/decision',
  needs: 'complaint:extend',
  params: OneComplaint.extend({ extensionId: Id }),
  body: z.object({ days: z.int().min(0).max(60), opinion: Opinion, version: Version }),
  returns: ComplaintDetail,
});
export const escalateComplaint = endpoint({
  name: 'escalateComplaint',
  summary: 'Send a complaint one level up, with the reason',
  method: 'POST',
  path: '/complaints/:complaintId/escalation',
  needs: 'complaint:escalate',
  params: OneComplaint,
  body: z.object({ reason: Reason, version: Version }),
  returns: ComplaintDetail,
});
export const callBackComplaint = endpoint({
  name: 'callBackComplaint',
  summary:
    'What the call-back after an answer found; `close`: it brought no verdict, and the complaint is not rated',
  method: 'POST',
  path: '/complaints/:complaintId/call-back',
  needs: 'complaint:call-back',
  params: OneComplaint,
  body: z.object({ text: Reason, close: z.boolean().default(false), version: Version }),
  returns: ComplaintDetail,
});
export const rateComplaint = endpoint({
  name: 'rateComplaint',
  summary: 'Solved, partly, not, and a grade; not, or a bad grade, sends it one level up',
  method: 'POST',
  path: '/complaints/:complaintId/rating',
  needs: 'complaint:rate',
  quiet: true,
  params: OneComplaint,
  body: z.object(Verdict),
  returns: ComplaintDetail,
});
export const withdrawComplaint = endpoint({
  name: 'withdrawComplaint',
  summary: 'Take a complaint back; the office asks whether it was of one’s own will',
  method: 'POST',
  path: '/complaints/:complaintId/withdrawal',
  needs: 'complaint:rate',
  quiet: true,
  params: OneComplaint,
  body: z.object({ reason: Reason, version: Version }),
  returns: ComplaintDetail,
});
export const settleWithdrawal = endpoint({
  name: 'settleWithdrawal',
  summary: 'What the call-back after a withdrawal found: of its own will, or the matter is taken up again',
  method: 'POST',
  path: '/complaints/:complaintId/withdrawal/call-back',
  needs: 'complaint:call-back',
  params: OneComplaint,
  body: z.object({ willing: z.boolean(), text: Reason, version: Version }),
  returns: ComplaintDetail,
});
export const archiveComplaint = endpoint({
  name: 'archiveComplaint',
  summary: 'Put a complaint away that is over',
  method: 'POST',
  path: '/complaints/:complaintId/archive',
  needs: 'complaint:archive',
  params: OneComplaint,
  body: z.object({ version: Version }),
  returns: ComplaintDetail,
});
export const askUnsealing = endpoint({
  name: 'askUnsealing',
  summary: 'Ask to read a sealed name, with the reason: nobody of a unit concerned',
  method: 'POST',
  path: '/complaints/:complaintId/unsealings',
  needs: 'complaint:ask-unsealing',
  params: OneComplaint,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  returns: ComplaintDetail,
});
export const decideUnsealing = endpoint({
  name: 'decideUnsealing',
  summary: 'Let who asked read a sealed name, or not: a second person, and the enterprise is told',
  method: 'POST',
  path: '/complaints/:complaintId/unsealings/:unsealingId/decision',
  needs: 'complaint:decide-unsealing',
  params: OneComplaint.extend({ unsealingId: Id }),
  body: z.object({ granted: z.boolean(), opinion: Opinion }),
  returns: ComplaintDetail,
});
