import {
  addDays,
  addMonths,
  addWorkingDays,
  assessInvestment,
  endOfWork,
  firstDayOf,
  instantAt,
  isWorkingDay,
  lastDayOf,
  monthOf,
  reportDueDay,
  scheduleByMonth,
  scheduleByPlan,
  yearOf,
  type Assessment,
  type Calendar,
  type Day,
  type Instant,
  type Period,
} from '@duban/domain';
import type { DemoProject } from './make-projects';
import { workTime } from './office-time';
import type { Dice } from './random';
import { personName, PROBLEMS, progressText, REPLAN_REASONS, STEPS } from './words';

export type DemoPlan = {
  year: number;
  version: number;
  wan: number;
  months: number[] | null;
  reason: string;
  approvedBy: string;
  current: boolean;
  at: Instant;
};
export type DemoReport = {
  id: string;
  project: DemoProject;
  period: Period;
  monthWan: number;
  yearWan: number;
  totalWan: number;
  physicalBp: number | null;
  step: string;
  text: string;
  problems: { category: string; text: string }[];
  at: Instant;
  by: string;
  late: boolean;
  light: Assessment;
};
export type DemoFigures = { plans: DemoPlan[]; reports: DemoReport[] };
export type Season = { cal: Calendar; today: Day; closed: Period; open: Period };

const FEN = 1_000_000n;
const SEASON = [0.6, 0.5, 0.95, 1, 1.05, 1.1, 1, 1, 1.1, 1.1, 1.15, 1.3];
/** Plans are set to be nearly done by autumn. */
const PLANNED = [0.6, 0.6, 0.95, 1.05, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 0.7, 0.6];
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Cuts a whole amount into parts by weight, without losing any. */
function split(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  let [used, cut] = [0, 0];
  return weights.map((weight) => {
    used += weight;
    const until = whole > 0 ? Math.round((amount * used) / whole) : 0;
    const part = until - cut;
    cut = until;
    return part;
  });
}

/** The plans of a project: the years it has been in the register for, by month where that is how it was set. */
export function makePlans(dice: Dice, project: DemoProject, season: Season, share: number): DemoPlan[] {
  const { closed, open } = season;
  const year = yearOf(closed);
  if (project.yearClass === 'preparatory') return [];
  const plans: DemoPlan[] = [];
  const add = (of: number, wan: number, over: Partial<DemoPlan> = {}) =>
    plans.push({
      year: of,
      version: 1,
      wan: Math.max(10, Math.round(wan / 10) * 10),
      months: null,
      reason: '年初下达',
      approvedBy: '县重点办',
      current: true,
      at: instantAt(`${of}-01-08`, '10:00'),
      ...over,
    });
  if (project.start < `${year}-01`) {
    const begins = project.start < `${year - 1}-01` ? 1 : monthOf(project.start);
    add(year - 1, (project.totalWan * share * dice.between(0.5, 0.9) * (13 - begins)) / 12);
    const last = plans.at(-1) as DemoPlan;
    if (begins > 2) last.months = fromStart(dice, last.wan, project.start);
  }
  const wan = project.totalWan * share;
  add(year, wan);
  const current = plans.at(-1) as DemoPlan;
  if (project.fate.part === 'green-owed' && project.owner)
    current.months = heavyMonth(current.wan, monthOf(closed));
  else if (project.yearClass === 'new' && project.start > `${year}-03`)
    current.months = fromStart(dice, current.wan, project.start);
  else if (dice.chance(0.1)) current.months = split(current.wan, PLANNED);
  if (project.fate.part === null && monthOf(closed) >= 6 && dice.chance(0.08)) replan(dice, plans, season);
  if (yearOf(open) > year) add(yearOf(open), wan * dice.between(0.8, 1.1));
  return plans;
}

/** Little is planned so far, much for the month to come: who files little then is far behind at once. */
function heavyMonth(wan: number, closedMonth: number): number[] {
  if (closedMonth === 12) return split(wan, SEASON);
  const left = 12 - closedMonth - 1;
  const [before, heavy] = left > 0 ? [0.35, 0.35] : [0.4, 0.6];
  return split(wan, [
    ...Array<number>(closedMonth).fill(before / closedMonth),
    heavy,
    ...Array<number>(left).fill((1 - before - heavy) / Math.max(1, left)),
  ]);
}

