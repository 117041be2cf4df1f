import type { Measure, ProjectDetail } from '@duban/contracts';

/** A month as the chart draws it: 万元, null where nothing is reported. Geometry only; figures are printed from fen. */
export type SeriesPoint = {
  period: string;
  plan: number;
  /** The first plan of the year, where another one is in force. */
  first: number | null;
  done: number | null;
  month: number | null;
};
/** What is done against what is scheduled, at the last reported month. */
export type Gap = { period: string; fen: bigint; plan: number; done: number };
export type Series = { points: SeriesPoint[]; gap: Gap | null };

const wanNumber = (fen: string): number => Number(BigInt(fen) / 10_000n) / 100;
const wanOrNull = (fen: string | null): number | null => (fen === null ? null : wanNumber(fen));

export function toSeries(curve: ProjectDetail['curve'], measure: Measure = 'current'): Series {
  const points = curve.map(({ period, planFen, firstFen, doneFen, monthFen }) => ({
    period,
    plan: wanNumber(planFen),
    first: wanOrNull(firstFen),
    done: wanOrNull(doneFen),
    month: wanOrNull(monthFen),
  }));
  const last = curve.findLast((point) => point.doneFen !== null);
  if (!last || last.doneFen === null) return { points, gap: null };
  const planFen = measure === 'first' ? (last.firstFen ?? last.planFen) : last.planFen;
  return {
    points,
    gap: {
      period: last.period,
      fen: BigInt(last.doneFen) - BigInt(planFen),
      plan: wanNumber(planFen),
      done: wanNumber(last.doneFen),
    },
  };
}
