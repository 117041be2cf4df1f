import type { Answer, getAnalysisReplans } from '@duban/contracts';
import { niceTicks } from '../../shared/charts/nice-ticks';
import { yiNumber } from '../../shared/format';

type Replans = Answer<typeof getAnalysisReplans>;
/** A bar of the waterfall in 亿元: between two sums, or a sum from the ground. */
export type Fall = {
  key: string;
  kind: 'first' | 'up' | 'down' | 'current';
  /** Lower and upper end of the bar. */
  span: [number, number];
  changeFen: string;
  /** The sum after it. */
  totalFen: string;
};

/** From the first plan, step by step, to the one in force. Every step begins where the one before it ended. */
export function toWaterfall({
  firstFen,
  currentFen,
  steps,
}: Pick<Replans, 'firstFen' | 'currentFen' | 'steps'>): Fall[] {
  let total = BigInt(firstFen);
  const falls = steps.map(({ key, changeFen }): Fall => {
    const before = total;
    total += BigInt(changeFen);
    const ends = [yiNumber(before), yiNumber(total)].sort((a, b) => a - b) as [number, number];
    return {
      key: `step ${key}`,
      kind: BigInt(changeFen) < 0n ? 'down' : 'up',
      span: ends,
      changeFen,
      totalFen: `${total}`,
    };
  });
  const ground = (fen: string): [number, number] => [0, yiNumber(fen)];
  return [
    { key: 'first', kind: 'first', span: ground(firstFen), changeFen: '0', totalFen: firstFen },
    ...falls,
    { key: 'current', kind: 'current', span: ground(currentFen), changeFen: '0', totalFen: currentFen },
  ];
}

/** Ticks from the floor to above the highest sum, about five of them, and how many decimals tell them apart. */
export function ticksOf(falls: readonly Fall[]): { ticks: number[]; decimals: number } {
  const floor = floorOf(falls);
  const top = Math.max(...falls.map(({ span }) => span[1]));
  const ticks = niceTicks((top - floor) * 1.08).map((tick) => Number((floor + tick).toPrecision(12)));
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return { ticks, decimals: step >= 1 ? 0 : step >= 0.1 ? 1 : 2 };
}

/**
 * Where the axis begins: at zero, but where changes are too small to be seen beside the sums; then a round figure below
 * the least sum, and the page says so.
 */
export function floorOf(falls: readonly Fall[]): number {
  const sums = falls.flatMap(({ kind, span }) => (kind === 'up' || kind === 'down' ? span : [span[1]]));
  const [least, most] = [Math.min(...sums), Math.max(...sums)];
  if (!(most > 0) || most - least > most * 0.15) return 0;
  const room = Math.max((most - least) * 1.5, most * 0.01);
  const step = 10 ** Math.floor(Math.log10(room));
  return Math.max(0, Math.floor((least - room) / step) * step);
}
