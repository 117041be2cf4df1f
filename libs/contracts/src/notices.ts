import { z } from 'zod';
import { NOTICE_COLORS, NOTICE_REQUESTS, NOTICE_STAGES, RUNG_RECIPIENTS } from '@duban/domain';
import { Attachment, AttachmentIds } from './attachments';
import { CardLine } from './cards';
import { DayText, EventLine, Id, InstantText, Light, OrgRef, PageQuery, pageOf, Version } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { ActionName } from './identity';
import { DayKindName, Remaining, RungEffectName, RungName } from './terms';
import { Opinion, Reason, Text } from './written';

export const SeverityName = z.enum(['extra-urgent', 'urgent', 'important', 'normal']);
export const NoticeStateName = z.enum(NOTICE_STAGES);
export const RequestKind = z.enum(NOTICE_REQUESTS);
/** What a person may do to a notice from where it stands: the answer's `can`, in the order of likeliness. */
export const NoticeMoveName = z.enum([
  'approve',
  'issue',
  'dismiss',
  'sign',
  'object',
  'act',
  'feed-back',
  'reply',
  'ask-extension',
  'ask-suspension',
  'state-reason',
  'accept',
  'return',
  'close',
  'archive',
  'withdraw',
  'resume',
  'propose-card',
]);
export type NoticeMoveName = z.infer<typeof NoticeMoveName>;
/** Where the matter comes from: 亮灯 · 直报逾期 · 企业诉求 · 检查 · 批示 · 会议 · 走访 · 自行登记. */
export const NoticeSource = z.enum([
  'light',
  'late-report',
  'problem',
  'inspection',
  'instruction',
  'meeting',
  'visit',
  'by-hand',
]);
export type NoticeSource = z.infer<typeof NoticeSource>;
export const NoticeColorName = z.enum(NOTICE_COLORS);

/** A notice as a list or the board shows it. `remaining` counts to the answer, or to the sign-for while unsigned. */
export const NoticeLine = z.object({
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  state: NoticeStateName,
  severity: SeverityName,
  source: NoticeSource,
  /** 督查单颜色: blue reminds, yellow and red follow a rejected reason. */
  color: NoticeColorName,
  unit: OrgRef,
  /** A project, or a complaint of an enterprise by its number. */
  subject: z.object({ type: z.enum(['project', 'complaint']), id: Id, name: z.string() }),
  proposedAt: InstantText,
  issuedAt: InstantText.nullable(),
  /** While the clock stands still: as if it were resumed now, and so are the rungs that have not fired. */
  dueDay: DayText.nullable(),
  provisional: z.boolean(),
  /** null while suspended: then `stopped` says what is left. */
  remaining: Remaining.nullable(),
  /**
   * The clock stands still since then; working days of the term that are left. `untilDay`: granted until; `ended`: that
   * day has come, and the office is to resume it or to grant another.
   */
  stopped: z
    .object({ since: InstantText, workingDays: z.int(), untilDay: DayText.nullable(), ended: z.boolean() })
    .nullable(),
  level: z.int(),
  rungs: z.array(z.object({ key: RungName, fired: z.boolean(), provisional: z.boolean() })),
  next: z.object({ key: RungName, day: DayText }).nullable(),
  /** Requests that wait for the office. */
  pending: z.array(RequestKind),
  /** Working days since it was replied, proposed or asked for, or its pause ended: how long it waits for the office. */
  waiting: z.int().nullable(),
});
export type NoticeLine = z.infer<typeof NoticeLine>;

