import {
  type Calendar,
  addWorkingDays,
  endOfWork,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './calendar';
import { type Day, type Instant, addDays, dayOf, instantAt } from './time';

const MINUTE_MS = 60_000;

/** The unit is stored with each limit (the rules mix 日, 工作日 and 小时). Hours are hours of work. */
export type TermUnit = 'hours' | 'working-days' | 'calendar-days';
export type TermLimit = { unit: TermUnit; amount: number };
/** Where a limit ends. Provisional when it touches a year not announced. */
export type TermEnd = { startDay: Day; dueDay: Day; dueAt: Instant; provisional: boolean };

type Span = { start: Instant; end: Instant };

/** The periods of work of a day, none on a day off. */
function spansOf(cal: Calendar, day: Day): Span[] {
  if (!isWorkingDay(cal, day)) return [];
  return cal.hours.map(({ start, end }) => ({ start: instantAt(day, start), end: instantAt(day, end) }));
}

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** Work done on the day of `at` before it. */
function workedBefore(cal: Calendar, at: Instant): number {
  return spansOf(cal, dayOf(at)).reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(at, end) - start),
    0,
  );
}

function workMsPerDay(cal: Calendar): number {
  return cal.hours.reduce(
    (sum, { start, end }) => sum + instantAt('2026-01-01', end) - instantAt('2026-01-01', start),
    0,
  );
}

/** Minutes of work in a working day: 390 by the default hours. */
export function workMinutesPerDay(cal: Calendar): number {
  return workMsPerDay(cal) / MINUTE_MS;
}

/** Whether the office is open: its opening instant is, its closing instant is not. */
export function isWorkTime(cal: Calendar, at: Instant): boolean {
  return spansOf(cal, dayOf(at)).some(({ start, end }) => start <= at && at < end);
}

/** The instant itself if the office is open, else when it next opens. */
export function nextWorkTime(cal: Calendar, at: Instant): Instant {
  const day = dayOf(at);
  const open = spansOf(cal, day).find(({ end }) => at < end);
  if (open) return Math.max(at, open.start);
  return instantAt(addWorkingDays(cal, day, 1), cal.opens);
}

/** On this day, the first instant by which `worked` (> 0) milliseconds of work are done. */
function reached(spans: readonly Span[], worked: number): Instant {
  let left = worked;
  for (const { start, end } of spans) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  throw new RangeError('more work than a day holds');
}

/** On this day, the last instant with `ahead` (> 0) milliseconds of work still to come. */
function reachedBackwards(spans: readonly Span[], ahead: number): Instant {
  let left = ahead;
  for (const { start, end } of [...spans].reverse()) {
    if (left <= end - start) return end - left;
    left -= end - start;
  }
  throw new RangeError('more work than a day holds');
}

/**
 * The instant by which `minutes` of work have passed since `from`, in all periods of all working days. A term given in
 * hours runs from its instant on (民法典 201); outside the office hours nothing runs, so one that begins at night or on a
 * holiday begins with the next work. It ends with the period that completes it, never with the opening of the next:
 * 16:00 and 90 minutes is 17:30. Negative: the last instant from which that much work is left to `from`. 0: `from`,
 * moved on to the next time of work. RangeError when `minutes` is no integer.
 */
export function addWorkMinutes(cal: Calendar, from: Instant, minutes: number): Instant {
  if (!Number.isInteger(minutes)) throw new RangeError(`not a number of minutes: ${minutes}`);
  return addWorkMs(cal, from, minutes * MINUTE_MS);
}

/** The same in milliseconds, for what has been counted to the millisecond. */
export function addWorkMs(cal: Calendar, from: Instant, ms: number): Instant {
  if (!Number.isInteger(ms)) throw new RangeError(`not a number of milliseconds: ${ms}`);
  if (ms === 0) return nextWorkTime(cal, from);
  return ms > 0 ? workAfter(cal, from, ms) : workBefore(cal, from, -ms);
}

function workAfter(cal: Calendar, from: Instant, ms: number): Instant {
  const day = dayOf(from);
  const spans = spansOf(cal, day);
  const target = workedBefore(cal, from) + ms;
  const today = lengthOf(spans);
  if (target <= today) return reached(spans, target);
  const perDay = workMsPerDay(cal);
  const days = Math.ceil((target - today) / perDay);
  return reached(spansOf(cal, addWorkingDays(cal, day, days)), target - today - (days - 1) * perDay);
}

function workBefore(cal: Calendar, from: Instant, ms: number): Instant {
  const day = dayOf(from);
  const spans = spansOf(cal, day);
  const done = workedBefore(cal, from);
  if (ms <= done) return reachedBackwards(spans, lengthOf(spans) - done + ms);
  const perDay = workMsPerDay(cal);
  const days = Math.ceil((ms - done) / perDay);
  return reachedBackwards(spansOf(cal, addWorkingDays(cal, day, -days)), ms - done - (days - 1) * perDay);
}

/** Milliseconds of work from a to b, negative when b is earlier. Exact. */
export function workMsBetween(cal: Calendar, a: Instant, b: Instant): number {
  if (b < a) return -workMsBetween(cal, b, a) || 0;
  // whole days from the morning of a to the morning of b
  const days = workingDaysBetween(cal, addDays(dayOf(a), -1), addDays(dayOf(b), -1));
  return days * workMsPerDay(cal) - workedBefore(cal, a) + workedBefore(cal, b);
}

/** Minutes of work from a to b: a fraction when one of them is not on the minute. Negative when b is earlier. */
export function workMinutesBetween(cal: Calendar, a: Instant, b: Instant): number {
  return workMsBetween(cal, a, b) / MINUTE_MS;
}

/**
 * `days` calendar days after `day`, which is not counted; a last day that is off gives way to the next working day
 * (民法典 201, 203). RangeError when `days` is negative or no integer.
 */
export function addCalendarDays(cal: Calendar, day: Day, days: number): Day {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a term: ${days} days`);
  return nextWorkingDay(cal, addDays(day, days));
}

/**
 * Where a limit ends that starts at `from`. Days end with the office hours of their last day (民法典 203), hours at their
 * minute. RangeError when the amount is negative or no integer.
 */
export function limitEnd(cal: Calendar, from: Instant, limit: TermLimit): TermEnd {
  const { unit, amount } = limit;
  if (!Number.isInteger(amount) || amount < 0) throw new RangeError(`not a term: ${amount} ${unit}`);
  const startDay = dayOf(from);
  const dueAt =
    unit === 'hours'
      ? addWorkMinutes(cal, from, amount * 60)
      : endOfWork(
          cal,
          unit === 'working-days'
            ? addWorkingDays(cal, startDay, amount)
            : addCalendarDays(cal, startDay, amount),
        );
  const dueDay = dayOf(dueAt);
  return { startDay, dueDay, dueAt, provisional: isProvisional(cal, startDay, dueDay) };
}

/** A warning so many minutes of work before the end, but never before the first work of the term. */
export function warnAt(cal: Calendar, from: Instant, dueAt: Instant, minutes: number): Instant {
  return Math.max(nextWorkTime(cal, from), addWorkMinutes(cal, dueAt, -minutes));
}
