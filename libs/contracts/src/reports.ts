import { LINE_STATES, LINE_STEPS, PHOTO_REQUIRED, REPORT_SECTIONS } from '@duban/domain';
import { z } from 'zod';
import {
  AmountText,
  DayText,
  FenText,
  Id,
  InstantText,
  Light,
  LightColor,
  OrgRef,
  OwnLight,
  PeriodText,
  ReviewName,
  Tally,
  Version,
} from './common';
import { Attachment, AttachmentIds } from './attachments';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { ActionName } from './identity';
import { Counting, ProblemWants, Stage } from './project-fields';
import { PlanVersion, ReportLine } from './projects';
import { LightRulesValue } from './settings';

/** 存在问题: its category, what it is, who should help and how urgent it is. */
export const ReportProblem = z.object({
  category: z.string().trim().min(1).max(30),
  text: z.string().trim().min(2).max(500),
  ...ProblemWants,
});
/** What a reporter may leave half done: everything is optional and nothing is judged. */
export const ReportDraft = z.object({
  monthFen: AmountText.nullable().default(null),
  fundsFen: AmountText.nullable().default(null),
  physicalBp: z.int().min(0).max(10000).nullable().default(null),
  progressStep: z.string().max(20).nullable().default(null),
  progressText: z.string().max(2000).default(''),
  noProgressReason: z.string().max(500).nullable().default(null),
  problems: z
    .array(z.object({ category: z.string().max(30), text: z.string().max(500), ...ProblemWants }))
    .max(20)
    .default([]),
  nextPlanFen: AmountText.nullable().default(null),
  nextPlanText: z.string().max(500).default(''),
  /** 自评灯: what the unit thinks of the month itself. */
  ownLight: OwnLight.nullable().optional(),
  /** Photographs of the versions before that are not to stand in this one. They stay with the versions they were filed with. */
  withoutPhotos: z.array(Id).max(100).optional(),
});
export type ReportDraft = z.infer<typeof ReportDraft>;
export const ReportContent = ReportDraft.extend({ problems: z.array(ReportProblem).max(20).default([]) });

