import {
  makeCalendar,
  type Calendar,
  type HolidayRow,
  type ReportDay,
  type WorkHours,
  type YearRow,
} from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';
import { referenceYears } from './reference-years';

type Head = { version: number; hours: WorkHours; report_days: ReportDay[] };

/**
 * The county's working-day calendar and office hours, kept in memory as long as the head row says that nothing changed.
 * The head is asked every time: two processes never count by different calendars.
 */
@Injectable()
export class Calendars {
  private kept: { calendar: Calendar; version: number } | null = null;

  constructor(private readonly source: DataSource) {}

  async current(em?: EntityManager): Promise<Calendar> {
    return this.at(em ?? this.source.manager, 'select version, hours, report_days from calendar_head');
  }

  /**
   * The calendar for a term that is stamped in this transaction: nobody changes the calendar until it ends, so that a
   * change finds every term that was counted before it.
   */
  async held(em: EntityManager): Promise<Calendar> {
    return this.at(em, 'select version, hours, report_days from calendar_head for share');
  }

  private async at(em: EntityManager, sql: string): Promise<Calendar> {
    const [head] = await rowsOf<Head>(em, sql);
    if (!head) throw new Error('the calendar has no head');
    if (this.kept?.version === head.version) return this.kept.calendar;
    const calendar = await readCalendar(em, head);
    this.kept = { calendar, version: head.version };
    return calendar;
  }
}

/** The calendar as this transaction sees it, its own changes included; nothing is kept. */
export async function readCalendar(
  em: EntityManager,
  { hours, report_days: reportDays }: Pick<Head, 'hours' | 'report_days'>,
): Promise<Calendar> {
  const years = await rowsOf<YearRow>(em, 'select year, status, source from calendar_years');
  const holidays = await rowsOf<HolidayRow>(em, 'select day, off, name from holidays');
  return makeCalendar({ years, holidays, hours, reportDays });
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
