import {
  type Calendar,
  type DayKind,
  type HolidayRow,
  type ReportDay,
  type WorkHours,
  dayKind,
} from './calendar';
import { type Day, addDays, isDay, monthOf, weekdayOf, yearOf } from './time';

/** What is wrong with an edit of the calendar, and what is allowed. `path`: `days.3.date`, `hours.1.start`. */
export type CalendarFinding = {
  path: string;
  code: CalendarFindingCode;
  facts: Record<string, string | number>;
};
export type CalendarFindingCode =
  | 'no-such-day'
  | 'twice'
  | 'other-year'
  | 'name-missing'
  | 'feast-missing'
  | 'papers-missing'
  | 'not-a-time'
  | 'not-after'
  | 'overlaps'
  | 'no-hours'
  | 'too-many-periods';

/** The days off by law (全国年节及纪念日放假办法, since 2008): a notice that leaves one out is half a file. */
const FEASTS = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'];
const FEASTS_SINCE = 2008;
const MAX_PERIODS = 6;

/**
 * The year whose notice arranges a day. New Year reaches back: 2018-12-29 was worked for 元旦 2019, by the notice for
 * 2019.
 */
export function noticeYearOf({ day, name }: Pick<HolidayRow, 'day' | 'name'>): number {
  return yearOf(day) + (monthOf(day) === 12 && name.startsWith('元旦') ? 1 : 0);
}

/** A year as somebody brings it: the days that are not what their weekday says, and the papers that say so. */
export type YearFile = { year: number; papers: readonly string[]; days: readonly HolidayRow[] };

/** What is wrong with a year, its days in their order; empty: nothing. `announced`: it must be whole and say by whom. */
export function checkYear({ year, papers, days: rows }: YearFile, announced: boolean): CalendarFinding[] {
  const findings: CalendarFinding[] = [];
  const seen = new Map<Day, number>();
  rows.forEach((row, i) => {
    const path = `days.${i}.date`;
    if (!isDay(row.day)) {
      findings.push({ path, code: 'no-such-day', facts: { day: row.day } });
      return;
    }
    if (row.name.trim() === '')
      findings.push({ path: `days.${i}.name`, code: 'name-missing', facts: { day: row.day } });
    const first = seen.get(row.day);
    if (first === undefined) seen.set(row.day, i);
    else findings.push({ path, code: 'twice', facts: { day: row.day, first: first + 1 } });
    if (noticeYearOf(row) !== year)
      findings.push({ path, code: 'other-year', facts: { day: row.day, year, before: year - 1 } });
  });
  if (announced && papers.length === 0)
    findings.push({ path: 'papers', code: 'papers-missing', facts: { year } });
  if (!announced || year < FEASTS_SINCE) return findings;
  const missing = FEASTS.filter((feast) => !rows.some(({ name, off }) => off && name.includes(feast)));
  return [
    ...findings,
    ...missing.map((name) => ({ path: 'days', code: 'feast-missing' as const, facts: { name } })),
  ];
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What is wrong with office hours; empty: they are in order and none overlaps or touches the one before. */
export function checkHours(hours: Readonly<WorkHours>): CalendarFinding[] {
  if (hours.length === 0) return [{ path: 'hours', code: 'no-hours', facts: {} }];
  if (hours.length > MAX_PERIODS)
    return [{ path: 'hours', code: 'too-many-periods', facts: { max: MAX_PERIODS } }];
  return hours.flatMap(({ start, end }, i): CalendarFinding[] => {
    const path = `hours.${i}`;
    const wrong = [
      ...(isTime(start)
        ? []
        : [{ path: `${path}.start`, code: 'not-a-time' as const, facts: { time: start } }]),
      ...(isTime(end) ? [] : [{ path: `${path}.end`, code: 'not-a-time' as const, facts: { time: end } }]),
    ];
    if (wrong.length > 0) return wrong;
    const before = hours[i - 1];
    return [
      ...(before && isTime(before.end) && start <= before.end
        ? [{ path: `${path}.start`, code: 'overlaps' as const, facts: { after: before.end } }]
        : []),
      ...(end <= start ? [{ path: `${path}.end`, code: 'not-after' as const, facts: { after: start } }] : []),
    ];
  });
}

/** off: a day off. working: worked. plain: what its weekday says. */
/**
 * The report days with one that holds from a month on. What was decided for that month or later gives way: the newest
 * decision holds until the next.
 */
export function withReportDay(days: readonly ReportDay[], { from, day }: ReportDay): ReportDay[] {
  return [...days.filter((one) => one.from < from), { from, day }];
}

export type DayEdit = { day: Day; kind: 'off' | 'working' | 'plain'; name: string };

/** The rows with one day edited. A weekday that is worked is plain: it has no row. */
export function withDay(rows: readonly HolidayRow[], { day, kind, name }: DayEdit): HolidayRow[] {
  const others = rows.filter((row) => row.day !== day);
  const isPlain = kind === 'plain' || (kind === 'working' && weekdayOf(day) <= 5);
  return isPlain ? others : [...others, { day, off: kind === 'off', name }];
}

/** The rows with those of a year's notice replaced: days the file does not name become what their weekday says. */
export function withYear(
  rows: readonly HolidayRow[],
  year: number,
  days: readonly HolidayRow[],
): HolidayRow[] {
  const named = new Set(days.map(({ day }) => day));
  return [...rows.filter((row) => noticeYearOf(row) !== year && !named.has(row.day)), ...days];
}

/** `was`: the name it had. */
export type ChangedDay = {
  day: Day;
  from: DayKind['kind'];
  to: DayKind['kind'];
  was: string;
  name: string;
};

/** The days between two days that are another kind, or have another name, on the second calendar. */
export function changedDays(before: Calendar, after: Calendar, first: Day, last: Day): ChangedDay[] {
  const changed: ChangedDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const [from, to] = [dayKind(before, day), dayKind(after, day)];
    if (from.kind !== to.kind || from.name !== to.name)
      changed.push({ day, from: from.kind, to: to.kind, was: from.name ?? '', name: to.name ?? '' });
  }
  return changed;
}
