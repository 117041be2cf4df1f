import type { CalendarYear } from '@duban/contracts';
import { addDays, addMonths, lastDayOf, weekdayOf, type Day, type DayKind, type Period } from '@duban/domain';

export type YearDay = { day: Day; kind: DayKind['kind']; name: string };
/** `weeks` from Monday; empty places before the first day and after the last. */
export type Month = { period: Period; workingDays: number; weeks: (YearDay | null)[][] };

const isWorked = ({ kind }: YearDay) => kind === 'workday' || kind === 'makeup';

/** The twelve months of a year: each day what the calendar says, the plain ones what their weekday says. */
export function toMonths({ year, days }: Pick<CalendarYear, 'year' | 'days'>): Month[] {
  const rows = new Map(days.map((row) => [row.day, row]));
  return Array.from({ length: 12 }, (_, m) => {
    const period = addMonths(`${year}-01`, m);
    const own: YearDay[] = [];
    for (let day = `${period}-01`; day <= lastDayOf(period); day = addDays(day, 1)) {
      const row = rows.get(day);
      const kind = row?.kind ?? (weekdayOf(day) > 5 ? 'weekend' : 'workday');
      own.push({ day, kind, name: row?.name ?? '' });
    }
    const cells: (YearDay | null)[] = [...Array<null>(weekdayOf(`${period}-01`) - 1).fill(null), ...own];
    while (cells.length % 7) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_, w) => cells.slice(w * 7, w * 7 + 7));
    return { period, workingDays: own.filter(isWorked).length, weeks };
  });
}

/** A holiday with the days it takes and gives: 春节 02-15 – 02-23, worked for it 02-14 and 02-28. */
export type Feast = { name: string; spans: { first: Day; last: Day; days: number }[]; worked: Day[] };

/** The holidays of a year in the order of their first day off; days that follow each other are one span. */
export function toFeasts(days: CalendarYear['days']): Feast[] {
  const feasts = new Map<string, Feast>();
  for (const { day, name, working } of [...days].sort((a, b) => a.day.localeCompare(b.day))) {
    const feast = feasts.get(name) ?? { name, spans: [], worked: [] };
    feasts.set(name, feast);
    const last = feast.spans.at(-1);
    if (working) feast.worked.push(day);
    else if (last && addDays(last.last, 1) === day) {
      last.last = day;
      last.days++;
    } else feast.spans.push({ first: day, last: day, days: 1 });
  }
  const begins = ({ spans, worked }: Feast) => spans[0]?.first ?? worked[0] ?? '';
  return [...feasts.values()].sort((a, b) => begins(a).localeCompare(begins(b)));
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key leads from a day, within the year: arrows by day and week, Home and End the month, PageUp and PageDown. */
export function dayByKey(from: Day, key: string): Day | null {
  const year = from.slice(0, 4);
  const period = from.slice(0, 7);
  const turned = (months: number) => {
    const to = addMonths(period, months);
    const same = `${to}-${from.slice(8)}`;
    return same <= lastDayOf(to) ? same : lastDayOf(to);
  };
  const step = STEPS[key];
  const to =
    step !== undefined
      ? addDays(from, step)
      : key === 'Home'
        ? `${period}-01`
        : key === 'End'
          ? lastDayOf(period)
          : key === 'PageUp'
            ? turned(-1)
            : key === 'PageDown'
              ? turned(1)
              : null;
  return to?.startsWith(year) ? to : null;
}
