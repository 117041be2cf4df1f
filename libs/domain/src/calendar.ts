import {
  type Day,
  type Instant,
  type Period,
  dayFromNumber,
  dayNumber,
  instantAt,
  weekdayOf,
  yearOf,
} from './time';

/** One day of a State Council holiday notice: off (休), or a make-up working day (班) when `off` is false. */
export type HolidayRow = { day: Day; off: boolean; name: string };
/** Whether the State Council has announced the year; an estimated year knows the statutory days but no swaps (调休). */
export type YearRow = { year: number; status: 'announced' | 'estimated'; source: string };
/** Office hours of a working day in Asia/Shanghai, 'HH:MM', in order. */
export type WorkHours = { start: string; end: string }[];

export const DEFAULT_HOURS: WorkHours = [
  { start: '08:30', end: '12:00' },
  { start: '14:30', end: '17:30' },
];

/** From a month on, reports of a month are due on this day of it. */
export type ReportDay = { from: Period; day: number };

/** The county's working days. Build it once with `makeCalendar`; read it only through the functions of this file. */
export type Calendar = {
  readonly opens: string;
  readonly closes: string;
  /** Every period of a working day, in order; `opens` and `closes` are its two ends. */
  readonly hours: readonly { readonly start: string; readonly end: string }[];
  readonly rows: ReadonlyMap<Day, HolidayRow>;
  /** On which day of the month reports are due, the earliest month first; before the first of them, on the default day. */
  readonly reportDays: readonly ReportDay[];
  readonly years: ReadonlyMap<number, YearRow>;
  /** Numbers of the days that differ from plain Monday to Friday, ascending … */
  readonly exceptions: readonly number[];
  /** … and by how many working days the plain count is off once each of them has passed. */
  readonly drift: readonly number[];
};

export type DayKind = {
  working: boolean;
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup';
  name?: string;
  /** The year is not announced: the answer may change when it is. */
  provisional: boolean;
};

/**
 * Two rows for one day or year: the later one wins, so a county may lay its own rows over the national ones.
 * A year without a row counts as estimated: Monday to Friday and whatever rows are given.
 * RangeError for a day that does not exist, for hours that are empty, malformed or out of order, and for a report day that
 * no month has.
 */
export function makeCalendar(input: {
  holidays: readonly HolidayRow[];
  years: readonly YearRow[];
  hours?: Readonly<WorkHours>;
  reportDays?: readonly ReportDay[];
}): Calendar {
  const hours = input.hours ?? DEFAULT_HOURS;
  const times = hours.flatMap(({ start, end }) => [start, end]);
  const opens = times.at(0);
  const closes = times.at(-1);
  if (opens === undefined || closes === undefined) throw new RangeError('a working day needs hours');
  for (const [i, time] of times.entries()) {
    instantAt('2026-01-01', time);
    if (i > 0 && time <= (times[i - 1] ?? ''))
      throw new RangeError(`working hours out of order: ${times.join(' ')}`);
  }
  for (const { day } of input.reportDays ?? [])
    if (!Number.isInteger(day) || day < 1 || day > 31) throw new RangeError(`not a day of the month: ${day}`);
  const rows = new Map(input.holidays.map((row) => [row.day, row]));
  const changes = [...rows.values()]
    .map((row) => ({ n: dayNumber(row.day), change: Number(!row.off) - Number(weekdayOf(row.day) <= 5) }))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => a.n - b.n);
  let sum = 0;
  return {
    opens,
    closes,
    hours: hours.map(({ start, end }) => ({ start, end })),
    rows,
    reportDays: [...(input.reportDays ?? [])].sort((a, b) => a.from.localeCompare(b.from)),
    years: new Map(input.years.map((row) => [row.year, row])),
    exceptions: changes.map(({ n }) => n),
    drift: changes.map(({ change }) => (sum += change)),
  };
}