/** One line for each calendar day of a term: what it did, and why. */
export const LedgerLine = z.object({
  day: DayText,
  weekday: z.int(),
  effect: z.enum(['start', 'counted', 'credited', 'paused', 'skipped', 'after']),
  /** Of counted and credited days: which one of the term. Of days `after` the due day: how many working days late. */
  ordinal: z.int().optional(),
  kind: DayKindName,
  name: z.string().optional(),
  /** Of the pause or the credit that made the line. */
  reason: z.string().optional(),
  approvedBy: z.string().optional(),
  provisional: z.boolean(),
  due: z.boolean().optional(),
  /** It was the due day once. */
  wasDue: z.boolean().optional(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;
export const LedgerSums = z.object({
  counted: z.int(),
  credited: z.int(),
  paused: z.int(),
  skipped: z.int(),
});

/** 异议退单 · 延期 · 挂起 · 逾期理由: asked by the unit, decided by the office. */
export const NoticeRequestLine = z.object({
  id: Id,
  kind: RequestKind,
  text: z.string(),
  /** Working days asked for (extension). */
  days: z.int().nullable(),
  /** Until when (suspension), or the new day proposed (reason). */
  untilDay: DayText.nullable(),
  askedBy: z.string(),
  askedAt: InstantText,
  decideBy: InstantText,
  state: z.enum(['waiting', 'granted', 'refused', 'void']),
  decidedBy: z.string().nullable(),
  decidedAt: InstantText.nullable(),
  opinion: z.string().nullable(),
  grantedDays: z.int().nullable(),
  newDay: DayText.nullable(),
  attachments: z.array(Attachment),
  /** May this viewer decide it? */
  can: z.boolean(),
  /** What stands against granting it; who `can` may still refuse it. */
  refusals: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
});
export type NoticeRequestLine = z.infer<typeof NoticeRequestLine>;

export const NoticeDetail = NoticeLine.extend({
  reason: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  light: Light.nullable(),
  sourceNote: z.string(),
  demands: z.string(),
  /** The kinds of evidence asked for, each in words. */
  evidence: z.array(z.string()),
  /** Files of the matter itself, from who registered it. */
  attachments: z.array(Attachment),
  coUnits: z.array(OrgRef),
  /** Its source needs no approval of its own, by the rules it was issued under; before that by those in force. */
  approvedByRule: z.boolean(),
  approvedBy: z.string().nullable(),
  approvedAt: InstantText.nullable(),
  signDueDay: DayText.nullable(),
  /** Of the answer, and so is `dueDay` here. */
  dueAt: InstantText.nullable(),
  workingDays: z.int().nullable(),
  /** Working days of the term used until its end or now, pauses left out. */
  elapsedDays: z.int().nullable(),
  signedAt: InstantText.nullable(),
  actingAt: InstantText.nullable(),
  /** What the unit means to do, said when it began to act. */
  plan: z.string(),
  planAttachments: z.array(Attachment),
  repliedAt: InstantText.nullable(),
  acceptedAt: InstantText.nullable(),
  closedAt: InstantText.nullable(),
  archivedAt: InstantText.nullable(),
  /** Which unit's turn it is: 1, and 2 after a re-dispatch. */
  round: z.int(),
  policy: z.string().nullable(),
  rungs: z.array(
    z.object({
      key: RungName,
      fired: z.boolean(),
      provisional: z.boolean(),
      day: DayText,
      at: InstantText,
      firedAt: InstantText.nullable(),
      /** It found nobody to tell and was passed over; the administrator was alarmed. */
      skipped: z.boolean(),
      effects: z.array(RungEffectName),
      to: z.array(z.enum(RUNG_RECIPIENTS)),
    }),
  ),
  /** Why it is due then: every day from issue to the due day; one that is suspended is counted as if resumed now. */
  ledger: z.array(LedgerLine),
  sums: LedgerSums,
  /** Due days that were told and then moved. */
  superseded: z.array(
    z.object({
      dueDay: DayText,
      nextDay: DayText,
      by: z.enum(['pause', 'extension', 'reason', 'calendar', 'redispatch']),
      reason: z.string(),
      approvedBy: z.string().nullable(),
      at: InstantText,
    }),
  ),
  pauses: z.array(
    z.object({
      from: InstantText,
      to: InstantText.nullable(),
      reason: z.string(),
      approvedBy: z.string(),
      endedBy: z.string().nullable(),
    }),
  ),
  credits: z.array(
    z.object({
      kind: z.enum(['extension', 'reason']),
      workingDays: z.int(),
      reason: z.string(),
      approvedBy: z.string(),
      at: InstantText,
    }),
  ),
  requests: z.array(NoticeRequestLine),
  feedbacks: z.array(
    z.object({
      seq: z.int(),
      dueDay: DayText.nullable(),
      text: z.string(),
      by: z.string(),
      unit: OrgRef,
      at: InstantText,
      attachments: z.array(Attachment),
    }),
  ),
  nextFeedbackDay: DayText.nullable(),
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
  /** While it is not issued: what issuing it now would give, by severity. */
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
      attachments: z.array(Attachment),
    }),
  ),
  cards: z.array(CardLine),
  timeline: z.array(EventLine),
  version: Version,
  can: z.array(NoticeMoveName),
  /** Moves the viewer's role has and this moment refuses, each with its reason. */
  cannot: z.array(
    z.object({ move: NoticeMoveName, code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  ),
  /** Extension: times and days that may still be granted, and the last instant to ask. */
  extension: z
    .object({ timesLeft: z.int(), daysLeft: z.int(), lastAt: InstantText, days: z.int() })
    .nullable(),
});
export type NoticeDetail = z.infer<typeof NoticeDetail>;

const NoticeFilters = z.object({
  view: z
    .enum([
      'open',
      'mine',
      'overdue',
      'proposed',
      'review',
      'requests',
      'suspended',
      'escalated',
      'carded',
      'closed',
      'all',
    ])
    .default('open'),
  state: NoticeStateName.optional(),
  severity: SeverityName.optional(),
  unitId: Id.optional(),
  projectId: Id.optional(),
  q: z.string().trim().max(80).optional(),
});
export const listNotices = endpoint({
  name: 'listNotices',
  summary: 'Notices: what goes wrong next comes first',
  method: 'GET',
  path: '/notices',
  needs: 'notice:read',
  query: PageQuery.extend(NoticeFilters.shape),
  returns: pageOf(NoticeLine).extend({
    counts: z.object({
      open: z.int(),
      mine: z.int(),
      overdue: z.int(),
      proposed: z.int(),
      review: z.int(),
      requests: z.int(),
      suspended: z.int(),
      escalated: z.int(),
    }),
    can: z.array(ActionName),
  }),
});
export const exportNotices = endpoint({
  name: 'exportNotices',
  summary: 'Notices as a spreadsheet or as CSV: what the list holds with these filters, in its order',
  method: 'GET',
  path: '/exports/notices',
  needs: 'notice:read',
  query: NoticeFilters.extend({ format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});
const OneNotice = z.object({ noticeId: Id });
/** An act on a notice is answered with what it has become. */
const act = { method: 'POST', params: OneNotice, returns: NoticeDetail } as const;
const Title = z.string().trim().min(4).max(120);
const Evidence = z.array(z.string().trim().min(1).max(60)).max(12).default([]);
const CoUnits = z.array(Id).max(10).default([]);

export const getNotice = endpoint({
  name: 'getNotice',
  summary: 'One notice with its ladder, its ledger, requests, replies and what the viewer may do',
  method: 'GET',
  path: '/notices/:noticeId',
  needs: 'notice:read',
  params: OneNotice,
  returns: NoticeDetail,
});
/** Why a rung fired when it did: every day it stands on, and who was told. */
export const explainRung = endpoint({
  name: 'explainRung',
  summary: 'Why a rung of the ladder falls on its day, day by day, and who was told when it fired',
  method: 'GET',
  path: '/notices/:noticeId/rungs/:rung',
  needs: 'notice:read',
  params: OneNotice.extend({ rung: RungName }),
  returns: z.object({
    key: RungName,
    round: z.int(),
    day: DayText,
    at: InstantText,
    firedAt: InstantText.nullable(),
    skipped: z.boolean(),
    provisional: z.boolean(),
    anchor: z.enum(['sign-due', 'warning', 'due']),
    anchorDay: DayText,
    offset: z.int(),
    policy: z.string(),
    lines: z.array(LedgerLine),
    sums: LedgerSums,
    told: z.array(
      z.object({ place: z.enum(RUNG_RECIPIENTS), names: z.array(z.string()), empty: z.boolean() }),
    ),
  }),
});
export const proposeNotice = endpoint({
  name: 'proposeNotice',
  summary: 'Register a matter on a project: it waits for approval',
  method: 'POST',
  path: '/notices',
  needs: 'notice:propose',
  body: z.object({
    projectId: Id,
    title: Title,
    demands: Text,
    severity: SeverityName,
    unitId: Id.optional(),
    coUnitIds: CoUnits,
    evidence: Evidence,
    source: z
      .enum(['problem', 'inspection', 'instruction', 'meeting', 'visit', 'by-hand'])
      .default('by-hand'),
    sourceNote: z.string().trim().max(200).default(''),
    attachmentIds: AttachmentIds,
  }),
  returns: NoticeDetail,
});
export const approveNotice = endpoint({
  name: 'approveNotice',
  summary: 'Approve a registered matter: it may be issued',
  ...act,
  path: '/notices/:noticeId/approve',
  needs: 'notice:approve',
  body: z.object({ opinion: Opinion, version: Version }),
});
export const issueNotice = endpoint({
  name: 'issueNotice',
  summary: 'Issue a notice: number, terms and ladder are stamped on it',
  ...act,
  path: '/notices/:noticeId/issue',
  needs: 'notice:issue',
  body: z.object({
    unitId: Id,
    coUnitIds: CoUnits,
    severity: SeverityName,
    title: Title,
    demands: Text,
    evidence: Evidence,
    version: Version,
  }),
});
export const dismissNotice = endpoint({
  name: 'dismissNotice',
  summary: 'Do not issue a proposed notice, with the reason',
  ...act,
  path: '/notices/:noticeId/dismiss',
  needs: 'notice:dismiss',
  body: z.object({ reason: Reason, version: Version }),
});
export const signNotice = endpoint({
  name: 'signNotice',
  summary: 'Sign for a notice',
  ...act,
  path: '/notices/:noticeId/sign',
  needs: 'notice:sign',
  body: z.object({ version: Version }),
});
export const actOnNotice = endpoint({
  name: 'actOnNotice',
  summary: 'Begin to act, with what the unit means to do: the sign-for expires no more',
  ...act,
  path: '/notices/:noticeId/act',
  needs: 'notice:reply',
  body: z.object({ plan: Text, attachmentIds: AttachmentIds, version: Version }),
});
export const feedBackNotice = endpoint({
  name: 'feedBackNotice',
  summary: 'Report progress on a notice; lead unit and co-units may',
  ...act,
  path: '/notices/:noticeId/feedbacks',
  needs: 'notice:reply',
  body: z.object({ text: Text, attachmentIds: AttachmentIds, version: Version }),
});
export const replyNotice = endpoint({
  name: 'replyNotice',
  summary: 'Reply to a notice; earlier replies stay',
  ...act,
  path: '/notices/:noticeId/reply',
  needs: 'notice:reply',
  body: z.object({ text: Text, attachmentIds: AttachmentIds, version: Version }),
});
export const acceptReply = endpoint({
  name: 'acceptReply',
  summary: 'Accept the reply; it waits for closing, or is closed at once by who may close',
  ...act,
  path: '/notices/:noticeId/accept',
  needs: 'notice:review',
  body: z.object({ opinion: Opinion, close: z.boolean().default(false), version: Version }),
});
export const returnReply = endpoint({
  name: 'returnReply',
  summary: 'Return the reply; the clock runs on as it was',
  ...act,
  path: '/notices/:noticeId/return',
  needs: 'notice:review',
  body: z.object({ opinion: Reason, version: Version }),
});
export const closeNotice = endpoint({
  name: 'closeNotice',
  summary: 'Close a notice whose reply was accepted',
  ...act,
  path: '/notices/:noticeId/close',
  needs: 'notice:close',
  body: z.object({ opinion: Opinion, version: Version }),
});
export const archiveNotice = endpoint({
  name: 'archiveNotice',
  summary: 'Put a closed notice away',
  ...act,
  path: '/notices/:noticeId/archive',
  needs: 'notice:archive',
  body: z.object({ version: Version }),
});
export const withdrawNotice = endpoint({
  name: 'withdrawNotice',
  summary: 'Take an issued notice back, with the reason',
  ...act,
  path: '/notices/:noticeId/withdraw',
  needs: 'notice:withdraw',
  body: z.object({ reason: Reason, version: Version }),
});
export const resumeNotice = endpoint({
  name: 'resumeNotice',
  summary: 'End a suspension: the clock runs again',
  ...act,
  path: '/notices/:noticeId/resume',
  needs: 'notice:suspend',
  body: z.object({ opinion: Opinion, version: Version }),
});
const Asking = { text: Reason, attachmentIds: AttachmentIds, version: Version };
export const askOffice = endpoint({
  name: 'askOffice',
  summary: 'Object to a notice, ask for an extension or a suspension, or state the reason of being late',
  ...act,
  path: '/notices/:noticeId/requests',
  needs: 'notice:reply',
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('objection'), ...Asking }),
    z.object({ kind: z.literal('extension'), days: z.int().min(1).max(260), ...Asking }),
    z.object({ kind: z.literal('suspension'), untilDay: DayText.nullable().default(null), ...Asking }),
    z.object({ kind: z.literal('reason'), untilDay: DayText.nullable().default(null), ...Asking }),
  ]),
});
/** Decided with the right of its kind: objection `notice:issue`, extension `notice:extend`, suspension `notice:suspend`, reason `notice:review`. */
export const decideRequest = endpoint({
  name: 'decideRequest',
  summary: 'Grant or refuse what a unit asked for; somebody else than who asked',
  ...act,
  path: '/notices/:noticeId/requests/:requestId/decision',
  needs: 'notice:review',
  params: OneNotice.extend({ requestId: Id }),
  body: z.object({
    granted: z.boolean(),
    opinion: Opinion,
    /** Extension granted: working days. */
    days: z.int().min(1).max(260).optional(),
    /** Reason accepted: the new due day. */
    newDay: DayText.optional(),
    /** Objection granted: the unit that gets the notice. */
    unitId: Id.optional(),
    version: Version,
  }),
});
