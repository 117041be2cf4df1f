import { z } from 'zod';
import { AttachmentIds } from './attachments';
import { Id, InstantText, Version } from './common';
import {
  ComplaintCategoryName,
  ComplaintDetail,
  ComplaintOutcomeName,
  ComplaintRefusalName,
  ComplexityName,
  OneComplaint,
  SatisfactionGrade,
  VerdictWayName,
} from './complaints';
import { endpoint } from './endpoint';
import { Opinion, Reason, Text } from './written';

/** An act on a complaint is answered with what it has become. */
const act = { method: 'POST', params: OneComplaint, returns: ComplaintDetail } as const;

export const acceptComplaint = endpoint({
  name: 'acceptComplaint',
  summary: 'Accept a complaint, with how hard it is and what it is about',
  ...act,
  path: '/complaints/:complaintId/accept',
  needs: 'complaint:accept',
  body: z.object({
    complexity: ComplexityName,
    /** As the office sees them; left out: as they were filed. */
    category: ComplaintCategoryName.optional(),
    complainedOfIds: z.array(Id).max(10).optional(),
    text: Opinion,
    version: Version,
  }),
});
export const refuseComplaint = endpoint({
  name: 'refuseComplaint',
  summary: 'Refuse a complaint, with the reason of the law and words for the enterprise',
  ...act,
  path: '/complaints/:complaintId/refuse',
  needs: 'complaint:accept',
  body: z.object({ reason: ComplaintRefusalName, text: Reason, version: Version }),
});
/** Units that may not have it are refused each with its reason: field `leadId` or `coIds`, code and facts of the domain. */
export const assignComplaint = endpoint({
  name: 'assignComplaint',
  summary: 'Give a complaint to a lead unit and joint units, never to one complained of',
  ...act,
  path: '/complaints/:complaintId/assign',
  needs: 'complaint:assign',
  body: z.object({
    leadId: Id,
    coIds: z.array(Id).max(20).default([]),
    text: Opinion,
    version: Version,
  }),
});
export const contactSender = endpoint({
  name: 'contactSender',
  summary: 'The enterprise was spoken to, or is by this: it reads these words in its ledger',
  ...act,
  path: '/complaints/:complaintId/contact',
  needs: 'complaint:act',
  body: z.object({ text: Text, version: Version }),
});
export const answerComplaint = endpoint({
  name: 'answerComplaint',
  summary: 'Answer a complaint; after a bad verdict the level above answers',
  ...act,
  path: '/complaints/:complaintId/answer',
  needs: 'complaint:act',
  body: z.object({ text: Text, attachmentIds: AttachmentIds, version: Version }),
});
export const decideComplaint = endpoint({
  name: 'decideComplaint',
  summary: 'The leader’s answer to what came up to him',
  ...act,
  path: '/complaints/:complaintId/decision',
  needs: 'complaint:decide',
  body: z.object({ text: Text, version: Version }),
});
export const noteOnComplaint = endpoint({
  name: 'noteOnComplaint',
  summary: 'Add a word or files to the ledger: the enterprise, the units that have it, the office',
  ...act,
  path: '/complaints/:complaintId/notes',
  needs: 'complaint:note',
  quiet: true,
  body: z.object({ text: Text, attachmentIds: AttachmentIds }),
});
export const askComplaintExtension = endpoint({
  name: 'askComplaintExtension',
  summary: 'Ask for working days more, a working day before the term ends at the latest',
  ...act,
  path: '/complaints/:complaintId/extensions',
  needs: 'complaint:act',
  body: z.object({ days: z.int().min(1).max(60), reason: Reason, version: Version }),
});
export const decideComplaintExtension = endpoint({
  name: 'decideComplaintExtension',
  summary: 'Grant some days, or none: refused. Somebody else than who asked',
  ...act,
  path: '/complaints/:complaintId/extensions/:extensionId/decision',
  needs: 'complaint:extend',
  params: OneComplaint.extend({ extensionId: Id }),
  body: z.object({ days: z.int().min(0).max(60), opinion: Opinion, version: Version }),
});
export const escalateComplaint = endpoint({
  name: 'escalateComplaint',
  summary: 'Send a complaint one level up, with the reason',
  ...act,
  path: '/complaints/:complaintId/escalation',
  needs: 'complaint:escalate',
  body: z.object({ reason: Reason, version: Version }),
});
export const callBackComplaint = endpoint({
  name: 'callBackComplaint',
  summary:
    'What the call-back after an answer found; `close`: it brought no verdict, and the complaint is not rated',
  ...act,
  path: '/complaints/:complaintId/call-back',
  needs: 'complaint:call-back',
  body: z.object({ text: Reason, close: z.boolean().default(false), version: Version }),
});
export const ComplaintVerdict = z.object({
  outcome: ComplaintOutcomeName,
  grade: SatisfactionGrade,
  text: Opinion,
  version: Version,
});
export const rateComplaint = endpoint({
  name: 'rateComplaint',
  summary: 'Solved, partly, not, and a grade; not, or a bad grade, sends it one level up',
  ...act,
  path: '/complaints/:complaintId/rating',
  needs: 'complaint:rate',
  quiet: true,
  body: ComplaintVerdict,
});
/** Refused for who answered, or belongs to a unit concerned: nobody writes down the verdict of his own work. */
export const recordVerdict = endpoint({
  name: 'recordVerdict',
  summary:
    'Write down the verdict an enterprise told by telephone or on a visit; its own word goes before it',
  ...act,
  path: '/complaints/:complaintId/verdict',
  needs: 'complaint:call-back',
  body: z.object({
    outcome: ComplaintOutcomeName,
    grade: SatisfactionGrade,
    way: VerdictWayName,
    /** Whoever was spoken to; of a sender nobody is to know it stays empty. */
    spokenTo: z.string().trim().max(40).default(''),
    spokenAt: InstantText,
    /** What was said, in the words of the enterprise. */
    text: Text,
    version: Version,
  }),
});
export const withdrawComplaint = endpoint({
  name: 'withdrawComplaint',
  summary: 'Take a complaint back; the office asks whether it was of one’s own will',
  ...act,
  path: '/complaints/:complaintId/withdrawal',
  needs: 'complaint:rate',
  quiet: true,
  body: z.object({ reason: Reason, version: Version }),
});
export const settleWithdrawal = endpoint({
  name: 'settleWithdrawal',
  summary: 'What the call-back after a withdrawal found: of its own will, or the matter is taken up again',
  ...act,
  path: '/complaints/:complaintId/withdrawal/call-back',
  needs: 'complaint:call-back',
  body: z.object({ willing: z.boolean(), text: Reason, version: Version }),
});
export const archiveComplaint = endpoint({
  name: 'archiveComplaint',
  summary: 'Put a complaint away that is over',
  ...act,
  path: '/complaints/:complaintId/archive',
  needs: 'complaint:archive',
  body: z.object({ version: Version }),
});
export const askUnsealing = endpoint({
  name: 'askUnsealing',
  summary: 'Ask to read a sealed name, with the reason: nobody of a unit concerned',
  ...act,
  path: '/complaints/:complaintId/unsealings',
  needs: 'complaint:ask-unsealing',
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
});
export const decideUnsealing = endpoint({
  name: 'decideUnsealing',
  summary: 'Let who asked read a sealed name, or not: a second person, and the enterprise is told',
  ...act,
  path: '/complaints/:complaintId/unsealings/:unsealingId/decision',
  needs: 'complaint:decide-unsealing',
  params: OneComplaint.extend({ unsealingId: Id }),
  body: z.object({ granted: z.boolean(), opinion: Opinion }),
});
