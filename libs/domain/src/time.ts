/** Milliseconds since 1970-01-01T00:00Z: a point in time, the same everywhere. */
export type Instant = number;
/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Days sort as text. */
export type Day = string;
/** A calendar month in Asia/Shanghai, 'YYYY-MM'. Periods sort as text. */
export type Period = string;
/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
/** China keeps one zone, UTC+8, without summer time since 1992; every date of the product is later. */
const SHANGHAI_MS = 8 * 3_600_000;

/** The same few thousand days are asked for again and again: what was worked out once is kept, up to this many. */
const MAX_KEPT = 50_000;
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();

function parseDay(text: string): number | undefined {
  const kept = numbers.get(text);
  if (kept !== undefined) return kept;
  const n = workedOut(text);
  if (n !== undefined && numbers.size < MAX_KEPT) numbers.set(text, n);
  return n;
}

function workedOut(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(ms).toISOString().slice(0, 10) === text ? ms / DAY_MS : undefined;
}

/** Whether the text is a day that exists: '2026-02-29' does not. Years 0100 to 9999. */
export function isDay(text: string): boolean {
  return parseDay(text) !== undefined;
}

/** Whether the text is a month, 'YYYY-MM'. */
export function isPeriod(text: string): boolean {
  return parseDay(`${text}-01`) !== undefined;
}

/** The day's number, 1970-01-01 being 0. RangeError when it is no day. */
export function dayNumber(day: Day): number {
  const n = parseDay(day);
  if (n === undefined) throw new RangeError(`not a day: ${day}`);
  return n;
}

/** The day with this number, 1970-01-01 being 0. RangeError outside the years 0100 to 9999. */
export function dayFromNumber(n: number): Day {
  const kept = days.get(n);
  if (kept !== undefined) return kept;
  const date = new Date(n * DAY_MS);
  const day = Number.isInteger(n) && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : '';
  if (parseDay(day) === undefined) throw new RangeError(`not a day number: ${n}`);
  if (days.size < MAX_KEPT) days.set(n, day);
  return day;
}

/** The day in Asia/Shanghai at this instant, whatever the time zone of the process. */
export function dayOf(instant: Instant): Day {
  return dayFromNumber(Math.floor((instant + SHANGHAI_MS) / DAY_MS));
}

/** The instant of a wall clock time 'HH:MM' (00:00 to 23:59) in Asia/Shanghai. RangeError for anything else. */
export function instantAt(day: Day, hhmm: string): Instant {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(hhmm);
  if (!parts) throw new RangeError(`not a time of day: ${hhmm}`);
  return dayNumber(day) * DAY_MS + (Number(parts[1]) * 60 + Number(parts[2])) * 60_000 - SHANGHAI_MS;
}

/** `n` calendar days later, earlier when negative. */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumber(day) + n);
}

/** Calendar days from a to b: 1 from today to tomorrow, negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a);
}

export function weekdayOf(day: Day): Weekday {
  return (((((dayNumber(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function periodOf(day: Day): Period {
  dayNumber(day);
  return day.slice(0, 7);
}

function dayIn(dayOrPeriod: Day | Period): Day {
  const day = dayOrPeriod.length === 7 ? `${dayOrPeriod}-01` : dayOrPeriod;
  if (parseDay(day) === undefined) throw new RangeError(`not a day or a period: ${dayOrPeriod}`);
  return day;
}

export function yearOf(dayOrPeriod: Day | Period): number {
  return Number(dayIn(dayOrPeriod).slice(0, 4));
}

/** 1 to 12. */
export function monthOf(dayOrPeriod: Day | Period): number {
  return Number(dayIn(dayOrPeriod).slice(5, 7));
}

function monthNumber(period: Period): number {
  if (!isPeriod(period)) throw new RangeError(`not a period: ${period}`);
  return yearOf(period) * 12 + monthOf(period) - 1;
}

/** `n` months later, earlier when negative. RangeError when `n` is no integer or the year leaves 0100 to 9999. */
export function addMonths(period: Period, n: number): Period {
  const months = monthNumber(period) + n;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  const sum = `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
  if (!Number.isInteger(n) || !isPeriod(sum)) throw new RangeError(`not a period: ${period} + ${n} months`);
  return sum;
}

/** Months from a to b: 1 from this month to the next, negative when b is earlier. */
export function monthsBetween(a: Period, b: Period): number {
  return monthNumber(b) - monthNumber(a);
}

export function firstDayOf(period: Period): Day {
  monthNumber(period);
  return `${period}-01`;
}

export function lastDayOf(period: Period): Day {
  return addDays(firstDayOf(addMonths(period, 1)), -1);
}

/** The next instant after `now` at which it is `time` (HH:MM) in Asia/Shanghai: today, or tomorrow once that is past. */
export function nextAt(now: Instant, time: string): Instant {
  const today = instantAt(dayOf(now), time);
  return today > now ? today : instantAt(addDays(dayOf(now), 1), time);
}