export const Finding = z.object({
  field: z.string(),
  code: z.string(),
  level: z.enum(['error', 'warning']),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One project and month that is owed, drafted or filed: the reporter's desk. */
export const Owed = z.object({
  projectId: Id,
  projectName: z.string(),
  unit: OrgRef,
  large: z.boolean(),
  period: PeriodText,
  state: z.enum(['owed', 'draft', 'submitted']),
  review: ReviewName.nullable(),
  dueDay: DayText,
  /** The due day touches a year whose calendar is not announced. */
  provisional: z.boolean(),
  remaining: z.object({ state: z.enum(['open', 'today', 'overdue']), workingDays: z.int() }),
  light: Light,
  savedAt: InstantText.nullable(),
});
export type Owed = z.infer<typeof Owed>;
export const listOwedReports = endpoint({
  name: 'listOwedReports',
  summary: 'The months the viewer owes, the most urgent first',
  method: 'GET',
  path: '/owed-reports',
  needs: 'report:file',
  returns: z.object({
    items: z.array(Owed),
    period: PeriodText,
    dueDay: DayText,
    provisional: z.boolean(),
    filed: z.int(),
  }),
});

/** 审核意见: what is to be looked at again, section by section. */
export const ReviewComment = z.object({
  section: z.enum(REPORT_SECTIONS),
  text: z.string().trim().min(2).max(500),
});
export type ReviewComment = z.infer<typeof ReviewComment>;
/** Where a photograph says it was taken: shown to the office, never in the picture that is handed out. */
const PhotoPlace = z.object({ latitude: z.number(), longitude: z.number() });
/** 现场照片 of a month, with the version it came in. */
const ReportPhoto = Attachment.extend({ version: z.int().min(1), place: PhotoPlace.nullable() });
export type ReportPhoto = z.infer<typeof ReportPhoto>;

export const ReportForm = z.object({
  project: z.object({
    id: Id,
    name: z.string(),
    unit: OrgRef,
    township: z.string(),
    stage: Stage,
    large: z.boolean(),
    started: z.boolean(),
    /** By what this project's figures are counted. */
    counting: Counting,
    totalFen: FenText,
  }),
  period: PeriodText,
  dueDay: DayText,
  dueAt: InstantText,
  provisional: z.boolean(),
  remaining: z.object({ state: z.enum(['open', 'today', 'overdue']), workingDays: z.int() }),
  /** What happens when it is not filed, and when. */
  chase: z.array(z.object({ key: z.enum(['late']), day: DayText, done: z.boolean() })),
  state: z.enum(['owed', 'draft', 'submitted']),
  draft: ReportDraft,
  savedAt: InstantText.nullable(),
  submitted: ReportLine.nullable(),
  /** 现场照片 that stand in the newest version, those that came last first. */
  photos: z.array(ReportPhoto).optional(),
  /** Photographs of the draft: they are kept as long as it is, for whoever may go on with it. */
  draftPhotos: z.array(Attachment).optional(),
  /** What a month without a photograph is; null: none is asked for. */
  photoRequired: z.enum(PHOTO_REQUIRED).nullable().optional(),
  /** Which of the problems told became notices, by their place in the list. */
  raised: z.array(z.object({ at: z.int().min(0), noticeId: Id })).optional(),
  /** The report before, with what this month is compared with and continues from. */
  previous: ReportLine.extend({
    fundsFen: FenText.nullable(),
    progressStep: z.string().nullable(),
    nextPlanFen: FenText.nullable(),
    nextPlanText: z.string(),
  }).nullable(),
  /** Sums up to the month before: this month is added to them. */
  before: z.object({ yearFen: FenText, totalFen: FenText }),
  plan: PlanVersion.nullable(),
  months: z.array(z.object({ period: PeriodText, monthFen: FenText.nullable() })),
  /** What the reviewer said of the newest submission. */
  review: z
    .object({
      state: ReviewName,
      dueDay: DayText.nullable(),
      comments: z.array(ReviewComment),
      by: z.string().nullable(),
      at: InstantText.nullable(),
    })
    .nullable(),
  /** Nothing is filed into a month that is locked, but for a project it was opened again for, and until when. */
  lock: z.object({ locked: z.boolean(), reopenedUntil: DayText.nullable(), reason: z.string() }),
  /** The months filed after this one: what is changed here goes into their running totals. */
  laterPeriods: z.array(PeriodText).optional(),
  /** A submission now corrects what was published, and says why. */
  needsReason: z.boolean(),
  /** What the light of this month will be judged by: the rules in force, and the lights of the months before. */
  judging: z
    .object({
      rules: LightRulesValue,
      version: Version,
      before: z.array(z.object({ period: PeriodText, color: LightColor, raw: LightColor })),
    })
    .optional(),
  version: Version,
  can: z.array(ActionName),
});
export type ReportForm = z.infer<typeof ReportForm>;

const ChosenPhotos = AttachmentIds.unwrap();
const OneReport = z.object({ projectId: Id, period: PeriodText });
export const getReportForm = endpoint({
  name: 'getReportForm',
  summary: 'The form of one project and month: draft, last month beside it, sums and plan',
  method: 'GET',
  path: '/projects/:projectId/reports/:period',
  needs: 'report:read',
  params: OneReport,
  returns: ReportForm,
});
export const listReports = endpoint({
  name: 'listReports',
  summary: 'The reports of a project, newest first',
  method: 'GET',
  path: '/projects/:projectId/reports',
  needs: 'report:read',
  params: z.object({ projectId: Id }),
  returns: z.object({ items: z.array(ReportLine) }),
});
export const saveDraft = endpoint({
  name: 'saveDraft',
  summary: 'Keep a half-filled report',
  method: 'PUT',
  path: '/projects/:projectId/reports/:period/draft',
  needs: 'report:file',
  params: OneReport,
  body: z.object({
    draft: ReportDraft,
    /** The photographs chosen so far, all of them: they are kept with the draft. Without it the draft keeps those it has. */
    photoIds: ChosenPhotos.optional(),
    version: Version,
  }),
  returns: z.object({ savedAt: InstantText, version: Version }),
});
export const submitReport = endpoint({
  name: 'submitReport',
  summary: 'File the month; the light is computed in the same transaction',
  method: 'POST',
  path: '/projects/:projectId/reports/:period',
  needs: 'report:file',
  params: OneReport,
  body: z.object({
    content: ReportContent,
    version: Version,
    /** 更正原因: required when what was accepted is corrected. */
    reason: z.string().trim().min(2).max(300).optional(),
    /** 现场照片, sent before: they belong to the version this submission makes. Without it: those kept with the draft. */
    photoIds: ChosenPhotos.optional(),
    /** Made on the device: the same submission sent again, with the same key, counts once and is answered alike. */
    key: z.uuid().optional(),
  }),
  returns: z.object({ report: ReportLine, light: Light, findings: z.array(Finding), version: Version }),
});

/** One submission of a month, with what the office said of it. */
export const ReportVersion = z.object({
  version: z.int(),
  content: ReportDraft,
  submittedAt: InstantText,
  submittedBy: z.string().nullable(),
  reason: z.string().nullable(),
  verdict: z.enum(['accepted', 'returned']).nullable(),
  comments: z.array(ReviewComment),
  reviewedBy: z.string().nullable(),
  reviewedAt: InstantText.nullable(),
  /** The photographs that stood in it. */
  photos: z.array(ReportPhoto),
});
export type ReportVersion = z.infer<typeof ReportVersion>;
export const listReportVersions = endpoint({
  name: 'listReportVersions',
  summary: 'Every submission of a month, the newest first',
  method: 'GET',
  path: '/projects/:projectId/reports/:period/versions',
  needs: 'report:read',
  params: OneReport,
  returns: z.object({ items: z.array(ReportVersion) }),
});
export const reviewReport = endpoint({
  name: 'reviewReport',
  summary: 'Accept the newest submission of a month, or return it with comments; no figure is changed',
  method: 'POST',
  path: '/projects/:projectId/reports/:period/review',
  needs: 'report:review',
  params: OneReport,
  body: z.discriminatedUnion('verdict', [
    z.object({ verdict: z.literal('accept'), version: Version }),
    z.object({
      verdict: z.literal('return'),
      comments: z.array(ReviewComment).min(1).max(20),
      version: Version,
    }),
  ]),
  returns: ReportForm,
});
export const reopenReport = endpoint({
  name: 'reopenReport',
  summary: 'Open a locked month again for one project, until a day',
  method: 'POST',
  path: '/projects/:projectId/reports/:period/reopening',
  needs: 'report:reopen',
  params: OneReport,
  body: z.object({ untilDay: DayText, reason: z.string().trim().min(2).max(300) }),
  returns: ReportForm,
});

/** How the month of one 亿元 project stands on the direct line. */
export const LineState = z.enum(LINE_STATES);
export const LineRow = z.object({
  projectId: Id,
  projectName: z.string(),
  unit: OrgRef,
  owner: OrgRef.nullable(),
  state: LineState,
  late: z.boolean(),
  monthFen: FenText.nullable(),
  submittedAt: InstantText.nullable(),
  submittedBy: z.string().nullable(),
  reviewDueDay: DayText.nullable(),
  /** The review is past its day. */
  reviewLate: z.boolean(),
  version: z.int(),
  chasedDay: DayText.nullable(),
  chasedBy: z.string().nullable(),
  reopenedUntil: DayText.nullable(),
  /** The day of this month on which it came onto the line, by crossing the threshold or coming back. */
  enteredDay: DayText.nullable(),
});
export type LineRow = z.infer<typeof LineRow>;
/** 直报率 and 及时率: filed of owed, and filed in time of owed. */
export const LineSums = z.object({ filed: Tally, inTime: Tally });
export const getReportLine = endpoint({
  name: 'getReportLine',
  summary:
    'The direct line of a month: who filed in time, late or not, what waits for review, and what was done about it',
  method: 'GET',
  path: '/report-line',
  needs: 'line:read',
  query: z.object({
    period: PeriodText.optional(),
    state: LineState.optional(),
    unitId: Id.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  returns: z.object({
    period: PeriodText,
    dueDay: DayText,
    provisional: z.boolean(),
    locked: z.boolean(),
    periods: z.array(PeriodText),
    steps: z.array(
      z.object({
        step: z.enum(LINE_STEPS),
        day: DayText,
        takenAt: InstantText.nullable(),
        timely: z.boolean(),
        owing: z.int(),
      }),
    ),
    whole: LineSums,
    counts: z.record(LineState, z.int()),
    reviewLate: z.int(),
    units: z.array(LineSums.extend({ unit: OrgRef, small: z.boolean() })),
    items: z.array(LineRow),
    can: z.array(ActionName),
  }),
});
export const chaseReports = endpoint({
  name: 'chaseReports',
  summary: 'Chase those who have not filed a month: each project once a day',
  method: 'POST',
  path: '/report-line/chase',
  needs: 'line:chase',
  body: z.object({ period: PeriodText, projectIds: z.array(Id).min(1).max(2000) }),
  returns: z.object({ chased: z.int(), already: z.int(), filed: z.int(), people: z.int() }),
});
export const exportReportLine = endpoint({
  name: 'exportReportLine',
  summary: 'The direct line of a month as a table',
  method: 'GET',
  path: '/exports/report-line',
  needs: 'line:read',
  query: z.object({ period: PeriodText.optional(), format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});
export const downloadMonthSheet = endpoint({
  name: 'downloadMonthSheet',
  summary:
    'The month of every project the viewer files for, as a spreadsheet to fill in; it comes back as an import of reports',
  method: 'GET',
  path: '/exports/month-sheet',
  needs: 'report:file',
  query: z.object({ period: PeriodText.optional() }),
  file: [XLSX],
  returns: z.never(),
});
export const raiseProblem = endpoint({
  name: 'raiseProblem',
  summary: 'Make a problem of a report a proposed notice: for the unit it wishes for, with its words; once',
  method: 'POST',
  path: '/projects/:projectId/reports/:period/raised-problems',
  needs: 'notice:propose',
  params: OneReport,
  body: z.object({
    /** Its place in the list of the version `submission`. */
    at: z.int().min(0).max(19),
    submission: z.int().min(1),
  }),
  returns: z.object({ noticeId: Id }),
});
