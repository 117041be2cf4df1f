import fc from 'fast-check';
import { type Calendar, isWorkingDay, makeCalendar } from './calendar';
import { CALENDAR, HOLIDAYS, YEARS } from './calendar.fixture';
import { dayOf, instantAt } from './time';
import {
  addCalendarDays,
  addWorkMinutes,
  isWorkTime,
  limitEnd,
  nextWorkTime,
  warnAt,
  workMinutesBetween,
  workMinutesPerDay,
  workMsBetween,
} from './work-time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));

describe('the hours of a calendar', () => {
  it('are all kept', () => {
    expect(CALENDAR.hours).toEqual([
      { start: '08:30', end: '12:00' },
      { start: '14:30', end: '17:30' },
    ]);
    expect(workMinutesPerDay(CALENDAR)).toBe(390);
  });

  it.each([
    ['2026-03-06 08:29', false, '2026-03-06 08:30'],
    ['2026-03-06 08:30', true, '2026-03-06 08:30'],
    ['2026-03-06 12:00', false, '2026-03-06 14:30'],
    ['2026-03-06 17:29', true, '2026-03-06 17:29'],
    ['2026-03-06 17:30', false, '2026-03-09 08:30'],
    ['2026-02-14 09:00', true, '2026-02-14 09:00'],
    ['2026-02-18 09:00', false, '2026-02-24 08:30'],
  ])('at %s open: %s, next work at %s', (when, isOpen, next) => {
    expect(isWorkTime(CALENDAR, at(when))).toBe(isOpen);
    expect(nextWorkTime(CALENDAR, at(when))).toBe(at(next));
  });
});

describe('minutes of work', () => {
  it.each([
    // T1: two periods a day; Friday afternoon and four hours
    ['2026-03-06 16:00', 240, '2026-03-09 11:00'],
    ['2026-03-06 16:00', 90, '2026-03-06 17:30'],
    ['2026-03-06 16:00', 91, '2026-03-09 08:31'],
    ['2026-03-06 11:00', 60, '2026-03-06 12:00'],
    ['2026-03-06 11:00', 61, '2026-03-06 14:31'],
    ['2026-03-06 08:30', 390, '2026-03-06 17:30'],
    ['2026-03-06 08:30', 3900, '2026-03-19 17:30'],
    // T5: begun outside hours, at noon, on National Day, on a Sunday
    ['2026-03-06 20:00', 30, '2026-03-09 09:00'],
    ['2026-03-06 06:00', 30, '2026-03-06 09:00'],
    ['2026-03-06 13:00', 30, '2026-03-06 15:00'],
    ['2026-10-01 10:00', 1, '2026-10-08 08:31'],
    ['2026-03-08 10:00', 1, '2026-03-09 08:31'],
    ['2026-03-08 10:00', 0, '2026-03-09 08:30'],
    // T6: the make-up Sunday and Saturdays count, the holidays do not
    ['2026-02-13 17:00', 60, '2026-02-14 09:00'],
    ['2026-02-14 17:00', 60, '2026-02-24 09:00'],
    ['2026-02-27 17:00', 60, '2026-02-28 09:00'],
    ['2026-09-18 17:00', 60, '2026-09-20 09:00'],
    ['2026-10-09 17:00', 60, '2026-10-10 09:00'],
    ['2026-09-30 17:00', 60, '2026-10-08 09:00'],
    // counted back
    ['2026-03-09 11:00', -60, '2026-03-09 10:00'],
    ['2026-03-09 09:00', -60, '2026-03-06 17:00'],
    ['2026-03-09 09:30', -60, '2026-03-09 08:30'],
    ['2026-03-08 10:00', -30, '2026-03-06 17:00'],
    ['2026-03-09 15:00', -31, '2026-03-09 11:59'],
    ['2026-03-09 17:30', -780, '2026-03-06 08:30'],
  ])('%s %i → %s', (from, minutes, to) => {
    expect(addWorkMinutes(CALENDAR, at(from), minutes)).toBe(at(to));
    expect(workMinutesBetween(CALENDAR, at(from), at(to))).toBe(minutes);
  });

  it('T1: Friday 16:00 and 4 hours, warned one hour of work before, and at no midnight', () => {
    const from = at('2026-03-06 16:00');
    const end = limitEnd(CALENDAR, from, { unit: 'hours', amount: 4 });
    expect(end).toEqual({
      startDay: '2026-03-06',
      dueDay: '2026-03-09',
      dueAt: at('2026-03-09 11:00'),
      provisional: false,
    });
    expect(warnAt(CALENDAR, from, end.dueAt, 60)).toBe(at('2026-03-09 10:00'));
    expect(warnAt(CALENDAR, from, end.dueAt, 600)).toBe(from);
    expect(warnAt(CALENDAR, at('2026-03-07 16:00'), end.dueAt, 600)).toBe(at('2026-03-09 08:30'));
  });

  it('T8: the answer is an instant in Asia/Shanghai, whatever zone reads it', () => {
    const due = addWorkMinutes(CALENDAR, Date.parse('2026-03-06T03:00:00-05:00'), 240);
    expect(new Date(due).toISOString()).toBe('2026-03-09T03:00:00.000Z');
    const wall = (timeZone: string) => new Date(due).toLocaleString('en-GB', { timeZone });
    expect(wall('Asia/Shanghai')).toBe('09/03/2026, 11:00:00');
    expect(wall('America/New_York')).toBe('08/03/2026, 23:00:00');
  });

  it('keeps seconds, and refuses half a minute', () => {
    const from = at('2026-03-06 17:29') + 15_000;
    expect(addWorkMinutes(CALENDAR, from, 1)).toBe(at('2026-03-09 08:30') + 15_000);
    expect(workMsBetween(CALENDAR, from, at('2026-03-09 08:31'))).toBe(105_000);
    expect(() => addWorkMinutes(CALENDAR, from, 0.5)).toThrow(RangeError);
  });
});

