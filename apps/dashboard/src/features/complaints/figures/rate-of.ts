import { formatNumber } from '../../../shared/format';

export type Rate =
  | { kind: 'nothing' }
  | { kind: 'small'; num: number; den: number }
  | { kind: 'rate'; num: number; den: number; text: string };

/** How a share is shown: as a rate, as a mere count where the cases are few, or not at all where there are none. */
export function rateOf(num: number, den: number, bp: number | null, small: boolean): Rate {
  if (den === 0 || bp === null) return { kind: 'nothing' };
  if (small) return { kind: 'small', num, den };
  return { kind: 'rate', num, den, text: `${formatNumber(bp / 100, 1)}%` };
}
