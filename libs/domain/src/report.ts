import { type Calendar, isProvisional, nextWorkingDay } from './calendar';
import { type Fen } from './money';
import { type Day, type Period, addDays, addMonths, firstDayOf, lastDayOf, periodOf, yearOf } from './time';

/** What a unit writes into its monthly direct report (直报). Physical progress (形象进度) in basis points, 0 to 10000. */
export type ReportFigures = {
  monthFen: Fen | null;
  physicalBp: number | null;
  progressText: string;
  fundsFen?: Fen | null;
  noProgressReason?: string;
  /** How many site photographs (现场照片) stand in it. */
  photos?: number;
};

/** What the report is held against. `previous` is the last report of an earlier period, opening balance included. */
export type ReportContext = {
  period: Period;
  previous: {
    period: Period;
    yearFen: Fen;
    totalFen: Fen;
    progressText: string;
    physicalBp: number | null;
    monthFen: Fen | null;
  } | null;
  projectTotalFen: Fen;
  yearPlanFen: Fen | null;
  started: boolean;
  correction: boolean;
  /** What a report without a photograph is: null or absent where none is asked for. */
  photoRequired?: PhotoRequired | null;
};

/** A month without a site photograph: remarked on, or refused. */
export const PHOTO_REQUIRED = ['remark', 'refuse'] as const;
export type PhotoRequired = (typeof PHOTO_REQUIRED)[number];
/** A photograph is asked of what is being built (在建), and of nothing else: there is nothing to be seen yet, or no more. */
export const photoRequiredOf = (stage: string, rule: PhotoRequired): PhotoRequired | null =>
  stage === 'building' ? rule : null;

/** An error stops the report, a warning asks the reviewer to look. The server speaks codes and facts, never sentences. */
export type ReportFinding = {
  field: 'monthFen' | 'physicalBp' | 'progressText' | 'fundsFen' | 'problems' | 'photoIds';
  code: ReportFindingCode;
  level: 'error' | 'warning';
  facts: Record<string, string | number>;
};
export type ReportFindingCode =
  | 'required'
  | 'negative'
  | 'physical-range'
  | 'physical-fell'
  | 'over-total'
  | 'month-over-30-percent'
  | 'text-too-short'
  | 'same-text'
  | 'not-started'
  | 'zero-growth'
  | 'photo-required';

/** Default day of the month on which the report of that month is due. */
export const REPORT_DAY = 25;
const MIN_TEXT = 2;

/**
 * Cumulative figures: previous plus this month; the year restarts in January, the life of the project never does.
 * Nobody types them. RangeError when `previous` is not of an earlier period.
 */
export function totals(figures: ReportFigures, context: ReportContext): { yearFen: Fen; totalFen: Fen } {
  const { previous, period } = context;
  const month = figures.monthFen ?? 0n;
  if (previous === null) return { yearFen: month, totalFen: month };
  if (previous.period >= period) throw new RangeError(`not an earlier period: ${previous.period} ${period}`);
  const before = yearOf(previous.period) === yearOf(period) ? previous.yearFen : 0n;
  return { yearFen: before + month, totalFen: previous.totalFen + month };
}

/**
 * Everything to say about a report before it is filed, field by field. An empty list is a clean report. Money is always
 * required (0 is an answer); physical progress from the start of building on, and only then is standing still noted.
 */
export function checkReport(figures: ReportFigures, context: ReportContext): ReportFinding[] {
  return [
    ...checkMoney(figures, context),
    ...checkPhysical(figures, context),
    ...checkText(figures, context),
    ...checkPhotos(figures, context),
  ];
}