function fromStart(dice: Dice, wan: number, start: Period): number[] {
  return split(
    wan,
    PLANNED.map((weight, i) => (i + 1 < monthOf(start) ? 0 : weight * dice.between(0.9, 1.1))),
  );
}

/** The plan of the year set anew in early summer, with the reason; the first one stays. */
function replan(dice: Dice, plans: DemoPlan[], { closed }: Season): void {
  const first = plans.at(-1) as DemoPlan;
  const factor = dice.pick([0.8, 0.85, 0.9, 1.15, 1.2]);
  const wan = Math.max(10, Math.round((first.wan * factor) / 10) * 10);
  first.current = false;
  const reason = dice.pick(
    REPLAN_REASONS.filter((text) => (factor > 1 ? text.includes('调增') : !text.includes('调增'))),
  );
  plans.push({
    ...first,
    version: 2,
    wan,
    months: first.months ? split(wan, first.months) : null,
    reason,
    current: true,
    at: instantAt(`${closed.slice(0, 4)}-05-${dice.pick(['12', '18', '20'])}`, '15:20'),
  });
}

const planAt = (plans: readonly DemoPlan[], year: number, at: Instant) =>
  plans.filter((plan) => plan.year === year && plan.at <= at).at(-1) ??
  plans.find((plan) => plan.year === year);

export function scheduleOf(plan: DemoPlan | undefined, period: Period) {
  if (!plan?.months) return scheduleByMonth(period);
  return scheduleByPlan(
    plan.months.map((wan) => BigInt(wan) * FEN),
    period,
    BigInt(plan.wan) * FEN,
  );
}

/** What is scheduled of the year's plan by the end of a month, in 万元. */
export function scheduledWan(plans: readonly DemoPlan[], period: Period): number {
  const plan = plans.filter(({ year }) => year === yearOf(period)).at(-1);
  if (!plan) return 0;
  const { num, den } = scheduleOf(plan, period);
  return (plan.wan * Number(num)) / Number(den);
}

/** Of the reporter's projects two wait to be filed on any day; once the month has been due, they are late. */
export const owesClosed = ({ fate }: DemoProject, { closed, open }: Season): boolean =>
  closed === open && (fate.part === 'yellow-owed' || fate.part === 'green-owed');

/**
 * The reports of a project. `ratio`: how much of what is scheduled at the closed month is done. A stale project has
 * missed the last month or two; `filesOpen` has already filed the month that is open.
 */
export function makeReports(
  dice: Dice,
  project: DemoProject,
  plans: DemoPlan[],
  season: Season,
  { ratio, filesOpen }: { ratio: number; filesOpen: boolean },
): DemoReport[] {
  const { closed, open } = season;
  const year = yearOf(closed);
  if (project.stage === 'reserve') return [];
  const first = project.start < `${year}-01` ? later(project.start, `${year - 1}-01`) : `${year}-01`;
  const until =
    project.finish ??
    (project.fate.stale
      ? addMonths(closed, -dice.pick([1, 1, 2]))
      : filesOpen
        ? open
        : owesClosed(project, season)
          ? addMonths(closed, -1)
          : closed);
  const amounts = amountsOf(dice, project, plans, season, ratio);
  const by = personName(dice);
  const earlier = earlierWan(dice, project, plans, year);
  const reports: DemoReport[] = [];
  let [yearWan, totalWan, physicalBp] = [0, earlier, 0];
  for (let period = first; period <= until; period = addMonths(period, 1)) {
    const sent = sendTime(dice, season, period);
    if (sent === null) break;
    const monthWan = Math.min(
      amounts.get(period) ?? 0,
      Math.max(0, Math.round(project.totalWan * 0.995) - totalWan),
    );
    yearWan = monthOf(period) === 1 ? monthWan : yearWan + monthWan;
    totalWan += monthWan;
    const isBegun = period >= project.start;
    const isDone = period === project.finish;
    const share = isDone ? 1 : Math.min(0.99, (totalWan / project.totalWan) * dice.between(0.97, 1.05));
    physicalBp = isBegun ? Math.max(physicalBp, Math.round(share * 10_000)) : physicalBp;
    const { step, within } = isBegun ? stepAt(physicalBp / 10_000) : { step: '前期手续', within: 0 };
    const plan = planAt(plans, yearOf(period), sent.at);
    reports.push({
      id: dice.uuid(),
      project,
      period,
      monthWan,
      yearWan,
      totalWan,
      physicalBp: isBegun ? physicalBp : null,
      step,
      text: progressText(dice, project.name, step, within),
      problems: isDone || !dice.chance(ratio < 0.8 ? 0.45 : 0.08) ? [] : [problemOf(dice)],
      ...sent,
      by,
      light: assessInvestment({
        doneFen: BigInt(yearWan) * FEN,
        planFen: BigInt(plan?.wan ?? 0) * FEN,
        schedule: scheduleOf(plan, period),
        period,
        finished: isDone,
      }),
    });
  }
  return reports;
}

