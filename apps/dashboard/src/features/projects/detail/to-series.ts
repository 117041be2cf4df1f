import type { ProjectDetail } from '@duban/contracts';

/** A month as the chart draws it: 万元, null where nothing is reported. Geometry only; figures are printed from fen. */
export type SeriesPoint = {
  period: string;
  plan: number;
  done: number | null;
  month: number | null;
};
/** What is done against what is scheduled, at the last reported month. */
export type Gap = { period: string; fen: bigint; plan: number; done: number };
export type Series = { points: SeriesPoint[]; gap: Gap | null };

const wanNumber = (fen: string): number => Number(BigInt(fen) / 10_000n) / 100;

export function toSeries(curve: ProjectDetail['curve']): Series {
  const points = curve.map(({ period, planFen, doneFen, monthFen }) => ({
    period,
    plan: wanNumber(planFen),
    done: doneFen === null ? null : wanNumber(doneFen),
    month: monthFen === null ? null : wanNumber(monthFen),
  }));
  const last = curve.findLast((point) => point.doneFen !== null);
  if (!last || last.doneFen === null) return { points, gap: null };
  return {
    points,
    gap: {
      period: last.period,
      fen: BigInt(last.doneFen) - BigInt(last.planFen),
      plan: wanNumber(last.planFen),
      done: wanNumber(last.doneFen),
    },
  };
}