function checkMoney(figures: ReportFigures, context: ReportContext): ReportFinding[] {
  const { monthFen, fundsFen } = figures;
  const { projectTotalFen, yearPlanFen, previous } = context;
  const found: ReportFinding[] = [];
  const add = (
    code: ReportFindingCode,
    level: ReportFinding['level'],
    facts: ReportFinding['facts'] = {},
    field: ReportFinding['field'] = 'monthFen',
  ) => found.push({ field, code, level, facts });

  if ((fundsFen ?? 0n) < 0n && !context.correction)
    add('negative', 'error', { fen: String(fundsFen) }, 'fundsFen');
  if (monthFen === null) {
    add('required', 'error');
    return found;
  }
  const { totalFen } = totals(figures, context);
  // a correction may take back what was reported, never more than that
  const isTakenBack = context.correction && totalFen >= 0n;
  if (monthFen < 0n && !isTakenBack) add('negative', 'error', { fen: String(monthFen) });
  if (monthFen > 0n && !context.started) add('not-started', 'error', { fen: String(monthFen) });
  if (projectTotalFen > 0n && totalFen > projectTotalFen) {
    add('over-total', 'warning', { totalFen: String(totalFen), projectTotalFen: String(projectTotalFen) });
  }
  if (yearPlanFen !== null && yearPlanFen > 0n && monthFen * 100n > yearPlanFen * 30n) {
    add('month-over-30-percent', 'warning', { fen: String(monthFen), yearPlanFen: String(yearPlanFen) });
  }
  if (context.started && monthFen === 0n && previous?.monthFen === 0n) {
    add('zero-growth', 'warning', { previousPeriod: previous.period });
  }
  return found;
}

function checkPhysical({ physicalBp }: ReportFigures, { previous, started }: ReportContext): ReportFinding[] {
  const finding = (
    code: ReportFindingCode,
    level: ReportFinding['level'],
    facts: ReportFinding['facts'],
  ): ReportFinding[] => [{ field: 'physicalBp', code, level, facts }];

  if (physicalBp === null) return started ? finding('required', 'error', {}) : [];
  if (!Number.isInteger(physicalBp) || physicalBp < 0 || physicalBp > 10_000) {
    return finding('physical-range', 'error', { physicalBp });
  }
  const before = previous?.physicalBp ?? 0;
  return physicalBp < before ? finding('physical-fell', 'warning', { physicalBp, previousBp: before }) : [];
}

function checkText(
  { progressText, noProgressReason }: ReportFigures,
  { previous }: ReportContext,
): ReportFinding[] {
  const text = bare(progressText);
  const length = [...text].length;
  if (length < MIN_TEXT) {
    return [
      { field: 'progressText', code: 'text-too-short', level: 'error', facts: { length, min: MIN_TEXT } },
    ];
  }
  if (previous === null || bare(previous.progressText) !== text) return [];
  const level = bare(noProgressReason ?? '') ? 'warning' : 'error';
  return [{ field: 'progressText', code: 'same-text', level, facts: { previousPeriod: previous.period } }];
}

function checkPhotos({ photos = 0 }: ReportFigures, { photoRequired }: ReportContext): ReportFinding[] {
  if (!photoRequired || photos > 0) return [];
  const level = photoRequired === 'refuse' ? 'error' : 'warning';
  return [{ field: 'photoIds', code: 'photo-required', level, facts: {} }];
}

/** The text without white space: a blank more is no progress. */
function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** On which day of the month a county wants the reports of this month (直报日), before weekends and holidays. */
export const reportDayOf = (cal: Pick<Calendar, 'reportDays'>, period: Period): number =>
  cal.reportDays.findLast(({ from }) => from <= period)?.day ?? REPORT_DAY;

/** When the report of a month is due: its report day, or the next working day. Shorter months: their last day. */
export function reportDueDay(cal: Calendar, period: Period): Day {
  const day = addDays(firstDayOf(period), reportDayOf(cal, period) - 1);
  const last = lastDayOf(period);
  return nextWorkingDay(cal, day < last ? day : last);
}

/** The due day touches a year not announced: it may move when the year is. */
export const isReportProvisional = (cal: Calendar, period: Period): boolean =>
  isProvisional(cal, firstDayOf(period), reportDueDay(cal, period));

/** The day from which the report of a month may be filed: its first. */
export function reportOpenDay(period: Period): Day {
  return firstDayOf(period);
}

/** The latest period whose report was due before this day: the one every current project must have filed. */
export function closedPeriod(cal: Calendar, day: Day): Period {
  let period = periodOf(day);
  while (reportDueDay(cal, period) >= day) period = addMonths(period, -1);
  return period;
}

/** The period that may be filed on this day. */
export function openPeriod(day: Day): Period {
  return periodOf(day);
}
