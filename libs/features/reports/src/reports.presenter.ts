import type { Light, Owed, ReportForm, ReportLine } from '@duban/contracts';
import {
  dayOf,
  endOfWork,
  isReportProvisional,
  remaining,
  reportDueDay,
  type Calendar,
  type Instant,
  type Period,
} from '@duban/domain';
import type { Published } from './report.entity';
import type { OwedRow, PlanRow, ReportRow } from './reports.queries';

const DARK: Light = { color: 'none', word: 'no-plan', period: null, reason: null };

export const presentReport = (row: ReportRow): ReportLine => ({
  period: row.period,
  kind: row.kind,
  state: row.state,
  version: row.submissions,
  monthFen: row.month_fen,
  yearFen: row.year_fen,
  totalFen: row.total_fen,
  physicalBp: row.physical_bp,
  basis: row.basis,
  asOf: row.as_of,
  progressText: row.progress_text,
  problems: row.problems,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  submittedBy: row.submitted_by,
  late: row.late,
  light: row.light,
  ownLight: row.own_light,
  review: row.review,
  // what was published is told where it differs from what counts now
  published: row.published && differs(row.published, row) ? row.published : null,
});

/** A version of its own, or sums that an earlier month was corrected into. */
const differs = (published: Published, row: ReportRow): boolean =>
  published.version !== row.submissions ||
  published.yearFen !== row.year_fen ||
  published.totalFen !== row.total_fen;

export const presentPlan = (row: PlanRow): ReportForm['plan'] => ({
  year: row.year,
  version: row.version,
  amountFen: row.amount_fen,
  months: row.months,
  basis: row.basis,
  reason: row.reason,
  approvedBy: row.approved_by,
  approvedOn: row.approved_on,
  createdAt: row.created_at.toISOString(),
  current: true,
});

/** When a month is due and how that stands now. */
export function deadlineOf(cal: Calendar, period: Period, now: Instant) {
  const dueDay = reportDueDay(cal, period);
  const dueAt = endOfWork(cal, dueDay);
  return {
    dueDay,
    dueAt,
    provisional: isReportProvisional(cal, period),
    remaining: remaining(cal, now, dueAt),
    isLate: now > dueAt,
    today: dayOf(now),
  };
}

export function presentOwed(row: OwedRow, period: Period, cal: Calendar, now: Instant): Owed {
  const { dueDay, provisional, remaining: left } = deadlineOf(cal, period, now);
  return {
    projectId: row.id,
    projectName: row.name,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    large: row.direct,
    period,
    state: row.state,
    review: row.state === 'submitted' ? row.review : null,
    dueDay,
    provisional,
    remaining: left,
    light: row.light ?? DARK,
    savedAt: row.draft_at?.toISOString() ?? null,
  };
}
