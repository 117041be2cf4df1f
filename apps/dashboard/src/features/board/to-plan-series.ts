import type { Board } from '@duban/contracts';
import { yiNumber } from '../../shared/format';

export type PlanPoint = { period: string; plan: number; done: number | null; month: number | null };
export type PlanSeries = {
  points: PlanPoint[];
  /** The last month whose report was due, where the gap is measured. */
  last: (PlanPoint & { done: number }) | null;
  top: number;
};

/**
 * The year as lines from zero: plan and actual cumulative, the months as bars. Actual stops at `period`, the last
 * month whose report was due: the open month is not fact yet.
 */
export function toPlanSeries(months: Board['months'], period: string): PlanSeries {
  const points = months.map((m): PlanPoint => {
    const isFact = m.period <= period && m.doneFen !== null;
    return {
      period: m.period,
      plan: yiNumber(m.planFen),
      done: isFact && m.doneFen !== null ? yiNumber(m.doneFen) : null,
      month: isFact && m.monthFen !== null ? yiNumber(m.monthFen) : null,
    };
  });
  const last = points.filter((p): p is PlanPoint & { done: number } => p.done !== null).at(-1) ?? null;
  const top = Math.max(0, ...points.map((p) => Math.max(p.plan, p.done ?? 0)));
  const start: PlanPoint = { period: '', plan: 0, done: last ? 0 : null, month: null };
  return { points: [start, ...points], last, top };
}
