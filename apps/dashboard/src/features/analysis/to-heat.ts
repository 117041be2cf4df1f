import { divideRounded } from '@duban/domain';

type Cell = { doneFen: string; scheduledFen: string };
/** Shades from as planned to far behind: at least 100, 80, 60, 40 per cent of what was scheduled, and less. */
export type Step = 0 | 1 | 2 | 3 | 4;
export const STEPS: readonly Step[] = [0, 1, 2, 3, 4];

/** Done ÷ scheduled in per cent, rounded; null where nothing was scheduled yet and something is done. */
export const shareOf = ({ doneFen, scheduledFen }: Cell): number | null =>
  BigInt(scheduledFen) > 0n ? Number(divideRounded(BigInt(doneFen) * 100n, BigInt(scheduledFen))) : null;

/** By whole numbers, not by the rounded share: 79.9 % is below 80. */
export function stepOf({ doneFen, scheduledFen }: Cell): Step {
  const [done, scheduled] = [BigInt(doneFen) * 100n, BigInt(scheduledFen)];
  const edges = [100n, 80n, 60n, 40n];
  const found = edges.findIndex((edge) => done >= scheduled * edge);
  return (found < 0 ? 4 : found) as Step;
}
