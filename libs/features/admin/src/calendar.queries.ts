import {
  makeCalendar,
  type Calendar,
  type HolidayRow,
  type ReportDay,
  type WorkHours,
  type YearRow,
} from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Db = DataSource | EntityManager;

/** The calendar as it is kept, row by row: what an edit begins with. */
export type KeptCalendar = {
  version: number;
  hours: WorkHours;
  reportDays: ReportDay[];
  years: YearRow[];
  holidays: HolidayRow[];
};

/** `lock`: nobody stamps a term, nor changes the calendar, until this transaction ends. */
export async function readKept(db: Db, lock: boolean): Promise<KeptCalendar> {
  const [head] = await rowsOf<Pick<KeptCalendar, 'version' | 'hours' | 'reportDays'>>(
    db,
    `select version, hours, report_days as "reportDays" from calendar_head ${lock ? 'for update' : ''}`,
  );
  if (!head) throw new Error('the calendar has no head');
  const years = await rowsOf<YearRow>(db, 'select year, status, source from calendar_years order by year');
  const holidays = await rowsOf<HolidayRow>(db, 'select day, off, name from holidays order by day');
  return { ...head, years, holidays };
}

export const calendarOf = ({ holidays, years, hours, reportDays }: KeptCalendar): Calendar =>
  makeCalendar({ holidays, years, hours, reportDays });

/** Makes the tables say what `after` says, and raises the version: every process reads them again. */
export async function writeKept(em: EntityManager, before: KeptCalendar, after: KeptCalendar): Promise<void> {
  const days = new Set(after.holidays.map(({ day }) => day));
  const gone = before.holidays.filter(({ day }) => !days.has(day)).map(({ day }) => day);
  await em.query('delete from holidays where day = any($1::date[])', [gone]);
  await em.query(
    `insert into holidays (day, off, name)
     select r.day, r.off, r.name from jsonb_to_recordset($1::jsonb) as r (day date, off boolean, name text)
     on conflict (day) do update set off = excluded.off, name = excluded.name
     where (holidays.off, holidays.name) is distinct from (excluded.off, excluded.name)`,
    [JSON.stringify(after.holidays)],
  );
  await em.query(
    `insert into calendar_years (year, status, source)
     select r.year, r.status, r.source from jsonb_to_recordset($1::jsonb) as r (year int, status text, source text)
     on conflict (year) do update set status = excluded.status, source = excluded.source
     where (calendar_years.status, calendar_years.source) is distinct from (excluded.status, excluded.source)`,
    [JSON.stringify(after.years)],
  );
  await em.query('update calendar_head set version = version + 1, hours = $1, report_days = $2', [
    JSON.stringify(after.hours),
    JSON.stringify(after.reportDays),
  ]);
}

export type ChangeRow = { at: Date; actor_name: string | null; data: Record<string, unknown> };

/** What changed in a year, and the office hours and the report day of all of them: the newest first. */
export const findChanges = (db: Db, year: number): Promise<ChangeRow[]> =>
  rowsOf<ChangeRow>(
    db,
    `select at, actor_name, data from events
     where subject_type = 'calendar' and subject_id = any($1) order by seq desc limit 50`,
    [[String(year), 'hours', 'report-day']],
  );

/**
 * Who is told of a change: the handlers of the units whose terms move, the office, and whoever files reports when their
 * day moves.
 */
export type Concerned = { id: string; unitId: string; isOffice: boolean; isHandler: boolean };
export const findConcerned = (
  em: EntityManager,
  unitIds: readonly string[],
  reports: boolean,
): Promise<Concerned[]> =>
  rowsOf<Concerned>(
    em,
    `select id, org_id as "unitId", roles && '{monitor,office-head}'::text[] as "isOffice",
       'handler' = any(roles) as "isHandler"
     from accounts
     where not disabled and (roles && '{monitor,office-head}'::text[]
       or 'handler' = any(roles) and ($2 or org_id = any($1::uuid[]))
       or 'reporter' = any(roles) and $2)
     order by id`,
    [unitIds, reports],
  );
