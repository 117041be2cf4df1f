import { type Calendar } from './calendar';
import {
  type Permit,
  assessFinish,
  assessLateness,
  assessPermits,
  assessRegister,
  assessStart,
  assessZeroGrowth,
} from './clock-lights';
import {
  type JudgedMonth,
  type KindLight,
  type StandingWaiver,
  overallOf,
  withCourse,
  withWaiver,
} from './light-course';
import { type LightRules, investmentRule } from './light-rules';
import { type Assessment, assessInvestment, isStale } from './lights';
import { type Fen } from './money';
import { scheduleByMonth, scheduleByPlan } from './progress';
import { type Day, type Period, addMonths, firstDayOf } from './time';

/** Everything the lights of a project are judged on. */
export type SupervisedProject = {
  stage: string;
  plannedStart: Day | null;
  actualStart: Day | null;
  plannedFinish: Day | null;
  actualFinish: Day | null;
  /** 入库; undefined where the register does not know of it. */
  registeredOn?: Day | null;
  permits: readonly Permit[];
  /** Owes the direct report. */
  direct: boolean;
  /** The day it entered our register. */
  sinceDay: Day;
  /** The last report. A snapshot keeps the light that was stored with it. */
  report: { period: Period; yearFen: Fen; snapshot: Assessment | null } | null;
  /** The plan of that report's year. */
  plan: { amountFen: Fen; months: readonly Fen[] | null } | null;
  /** Its monthly reports, the newest first. */
  months: readonly { period: Period; monthFen: Fen }[];
  /** The investment lights of earlier months. */
  before: readonly JudgedMonth[];
  waivers: readonly StandingWaiver[];
};

/** Where and when it is judged. `closed`: the last month whose report was due. */
export type Judging = { day: Day; cal: Calendar; closed: Period; rules: LightRules; version: number };

const FINISHED = new Set(['completed', 'operating', 'at-capacity']);
/** What is put off by a decision (停缓建), ended or only in reserve has no clocks that run. */
const RUNNING = new Set(['signed', 'preparing', 'building']);
const REPORTING = new Set([...RUNNING, 'paused']);

/**
 * Every light of a project on a day, and the overall one. Pure and total: same facts, same lights. The investment light
 * is of its report's month and stays what it was; that the figures have grown old shows in the overall one.
 */
export function judgeProject(
  project: SupervisedProject,
  judging: Judging,
): { lights: KindLight[]; overall: KindLight | null } {
  const { day } = judging;
  const investment = judgeInvestment(project, judging);
  const lights = [...(investment ? [investment] : []), ...judgeClocks(project, judging)].map((light) =>
    withWaiver(light, project.waivers, day),
  );
  if (!isGrownOld(project, judging)) return { lights, overall: overallOf(lights) };
  const reason = investment?.reason ?? {
    code: 'stale' as const,
    rule: investmentRule(judging.rules, judging.version).version,
    facts: {},
  };
  const grey: KindLight = { kind: 'investment', color: 'stale', word: 'stale', reason };
  return { lights, overall: overallOf([grey, ...lights.filter(({ kind }) => kind !== 'investment')]) };
}

/** The investment light of the last report. */
export function judgeInvestment(project: SupervisedProject, judging: Judging): KindLight | null {
  const { report, plan, stage, before } = project;
  const { rules, version } = judging;
  if (!report) return null;
  if (report.snapshot) return { kind: 'investment', ...report.snapshot };
  const planFen = plan?.amountFen ?? 0n;
  const schedule =
    plan?.months && planFen > 0n
      ? scheduleByPlan(plan.months, report.period, planFen)
      : scheduleByMonth(report.period);
  const light = assessInvestment({
    doneFen: report.yearFen,
    planFen,
    schedule,
    period: report.period,
    finished: FINISHED.has(stage),
    rule: investmentRule(rules, version),
  });
  return { kind: 'investment', ...withCourse(light, report.period, before, rules) };
}

function judgeClocks(project: SupervisedProject, judging: Judging): KindLight[] {
  const { stage, actualStart, registeredOn } = project;
  const { cal, closed } = judging;
  const reporting = { direct: project.direct, lastPeriod: project.report?.period ?? null, closed };
  const late = REPORTING.has(stage)
    ? assessLateness(cal, { ...reporting, sinceDay: project.sinceDay }, judging)
    : null;
  const found: [KindLight['kind'], Assessment | null][] = RUNNING.has(stage)
    ? [
        ['start', assessStart(project.plannedStart, actualStart, judging)],
        ['finish', assessFinish(project.plannedFinish, project.actualFinish, judging)],
        ['register', registeredOn === undefined ? null : assessRegister(actualStart, registeredOn, judging)],
        ['permit', assessPermits(project.permits, judging)],
        ['late', late],
        ['zero', assessZeroGrowth(project.months, stage === 'building' && actualStart !== null, judging)],
      ]
    : [['late', late]];
  return found.flatMap(([kind, light]) => (light ? [{ kind, ...light }] : []));
}

/** The same as the register says of a project: the closed month is missing, unless it came after it. */
function isGrownOld({ stage, report, sinceDay }: SupervisedProject, { closed }: Judging): boolean {
  if (!REPORTING.has(stage) || report?.snapshot) return false;
  if (report === null) return sinceDay < firstDayOf(addMonths(closed, 1));
  return isStale(report.period, closed);
}
