import { type Calendar, dayKind } from './calendar';
import { type Explanation, type LedgerInput, type LedgerLine, explain } from './pauses';
import { type Day, type Instant, addDays, weekdayOf } from './time';

/** A line of the answer to "why that day?": of the term, or of the days after it, with how many working days late. */
export type RungLine = Omit<LedgerLine, 'effect'> & { effect: LedgerLine['effect'] | 'after' };

/** The ledger as it stood at an instant: what was given later is not in it, and a pause that goes on has no end. */
export function ledgerAt(input: LedgerInput, at: Instant): LedgerInput {
  return {
    ...input,
    pauses: input.pauses
      .filter((pause) => pause.from <= at)
      .map((pause) => ({ ...pause, to: pause.to !== null && pause.to > at ? null : pause.to })),
    credits: input.credits.filter((credit) => credit.at <= at),
    now: at,
  };
}

/**
 * Every calendar day from the start of a term through `day`, and what it did: the days a rung stands on. Those after the
 * due day count how many working days late.
 */
export function explainThrough(
  cal: Calendar,
  input: LedgerInput,
  day: Day,
): Omit<Explanation, 'lines'> & { lines: RungLine[] } {
  const { lines, ...rest } = explain(cal, input);
  const through: RungLine[] = lines.filter((line) => line.day <= day);
  let late = 0;
  for (let next = addDays(rest.dueDay, 1); next <= day; next = addDays(next, 1)) {
    const { working, ...kind } = dayKind(cal, next);
    through.push({
      day: next,
      weekday: weekdayOf(next),
      effect: working ? 'after' : 'skipped',
      ...(working ? { ordinal: ++late } : {}),
      ...kind,
    });
  }
  return { ...rest, lines: through };
}
