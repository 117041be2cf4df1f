import { z } from 'zod';
import { DayText, EventLine, Id, InstantText, Light, OrgRef, PageQuery, pageOf, Version } from './common';
import { endpoint } from './endpoint';
import { ActionName } from './identity';

export const SeverityName = z.enum(['extra-urgent', 'urgent', 'important', 'normal']);
export const NoticeStateName = z.enum([
  'proposed',
  'issued',
  'signed',
  'replied',
  'returned',
  'closed',
  'dismissed',
]);
export const NoticeMoveName = z.enum(['issue', 'dismiss', 'sign', 'reply', 'accept', 'return']);
export const NoticeSource = z.enum(['light', 'late-report', 'by-hand']);
export const RungName = z.enum([
  'sign-overdue',
  'warning',
  'reminder-1',
  'reminder-2',
  'criticism',
  'leader',
]);
export const RungEffectName = z.enum([
  'remind-unit',
  'copy-supervisor',
  'propose-yellow',
  'propose-red',
  'to-leader',
]);
const DayKindName = z.enum(['workday', 'weekend', 'holiday', 'makeup']);
export const Remaining = z.object({ state: z.enum(['open', 'today', 'overdue']), workingDays: z.int() });

export const CardLine = z.object({
  id: Id,
  color: z.enum(['yellow', 'red']),
  state: z.enum(['proposed']),
  number: z.string().nullable(),
  noticeId: Id,
  unit: OrgRef,
  proposedAt: InstantText,
  rung: RungName,
});

/** A notice as a list or the board shows it. `remaining` counts to the answer, or to the sign-for while unsigned. */
export const NoticeLine = z.object({
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  state: NoticeStateName,
  severity: SeverityName,
  source: NoticeSource,
  unit: OrgRef,
  subject: z.object({ type: z.literal('project'), id: Id, name: z.string() }),
  proposedAt: InstantText,
  issuedAt: InstantText.nullable(),
  dueDay: DayText.nullable(),
  provisional: z.boolean(),
  remaining: Remaining.nullable(),
  level: z.int(),
  rungs: z.array(z.object({ key: RungName, fired: z.boolean(), provisional: z.boolean() })),
  next: z.object({ key: RungName, day: DayText }).nullable(),
  /** Working days since it was replied or proposed: how long it waits for the office. */
  waiting: z.int().nullable(),
});
export type NoticeLine = z.infer<typeof NoticeLine>;

export const NoticeDetail = NoticeLine.extend({
  reason: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  light: Light.nullable(),
  demands: z.string(),
  signDueDay: DayText.nullable(),
  dueAt: InstantText.nullable(),
  workingDays: z.int().nullable(),
  signedAt: InstantText.nullable(),
  repliedAt: InstantText.nullable(),
  closedAt: InstantText.nullable(),
  policy: z.string().nullable(),
  rungs: z.array(
    z.object({
      key: RungName,
      fired: z.boolean(),
      provisional: z.boolean(),
      day: DayText,
      at: InstantText,
      firedAt: InstantText.nullable(),
      effects: z.array(RungEffectName),
    }),
  ),
  /** Why it is due then: every day from issue to the due day, counted or skipped. */
  ledger: z.array(
    z.object({
      day: DayText,
      weekday: z.int(),
      effect: z.enum(['start', 'counted', 'skipped']),
      ordinal: z.int().optional(),
      kind: DayKindName,
      name: z.string().optional(),
      provisional: z.boolean(),
      due: z.boolean().optional(),
    }),
  ),
  calendarSource: z.string(),
  /** Every calendar day from the issue to the last rung: what the ladder stands on. */
  axis: z.array(
    z.object({
      day: DayText,
      working: z.boolean(),
      kind: DayKindName,
      name: z.string().optional(),
      provisional: z.boolean(),
    }),
  ),
  /** While it is proposed: what issuing it now would give, by severity. */
  terms: z.array(
    z.object({
      severity: SeverityName,
      workingDays: z.int(),
      signDueDay: DayText,
      dueDay: DayText,
      provisional: z.boolean(),
    }),
  ),
  replies: z.array(
    z.object({
      version: z.int(),
      text: z.string(),
      by: z.string(),
      at: InstantText,
      verdict: z.enum(['accepted', 'returned']).nullable(),
      opinion: z.string().nullable(),
      verdictBy: z.string().nullable(),
      verdictAt: InstantText.nullable(),
    }),
  ),
  cards: z.array(CardLine),
  timeline: z.array(EventLine),
  version: Version,
  can: z.array(NoticeMoveName),
});
export type NoticeDetail = z.infer<typeof NoticeDetail>;

