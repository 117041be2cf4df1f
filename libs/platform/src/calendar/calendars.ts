import { makeCalendar, type Calendar, type HolidayRow, type YearRow } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { referenceYears } from './reference-years';

const FRESH_MS = 60_000;

/** The county's working-day calendar, read from its tables and kept for a minute. */
@Injectable()
export class Calendars {
  private kept: { calendar: Calendar; readAt: number } | null = null;

  constructor(private readonly source: DataSource) {}

  async current(): Promise<Calendar> {
    if (this.kept && performance.now() - this.kept.readAt < FRESH_MS) return this.kept.calendar;
    const years: YearRow[] = await this.source.query('select year, status, source from calendar_years');
    const holidays: HolidayRow[] = await this.source.query('select day, off, name from holidays');
    const calendar = makeCalendar({ years, holidays });
    this.kept = { calendar, readAt: performance.now() };
    return calendar;
  }

  /** Forgets what was read: the next reader sees the tables as they are. */
  forget(): void {
    this.kept = null;
  }
}

/** Fills the calendar of a database that has none. */
export async function fillCalendar(em: EntityManager): Promise<void> {
  const [{ n }] = (await em.query('select count(*)::int as n from calendar_years')) as [{ n: number }];
  if (n > 0) return;
  const { years, holidays } = referenceYears();
  await em.query(
    `insert into calendar_years (year, status, source)
     select * from jsonb_to_recordset($1::jsonb) as r (year int, status text, source text)`,
    [JSON.stringify(years)],
  );
  await em.query(
    `insert into holidays (day, off, name)
     select * from jsonb_to_recordset($1::jsonb) as r (day date, off boolean, name text)`,
    [JSON.stringify(holidays)],
  );
}