/** What was done before the years in view; a project near its end has little left to do. */
function earlierWan(dice: Dice, project: DemoProject, plans: DemoPlan[], year: number): number {
  if (project.start >= `${year - 1}-01`) return 0;
  if (project.yearClass !== 'finishing') return Math.round(project.totalWan * dice.between(0.05, 0.18));
  const planned = sum(plans.filter((plan) => plan.current && plan.year <= year).map((plan) => plan.wan));
  return Math.max(0, Math.round(project.totalWan * dice.between(0.9, 0.96)) - planned);
}

/** The step a project is at, and how much of it is behind. */
function stepAt(share: number): { step: string; within: number } {
  const index = Math.max(
    0,
    STEPS.findIndex(([until]) => share < until),
  );
  const [until, step] = STEPS[index] as [number, string];
  const from = STEPS[index - 1]?.[0] ?? 0;
  return { step, within: (share - from) / (until - from) };
}

const later = (a: Period, b: Period) => (a > b ? a : b);

function problemOf(dice: Dice) {
  const [category, texts] = dice.pick(PROBLEMS);
  return { category, text: dice.pick(texts) };
}

/** What is done in each month: last year about as planned, this year so that the closed month stands at `ratio`. */
function amountsOf(
  dice: Dice,
  project: DemoProject,
  plans: DemoPlan[],
  season: Season,
  ratio: number,
): Map<Period, number> {
  const { closed, open } = season;
  const amounts = new Map<Period, number>();
  for (const year of new Set(plans.map((plan) => plan.year))) {
    const wan = plans.filter((plan) => plan.year === year).at(-1)?.wan ?? 0;
    const last = year < yearOf(closed) ? `${year}-12` : (project.finish ?? closed);
    const goal =
      year < yearOf(closed)
        ? wan * dice.between(0.88, 1.08)
        : project.finish
          ? wan * dice.between(0.98, 1.06)
          : scheduledWan(plans, closed) * ratio;
    if (year > yearOf(closed)) continue;
    const months = SEASON.map((weight, i) => {
      const period = `${year}-${String(i + 1).padStart(2, '0')}`;
      const isIdle = period < project.start || period > last || (ratio < 0.6 && dice.chance(0.25));
      return isIdle ? 0 : weight * dice.between(0.75, 1.25);
    });
    if (sum(months) === 0 && last >= project.start) months[monthOf(last) - 1] = 1;
    for (const [i, part] of split(Math.round(goal), months).entries())
      amounts.set(`${year}-${String(i + 1).padStart(2, '0')}`, part);
  }
  if (open > closed && open >= project.start) {
    const before = yearOf(open) === yearOf(closed) ? scheduledWan(plans, closed) : 0;
    const due = scheduledWan(plans, open) - before;
    amounts.set(open, Math.round(due * Math.max(0.3, ratio) * dice.between(0.8, 1.25)));
  }
  return amounts;
}

/** When a month was filed: in its last week, a few of them late. null when it could not have been filed yet. */
function sendTime(
  dice: Dice,
  { cal, today, closed }: Season,
  period: Period,
): { at: Instant; late: boolean } | null {
  const due = reportDueDay(cal, period);
  if (period > closed) {
    const days = Array.from({ length: 31 }, (_, i) => addDays(firstDayOf(period), i)).filter(
      (day) => day < today && day <= due && isWorkingDay(cal, day),
    );
    return days.length > 0 ? { at: workTime(dice, dice.pick(days.slice(-9))), late: false } : null;
  }
  if (dice.chance(0.02)) {
    const day = addWorkingDays(cal, due, dice.int(1, 3));
    if (day < today) return { at: workTime(dice, day), late: true };
  }
  const days = dice.int(0, 6);
  const at = workTime(dice, days === 0 ? due : addWorkingDays(cal, due, -days));
  return { at: Math.min(at, endOfWork(cal, due)), late: false };
}

export const asOf = (report: DemoReport, day: Day): Day =>
  day < lastDayOf(report.period) ? day : lastDayOf(report.period);
