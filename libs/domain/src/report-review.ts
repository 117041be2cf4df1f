import type { Calendar } from './calendar';
import { term } from './clock';
import type { Day, Instant } from './time';

/** 未审核 · 审核通过 · 退回: how a month that was filed stands with the office. It counts from the moment it was filed. */
export const REVIEWS = ['unreviewed', 'accepted', 'returned'] as const;
export type Review = (typeof REVIEWS)[number];

/** The sections of a report that a reviewer may comment on. Nobody but the reporter changes what is in them. */
export const REPORT_SECTIONS = ['money', 'progress', 'photos', 'problems', 'next'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** 审核时限: working days, the day of filing not counted (民法典 201). */
export const REVIEW_DAYS = 3;

/** The last day on which the office should have looked at what was filed at this moment. */
export const reviewDueDay = (cal: Calendar, filedAt: Instant, days: number = REVIEW_DAYS): Day =>
  term(cal, filedAt, days).dueDay;

/**
 * What a new submission of a month is. `first`; `revised` while nobody has accepted one, because it was returned or
 * because the reporter saw a mistake himself; `correction` of one that was accepted: it needs a reason, and what was
 * published stays beside it.
 */
export function filingOf(submissions: number, isPublished: boolean): 'first' | 'revised' | 'correction' {
  if (submissions === 0) return 'first';
  return isPublished ? 'correction' : 'revised';
}

export type ReportField =
  | 'monthFen'
  | 'fundsFen'
  | 'physicalBp'
  | 'progressStep'
  | 'progressText'
  | 'noProgressReason'
  | 'photos'
  | 'problems'
  | 'nextPlanFen'
  | 'nextPlanText'
  | 'ownLight';
/** Every field that is filed, in the order of the form, with its section. Photographs are told by name. */
export const SECTION_OF: Readonly<Record<ReportField, ReportSection>> = {
  monthFen: 'money',
  fundsFen: 'money',
  physicalBp: 'progress',
  progressStep: 'progress',
  progressText: 'progress',
  noProgressReason: 'progress',
  ownLight: 'progress',
  photos: 'photos',
  problems: 'problems',
  nextPlanFen: 'next',
  nextPlanText: 'next',
};

export type ReportDifference = {
  section: ReportSection;
  field: ReportField;
  before: unknown;
  after: unknown;
};

/** What differs between two versions of a report, in the order of the form. Empty says the same as missing. */
export function diffReports(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ReportDifference[] {
  return (Object.keys(SECTION_OF) as ReportField[]).flatMap((field) => {
    const [from, to] = [saidIn(before[field]), saidIn(after[field])];
    return JSON.stringify(from) === JSON.stringify(to)
      ? []
      : [{ section: SECTION_OF[field], field, before: from, after: to }];
  });
}

function saidIn(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value)) return value.map(sorted);
  return value;
}

/** An object with its keys in one order: how a version was written down is no difference. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