export function dayKind(cal: Calendar, day: Day): DayKind {
  const plain = weekdayOf(day) <= 5;
  const provisional = isProvisional(cal, day, day);
  const row = cal.rows.get(day);
  if (!row) return { working: plain, kind: plain ? 'workday' : 'weekend', provisional };
  return { working: !row.off, kind: row.off ? 'holiday' : 'makeup', name: row.name, provisional };
}

export function isWorkingDay(cal: Calendar, day: Day): boolean {
  const row = cal.rows.get(day);
  return row ? !row.off : weekdayOf(day) <= 5;
}

/** Working days up to and including day number n, counted from a fixed Monday. Never falls as n grows. */
function workingDaysThrough(cal: Calendar, n: number): number {
  const sinceMonday = n + 3;
  const week = Math.floor(sinceMonday / 7);
  const plain = week * 5 + Math.min(sinceMonday - week * 7 + 1, 5);
  let low = 0;
  let high = cal.exceptions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cal.exceptions[middle] ?? 0) <= n) low = middle + 1;
    else high = middle;
  }
  return plain + (low > 0 ? (cal.drift[low - 1] ?? 0) : 0);
}

/** The first day on which the count of `workingDaysThrough` reaches `count`: always a working day. */
function dayOfCount(cal: Calendar, count: number, near: number): Day {
  const reach =
    7 * (Math.ceil((Math.abs(count - workingDaysThrough(cal, near)) + cal.exceptions.length) / 5) + 2);
  let low = near - reach;
  let high = near + reach;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (workingDaysThrough(cal, middle) >= count) high = middle;
    else low = middle + 1;
  }
  return dayFromNumber(low);
}

/** The day itself if it is a working day, else the next one (民法典 203: a term ending on a holiday moves on). */
export function nextWorkingDay(cal: Calendar, day: Day): Day {
  return isWorkingDay(cal, day) ? day : addWorkingDays(cal, day, 1);
}

/** The day itself if it is a working day, else the one before. */
export function previousWorkingDay(cal: Calendar, day: Day): Day {
  return isWorkingDay(cal, day) ? day : addWorkingDays(cal, day, -1);
}

/**
 * The n-th working day strictly after `day`; for negative n the n-th strictly before; for 0 the day itself, moved on
 * to the next working day if it is off. RangeError when n is no integer.
 */
export function addWorkingDays(cal: Calendar, day: Day, n: number): Day {
  if (!Number.isInteger(n)) throw new RangeError(`not a number of days: ${n}`);
  if (n === 0) return nextWorkingDay(cal, day);
  const from = dayNumber(day);
  // after: the count through `day` plus n. Before: the count through the day before, and the first step is that one.
  const count = n > 0 ? workingDaysThrough(cal, from) + n : workingDaysThrough(cal, from - 1) + n + 1;
  return dayOfCount(cal, count, from);
}

/** Working days in (a, b]: the first day is not counted, the last one is (民法典 201). Mirrored when b is before a. */
export function workingDaysBetween(cal: Calendar, a: Day, b: Day): number {
  return workingDaysThrough(cal, dayNumber(b)) - workingDaysThrough(cal, dayNumber(a));
}

/** Whether the days from a to b, in either order, touch a year the State Council has not announced. */
export function isProvisional(cal: Calendar, a: Day, b: Day): boolean {
  const [first, last] = a <= b ? [yearOf(a), yearOf(b)] : [yearOf(b), yearOf(a)];
  for (let year = first; year <= last; year++) if (cal.years.get(year)?.status !== 'announced') return true;
  return false;
}

/** When the office opens on this day in Asia/Shanghai, asked of a working day; the calendar does not check that it is. */
export function startOfWork(cal: Calendar, day: Day): Instant {
  return instantAt(day, cal.opens);
}

/** When the office closes: the end of a term (民法典 203: where there are business hours, the term ends with them). */
export function endOfWork(cal: Calendar, day: Day): Instant {
  return instantAt(day, cal.closes);
}
