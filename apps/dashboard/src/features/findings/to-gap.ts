import { formatRate } from '../../shared/format';

type Count = { reports: number; better: number };
/** Fewer reports than this are no rate. */
export const SMALL = 8;

/** The step of the heat: 0 where nothing is better, then by fifths. */
export function heatOf({ reports, better }: Count): 0 | 1 | 2 | 3 | 4 | 5 {
  if (reports === 0 || better === 0) return 0;
  return Math.min(5, Math.ceil((better * 5) / reports)) as 1 | 2 | 3 | 4 | 5;
}

/** A rate with its numbers; of few cases the numbers alone. */
export const shareText = ({ reports, better }: Count): string =>
  reports < SMALL ? `${better}/${reports}` : `${formatRate(better / reports, 0)} · ${better}/${reports}`;
