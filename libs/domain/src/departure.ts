import { isLargeProject, type Fen } from './money';

/** How a project leaves: 终止退库; 亿元以下, which ends its direct report; 导入撤销, when the import that entered it is undone. */
export const DEPARTURES = ['terminated', 'below-threshold', 'import-undone'] as const;
export type Departure = (typeof DEPARTURES)[number];

/** As far as leaving goes. An amount in another currency is never held against the threshold. */
export type Standing = { stage: string; totalFen: Fen; currency: string };

const isLarge = ({ totalFen, currency }: Standing) => currency === 'CNY' && isLargeProject(totalFen);

/** While it is one of these, a project of 亿元 owes a direct report each month. */
const REPORTING = ['signed', 'preparing', 'building', 'paused'];

/** Whether a project is on the direct line (DOMAIN §6): the database keeps its spells by the same law. */
export const owesDirectReport = (standing: Standing): boolean =>
  isLarge(standing) && REPORTING.includes(standing.stage);

/** Whether a change takes a project onto the direct line: it crosses the threshold, or comes back. */
export const entersLine = (before: Standing, after: Standing): boolean =>
  !owesDirectReport(before) && owesDirectReport(after);

/**
 * Whether a change makes a project leave, and how; null when it stays, or had left before. Who terminates a project
 * and lowers its total in one change terminates it.
 */
export function departureOf(before: Standing, after: Standing): Exclude<Departure, 'import-undone'> | null {
  if (after.stage === 'ended') return before.stage === 'ended' ? null : 'terminated';
  return isLarge(before) && !isLarge(after) ? 'below-threshold' : null;
}
