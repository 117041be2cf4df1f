import { z } from 'zod';
import { DayText, InstantText, PeriodText } from './common';
import { endpoint } from './endpoint';
import { DayKindName } from './terms';

export const YearStatus = z.enum(['announced', 'estimated']);
const TimeText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A year of the working-day calendar: the days that are not what their weekday says, and where that is written. */
export const CalendarYear = z.object({
  year: z.int(),
  status: YearStatus,
  source: z.string(),
  workingDays: z.int(),
  version: z.int(),
  years: z.array(z.object({ year: z.int(), status: YearStatus, source: z.string() })),
  days: z.array(
    z.object({ day: DayText, weekday: z.int(), working: z.boolean(), kind: DayKindName, name: z.string() }),
  ),
  hours: z.array(z.object({ start: TimeText, end: TimeText })),
  /** From which month on reports are due on which day of it, the earliest first; before them on the default day. */
  reportDays: z.array(z.object({ from: PeriodText, day: z.int() })),
  /** What changed, the newest first. */
  changes: z.array(
    z.object({
      at: InstantText,
      by: z.string().nullable(),
      what: z.string(),
      facts: z.record(z.string(), z.unknown()),
      reason: z.string(),
      moved: z.int(),
    }),
  ),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** What ends on the day that moves: of a notice, of a card, of the month's report. */
export const MovedWhat = z.enum([
  'answer',
  'sign',
  'sign-lasts',
  'rung',
  'feedback',
  'request',
  'pause',
  'explain',
  'appeal',
  'review',
  'report',
  'complaint',
]);
/**
 * A matter whose terms move, or become certain, when the calendar changes: its first term that does. `from` and `to` are
 * one day when only the hour moves, or nothing but the certainty. `id`: of a report its month; `unit`: empty for all.
 */
export const MovedTerm = z.object({
  type: z.enum(['notice', 'card', 'report', 'complaint']),
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  what: MovedWhat,
  from: DayText,
  to: DayText,
  /** false: only its certainty changes. */
  moves: z.boolean(),
  provisional: z.boolean(),
});
export type MovedTerm = z.infer<typeof MovedTerm>;
/**
 * `moved`, `certain`: how many matters move, and how many only become certain; `terms`: the first 200 of both. `past`:
 * notices that are over and ran through a changed day, which keep the days they had. `applied` false: nothing was
 * written.
 */
export const CalendarChange = z.object({
  applied: z.boolean(),
  /** Days whose kind changes. */
  days: z.array(z.object({ day: DayText, from: DayKindName, to: DayKindName, name: z.string() })),
  checked: z.int(),
  moved: z.int(),
  certain: z.int(),
  past: z.int(),
  terms: z.array(MovedTerm),
});
export type CalendarChange = z.infer<typeof CalendarChange>;

export const getCalendar = endpoint({
  name: 'getCalendar',
  summary: 'The working-day calendar of a year, with its source',
  method: 'GET',
  path: '/calendar/:year',
  needs: 'session',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  returns: CalendarYear,
});
/** Who follows a complaint by its receipt code reads why it is due on that day; who changed the calendar he does not. */
export const getPublicCalendar = endpoint({
  name: 'getPublicCalendar',
  summary: 'The working days of a year, to everybody',
  method: 'GET',
  path: '/public/calendar/:year',
  needs: 'public',
  params: getCalendar.params,
  returns: CalendarYear.pick({ year: true, status: true, source: true, days: true }),
});
const Change = {
  reason: z.string().trim().min(2).max(400),
  /** true: only say what would move. */
  preview: z.boolean().default(true),
};
export const changeDay = endpoint({
  name: 'changeDay',
  summary: 'Make a day off, a working day, or what its weekday says; preview first',
  method: 'PUT',
  path: '/calendar/days/:day',
  needs: 'calendar:manage',
  params: z.object({ day: DayText }),
  body: z.object({
    /** off: a day off; working: worked; plain: what its weekday says. */
    kind: z.enum(['off', 'working', 'plain']),
    name: z.string().trim().max(40).default(''),
    ...Change,
  }),
  returns: CalendarChange,
});
/** The JSON form of holiday-cn: one year of the State Council's notice. */
export const importYear = endpoint({
  name: 'importYear',
  summary: 'Replace a year by the notice of the State Council; preview first',
  method: 'PUT',
  path: '/calendar/years/:year',
  needs: 'calendar:manage',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: z.object({
    status: YearStatus.default('announced'),
    file: z.object({
      year: z.int(),
      papers: z.array(z.string().max(300)).max(10).default([]),
      days: z
        .array(z.object({ name: z.string().trim().max(40), date: DayText, isOffDay: z.boolean() }))
        .min(1)
        .max(120),
    }),
    ...Change,
  }),
  returns: CalendarChange,
});
export const changeHours = endpoint({
  name: 'changeHours',
  summary: 'Change the office hours, several periods a day; preview first',
  method: 'PUT',
  path: '/calendar/hours',
  needs: 'calendar:manage',
  body: z.object({
    hours: z
      .array(z.object({ start: TimeText, end: TimeText }))
      .min(1)
      .max(6),
    ...Change,
  }),
  returns: CalendarChange,
});
export const changeReportDay = endpoint({
  name: 'changeReportDay',
  summary: 'Change the day of the month on which reports are due, from a month on; preview first',
  method: 'PUT',
  path: '/calendar/report-day',
  needs: 'calendar:manage',
  body: z.object({
    from: PeriodText,
    /** In a month that is shorter: its last day. On a day off: the next working day. */
    day: z.int().min(1).max(31),
    ...Change,
  }),
  returns: CalendarChange,
});
