import type { ProjectDetail } from '@duban/contracts';
import {
  lastDayOf,
  scheduleByDays,
  scheduleByMonth,
  scheduleByPlan,
  divideRounded,
  type Day,
  type Fen,
  type Period,
  type Schedule,
} from '@duban/domain';

type Point = ProjectDetail['curve'][number];
export type Figure = { period: Period; monthFen: Fen | null; doneFen: Fen };
/** What the curve of a year is drawn from: the plan of the year, or the whole project between its planned days. */
export type CurvePlan =
  | { kind: 'year'; planFen: Fen; months: readonly Fen[] | null }
  | { kind: 'whole'; planFen: Fen; start: Day | null; finish: Day | null };

/**
 * Plan and actual of a year, cumulative by month. A month without a report keeps the sum before it, up to the last
 * report; behind that nothing is known and nothing is drawn. `first`: the first plan of the year, where another is in force.
 */
export function curveOf(
  year: number,
  plan: CurvePlan,
  figures: readonly Figure[],
  first: CurvePlan | null = null,
): Point[] {
  const byPeriod = new Map(figures.map((figure) => [figure.period, figure]));
  const last = figures.at(-1)?.period ?? '';
  let done: Fen = 0n;
  return Array.from({ length: 12 }, (_, i) => {
    const period = `${year}-${String(i + 1).padStart(2, '0')}`;
    const figure = byPeriod.get(period);
    done = figure?.doneFen ?? done;
    return {
      period,
      planFen: scheduledFen(plan.planFen, scheduleOf(plan, period)).toString(),
      firstFen: first && scheduledFen(first.planFen, scheduleOf(first, period)).toString(),
      doneFen: period <= last ? done.toString() : null,
      monthFen: figure?.monthFen?.toString() ?? null,
    };
  });
}

/** 序时进度 of a month by whatever the plan says about time. */
export function scheduleOf(plan: CurvePlan, period: Period): Schedule {
  if (plan.kind === 'year')
    return plan.months ? scheduleByPlan(plan.months, period, plan.planFen) : scheduleByMonth(period);
  return plan.start && plan.finish
    ? scheduleByDays(plan.start, plan.finish, lastDayOf(period))
    : { num: 0n, den: 1n };
}

const scheduledFen = (planFen: Fen, { num, den }: Schedule): Fen => divideRounded(planFen * num, den);
