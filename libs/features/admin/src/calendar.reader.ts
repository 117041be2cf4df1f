import type { Answer, getCalendar } from '@duban/contracts';
import { dayKind, weekdayOf, workingDaysBetween, yearOf } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarOf, findChanges, readKept, type ChangeRow } from './calendar.queries';

type Shown = Answer<typeof getCalendar>;

/** The calendar as people read it: everybody, because everybody is held to it. */
@Injectable()
export class CalendarReader {
  constructor(private readonly source: DataSource) {}

  async year(year: number): Promise<Shown> {
    const kept = await readKept(this.source, false);
    const cal = calendarOf(kept);
    const own = kept.years.find((row) => row.year === year);
    const changes = await findChanges(this.source, year);
    return {
      year,
      status: own?.status ?? 'estimated',
      source: own?.source ?? '',
      workingDays: workingDaysBetween(cal, `${year - 1}-12-31`, `${year}-12-31`),
      version: kept.version,
      years: kept.years,
      days: kept.holidays
        .filter(({ day }) => yearOf(day) === year)
        .map(({ day, name }) => {
          const { working, kind } = dayKind(cal, day);
          return { day, weekday: weekdayOf(day), working, kind, name };
        }),
      hours: kept.hours,
      reportDays: kept.reportDays,
      changes: changes.map(presentChange),
    };
  }
}

function presentChange({ at, actor_name, data }: ChangeRow): Shown['changes'][number] {
  const { what, reason, moved, ...facts } = data;
  return {
    at: at.toISOString(),
    by: actor_name,
    what: String(what),
    facts,
    reason: String(reason),
    moved: Number(moved),
  };
}
