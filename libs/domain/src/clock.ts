import {
  type Calendar,
  addWorkingDays,
  dayKind,
  endOfWork,
  isProvisional,
  type DayKind,
  workingDaysBetween,
} from './calendar';
import { type Day, type Instant, addDays, dayOf, weekdayOf } from './time';

/** A time limit in working days, from the day it starts to the end of work on the day it ends. */
export type Term = { startDay: Day; workingDays: number; dueDay: Day; dueAt: Instant; provisional: boolean };

export type Remaining = { state: 'open' | 'today' | 'overdue'; workingDays: number };

/** One line of the explanation under a deadline. `ordinal` counts the working days, `due` marks the last line. */
export type LedgerDay = {
  day: Day;
  weekday: number;
  effect: 'start' | 'counted' | 'skipped';
  ordinal?: number;
  kind: DayKind['kind'];
  name?: string;
  provisional: boolean;
  due?: boolean;
};

/**
 * The term of `workingDays` working days that starts at `from`. The day it starts on is not counted, whatever the
 * hour (民法典 201; 行政许可法 82 for working days); it ends with the office hours of the last one (民法典 203).
 * 0 days means the same working day. Provisional when it touches a year not announced: then it is planned again once
 * the year is. RangeError when `workingDays` is negative or no integer.
 */
export function term(cal: Calendar, from: Instant, workingDays: number): Term {
  if (!Number.isInteger(workingDays) || workingDays < 0)
    throw new RangeError(`not a term: ${workingDays} days`);
  const startDay = dayOf(from);
  const dueDay = addWorkingDays(cal, startDay, workingDays);
  return {
    startDay,
    workingDays,
    dueDay,
    dueAt: endOfWork(cal, dueDay),
    provisional: isProvisional(cal, startDay, dueDay),
  };
}

/**
 * How a deadline stands at `now`. The instant `dueAt` itself is still in time.
 * open: due on a later day; working days after today up to and including the due day.
 * today: due later today; 0.
 * overdue: working days after the due day up to and including today. Late in the evening of the due day, and through
 * the days off that follow it, this is 0: overdue, and no working day lost yet.
 */
export function remaining(cal: Calendar, now: Instant, dueAt: Instant): Remaining {
  const today = dayOf(now);
  const dueDay = dayOf(dueAt);
  if (now > dueAt) return { state: 'overdue', workingDays: workingDaysBetween(cal, dueDay, today) };
  if (today === dueDay) return { state: 'today', workingDays: 0 };
  return { state: 'open', workingDays: workingDaysBetween(cal, today, dueDay) };
}

/** Every calendar day from start to due, and why it counted or did not. RangeError when due is before start. */
export function ledger(cal: Calendar, startDay: Day, dueDay: Day): LedgerDay[] {
  if (dueDay < startDay) throw new RangeError(`due before start: ${startDay} ${dueDay}`);
  const lines: LedgerDay[] = [];
  let ordinal = 0;
  for (let day = startDay; day <= dueDay; day = addDays(day, 1)) {
    const { working, ...kind } = dayKind(cal, day);
    const effect = day === startDay ? 'start' : working ? 'counted' : 'skipped';
    lines.push({
      day,
      weekday: weekdayOf(day),
      effect,
      ...(effect === 'counted' ? { ordinal: ++ordinal } : {}),
      ...kind,
      ...(day === dueDay ? { due: true } : {}),
    });
  }
  return lines;
}
