import type { ComplaintLine } from '@duban/contracts';

export type ClockLight = {
  colour: 'green' | 'yellow' | 'red' | 'none';
  why: 'in-time' | 'soon' | 'late' | null;
};

/** The light of a problem is the light of its clock: within one working day yellow, run out red, no clock none. */
export function lightOf(
  clock: Pick<NonNullable<ComplaintLine['clock']>, 'remaining' | 'missed'> | null,
): ClockLight {
  if (!clock) return { colour: 'none', why: null };
  if (clock.missed || clock.remaining.state === 'overdue') return { colour: 'red', why: 'late' };
  if (clock.remaining.state === 'today' || clock.remaining.workingDays <= 1)
    return { colour: 'yellow', why: 'soon' };
  return { colour: 'green', why: 'in-time' };
}
