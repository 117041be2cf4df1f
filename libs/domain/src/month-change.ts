import type { LightColor } from './lights';
import { addDays, firstDayOf, instantAt, lastDayOf, type Instant, type Period } from './time';

/** What became of a light within a month. `other`: to or from a colour that judges nothing (陈, 免, none). */
export const TURNS = ['worse', 'better', 'other'] as const;
export type Turn = (typeof TURNS)[number];

/** The colours that judge, from the best to the worst. */
const JUDGING: readonly LightColor[] = ['green', 'yellow', 'red'];

/**
 * What became of a light. Only colours that judge can be compared: a light that went stale or was excused did not get
 * worse, it fell silent. null: nothing turned.
 */
export function turnOf(before: LightColor, after: LightColor): Turn | null {
  if (before === after) return null;
  const [from, to] = [JUDGING.indexOf(before), JUDGING.indexOf(after)];
  if (from < 0 || to < 0) return 'other';
  return to > from ? 'worse' : 'better';
}

/** A month as instants of Asia/Shanghai: from its first midnight up to, and without, the next month's. */
export function spanOf(period: Period): { from: Instant; to: Instant } {
  return {
    from: instantAt(firstDayOf(period), '00:00'),
    to: instantAt(addDays(lastDayOf(period), 1), '00:00'),
  };
}