describe('a limit', () => {
  it.each([
    ['2026-02-12 09:00', 'working-days', 5, '2026-02-26 17:30'],
    ['2026-02-12 09:00', 'calendar-days', 5, '2026-02-24 17:30'],
    ['2026-08-26 09:00', 'calendar-days', 30, '2026-09-28 17:30'],
    ['2026-09-04 09:00', 'calendar-days', 30, '2026-10-08 17:30'],
    ['2026-03-02 09:00', 'calendar-days', 30, '2026-04-01 17:30'],
    ['2026-03-02 09:00', 'calendar-days', 0, '2026-03-02 17:30'],
  ] as const)('from %s of %s %i ends at %s', (from, unit, amount, to) =>
    expect(limitEnd(CALENDAR, at(from), { unit, amount }).dueAt).toBe(at(to)),
  );

  it('is provisional when it reaches a year not announced', () =>
    expect(limitEnd(CALENDAR, at('2026-12-31 17:00'), { unit: 'hours', amount: 1 }).provisional).toBe(true));

  it.each([-1, 1.5])('refuses %d', (amount) => {
    expect(() => addCalendarDays(CALENDAR, '2026-03-02', amount)).toThrow(RangeError);
    expect(() => limitEnd(CALENDAR, 0, { unit: 'hours', amount })).toThrow(RangeError);
  });
});

describe('on any calendar, against the clock on the wall', () => {
  const MINUTE = 60_000;
  const minute = fc
    .integer({ min: 0, max: 30 * 24 * 60 })
    .chain((n) =>
      fc.constantFrom('2026-02-05', '2026-09-15', '2025-01-20').map((d) => at(`${d} 00:00`) + n * MINUTE),
    );
  const hours = fc
    .uniqueArray(fc.integer({ min: 0, max: 24 * 12 - 1 }), { minLength: 2, maxLength: 6 })
    .map((cuts) => {
      const hhmm = (n: number) =>
        `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`;
      const sorted = cuts.sort((a, b) => a - b).map(hhmm);
      return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
        start: sorted[2 * i] ?? '',
        end: sorted[2 * i + 1] ?? '',
      }));
    });
  const calendar = fc.oneof(
    fc.constant(CALENDAR),
    hours.map((periods) => makeCalendar({ holidays: HOLIDAYS, years: YEARS, hours: periods })),
  );
  /** Looks at every single minute and asks whether somebody sits at a desk. */
  const isWorked = (cal: Calendar, instant: number) => {
    const clock = new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16);
    return (
      isWorkingDay(cal, dayOf(instant)) && cal.hours.some(({ start, end }) => start <= clock && clock < end)
    );
  };
  const naiveBetween = (cal: Calendar, a: number, b: number) => {
    let count = 0;
    for (let t = a; t < b; t += MINUTE) if (isWorked(cal, t)) count++;
    return count;
  };

  it('counts as many minutes as a clerk who looks at every one', () => {
    fc.assert(
      fc.property(calendar, minute, fc.integer({ min: 0, max: 6 * 24 * 60 }), (cal, a, length) => {
        const b = a + length * MINUTE;
        const counted = naiveBetween(cal, a, b);
        expect(workMinutesBetween(cal, a, b)).toBe(counted);
        expect(workMinutesBetween(cal, b, a)).toBe(-counted + 0);
      }),
      { numRuns: 60 },
    );
  });

  it('adding and counting agree; the answer is the first such instant, counted back the last', () => {
    fc.assert(
      fc.property(calendar, minute, fc.integer({ min: 1, max: 3000 }), (cal, from, n) => {
        const to = addWorkMinutes(cal, from, n);
        expect(workMinutesBetween(cal, from, to)).toBe(n);
        expect(workMsBetween(cal, from, to - 1)).toBe(n * MINUTE - 1);
        const back = addWorkMinutes(cal, from, -n);
        expect(workMinutesBetween(cal, back, from)).toBe(n);
        expect(workMsBetween(cal, back + 1, from)).toBe(n * MINUTE - 1);
      }),
    );
  });

  it('keeps order and adds up', () => {
    fc.assert(
      fc.property(calendar, minute, minute, fc.integer({ min: 1, max: 900 }), (cal, a, b, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(addWorkMinutes(cal, early, n)).toBeLessThanOrEqual(addWorkMinutes(cal, late, n));
        expect(addWorkMinutes(cal, addWorkMinutes(cal, a, n), n)).toBe(addWorkMinutes(cal, a, 2 * n));
        expect(isWorkTime(cal, nextWorkTime(cal, a))).toBe(true);
      }),
    );
  });
});