export const listNotices = endpoint({
  name: 'listNotices',
  summary: 'Notices: what goes wrong next comes first',
  method: 'GET',
  path: '/notices',
  needs: 'notice:read',
  query: PageQuery.extend({
    /** open: issued and not closed; mine: what this viewer must do now; escalated: has reached the leader's rung; carded: a card is proposed on it */
    view: z
      .enum(['open', 'mine', 'overdue', 'proposed', 'review', 'escalated', 'carded', 'closed', 'all'])
      .default('open'),
    state: NoticeStateName.optional(),
    severity: SeverityName.optional(),
    unitId: Id.optional(),
    projectId: Id.optional(),
    q: z.string().trim().max(80).optional(),
  }),
  returns: pageOf(NoticeLine).extend({
    counts: z.object({
      open: z.int(),
      mine: z.int(),
      overdue: z.int(),
      proposed: z.int(),
      review: z.int(),
      escalated: z.int(),
    }),
    can: z.array(ActionName),
  }),
});
const OneNotice = z.object({ noticeId: Id });
export const getNotice = endpoint({
  name: 'getNotice',
  summary: 'One notice with its ladder, its ledger, replies and what the viewer may do',
  method: 'GET',
  path: '/notices/:noticeId',
  needs: 'notice:read',
  params: OneNotice,
  returns: NoticeDetail,
});
export const proposeNotice = endpoint({
  name: 'proposeNotice',
  summary: 'Propose a notice on a project by hand',
  method: 'POST',
  path: '/notices',
  needs: 'notice:propose',
  body: z.object({
    projectId: Id,
    title: z.string().trim().min(4).max(120),
    demands: z.string().trim().min(2).max(4000),
    severity: SeverityName,
    unitId: Id.optional(),
  }),
  returns: NoticeDetail,
});
export const issueNotice = endpoint({
  name: 'issueNotice',
  summary: 'Issue a proposed notice: number, terms and ladder are stamped on it',
  method: 'POST',
  path: '/notices/:noticeId/issue',
  needs: 'notice:issue',
  params: OneNotice,
  body: z.object({
    unitId: Id,
    severity: SeverityName,
    title: z.string().trim().min(4).max(120),
    demands: z.string().trim().min(2).max(4000),
    version: Version,
  }),
  returns: NoticeDetail,
});
export const dismissNotice = endpoint({
  name: 'dismissNotice',
  summary: 'Do not issue a proposed notice, with the reason',
  method: 'POST',
  path: '/notices/:noticeId/dismiss',
  needs: 'notice:dismiss',
  params: OneNotice,
  body: z.object({ reason: z.string().trim().min(2).max(1000), version: Version }),
  returns: NoticeDetail,
});
export const signNotice = endpoint({
  name: 'signNotice',
  summary: 'Sign for a notice',
  method: 'POST',
  path: '/notices/:noticeId/sign',
  needs: 'notice:sign',
  params: OneNotice,
  body: z.object({ version: Version }),
  returns: NoticeDetail,
});
export const replyNotice = endpoint({
  name: 'replyNotice',
  summary: 'Reply to a notice; earlier replies stay',
  method: 'POST',
  path: '/notices/:noticeId/reply',
  needs: 'notice:reply',
  params: OneNotice,
  body: z.object({ text: z.string().trim().min(2).max(4000), version: Version }),
  returns: NoticeDetail,
});
export const acceptReply = endpoint({
  name: 'acceptReply',
  summary: 'Accept the reply and close the notice',
  method: 'POST',
  path: '/notices/:noticeId/accept',
  needs: 'notice:review',
  params: OneNotice,
  body: z.object({ opinion: z.string().trim().max(1000).default(''), version: Version }),
  returns: NoticeDetail,
});
export const returnReply = endpoint({
  name: 'returnReply',
  summary: 'Return the reply; the clock runs on as it was',
  method: 'POST',
  path: '/notices/:noticeId/return',
  needs: 'notice:review',
  params: OneNotice,
  body: z.object({ opinion: z.string().trim().min(2).max(1000), version: Version }),
  returns: NoticeDetail,
});
