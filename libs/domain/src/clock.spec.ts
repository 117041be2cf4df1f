import fc from 'fast-check';
import { addWorkingDays, endOfWork, isWorkingDay } from './calendar';
import { CALENDAR } from './calendar.fixture';
import { ledger, remaining, term } from './clock';
import { addDays, dayOf, instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));

describe('a term', () => {
  it.each([
    ['2026-02-12 09:00', 5, '2026-02-26'],
    ['2026-02-12 23:59', 5, '2026-02-26'],
    ['2026-05-08 10:00', 3, '2026-05-12'],
    ['2026-02-15 10:00', 1, '2026-02-24'],
    ['2026-09-24 10:00', 1, '2026-09-28'],
    ['2026-02-12 09:00', 0, '2026-02-12'],
    ['2026-02-15 09:00', 0, '2026-02-24'],
  ])('from %s of %i working days ends with the office hours of %s', (from, days, dueDay) => {
    expect(term(CALENDAR, at(from), days)).toEqual({
      startDay: from.slice(0, 10),
      workingDays: days,
      dueDay,
      dueAt: at(`${dueDay} 17:30`),
      provisional: false,
    });
  });

  it('is provisional once it reaches a year not announced', () => {
    expect(term(CALENDAR, at('2026-12-30 09:00'), 1).provisional).toBe(false);
    expect(term(CALENDAR, at('2026-12-30 09:00'), 2).provisional).toBe(true);
  });

  it.each([-1, 1.5, NaN])('refuses %d days', (days) =>
    expect(() => term(CALENDAR, at('2026-02-12 09:00'), days)).toThrow(RangeError),
  );
});

describe('what remains', () => {
  const dueAt = at('2026-02-26 17:30');
  it.each([
    ['2026-02-12 09:00', 'open', 5],
    ['2026-02-13 00:00', 'open', 4],
    ['2026-02-20 12:00', 'open', 3],
    ['2026-02-25 23:59', 'open', 1],
    ['2026-02-26 00:00', 'today', 0],
    ['2026-02-26 17:30', 'today', 0],
    ['2026-02-26 17:31', 'overdue', 0],
    ['2026-02-27 00:00', 'overdue', 1],
    ['2026-02-28 09:00', 'overdue', 2],
    ['2026-03-01 09:00', 'overdue', 2],
    ['2026-03-02 09:00', 'overdue', 3],
  ])('at %s it is %s %i', (now, state, workingDays) =>
    expect(remaining(CALENDAR, at(now), dueAt)).toEqual({ state, workingDays }),
  );

  it('turns overdue on the first millisecond after the end', () => {
    expect(remaining(CALENDAR, dueAt + 1, dueAt)).toEqual({ state: 'overdue', workingDays: 0 });
  });

  it('is the whole term at its start and never grows', () => {
    const instant = fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-12-31 00:00') });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), fc.nat(40 * 86_400_000), (from, days, later) => {
        const { dueAt: due } = term(CALENDAR, from, days);
        expect(remaining(CALENDAR, from, due)).toEqual({ state: 'open', workingDays: days });
        const left = remaining(CALENDAR, from + later, due);
        if (left.state === 'open') expect(left.workingDays).toBeLessThanOrEqual(days);
        expect(left.state === 'overdue').toBe(from + later > due);
        expect(left.workingDays).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the ledger', () => {
  it('explains why five working days from 12 February end on the 26th', () => {
    const lines = ledger(CALENDAR, '2026-02-12', '2026-02-26');
    expect(lines.map(({ day, effect, ordinal, kind }) => [day.slice(8), effect, ordinal, kind])).toEqual([
      ['12', 'start', undefined, 'workday'],
      ['13', 'counted', 1, 'workday'],
      ['14', 'counted', 2, 'makeup'],
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((d) => [
        d,
        'skipped',
        undefined,
        'holiday',
      ]),
      ['24', 'counted', 3, 'workday'],
      ['25', 'counted', 4, 'workday'],
      ['26', 'counted', 5, 'workday'],
    ]);
    expect(lines.filter((line) => line.due).map((line) => line.day)).toEqual(['2026-02-26']);
    expect(lines[3]).toEqual({
      day: '2026-02-15',
      weekday: 7,
      effect: 'skipped',
      kind: 'holiday',
      name: '春节',
      provisional: false,
    });
  });

  it('is one line when a term ends on the day it starts', () => {
    expect(ledger(CALENDAR, '2026-02-12', '2026-02-12')).toEqual([
      { day: '2026-02-12', weekday: 4, effect: 'start', kind: 'workday', provisional: false, due: true },
    ]);
  });

  it('marks the days of a year not announced', () => {
    const lines = ledger(CALENDAR, '2026-12-31', '2027-01-04');
    expect(lines.map((line) => line.provisional)).toEqual([false, true, true, true, true]);
  });

  it('refuses an end before the start', () =>
    expect(() => ledger(CALENDAR, '2026-02-13', '2026-02-12')).toThrow(RangeError));

  it('always adds up to the term it explains', () => {
    const start = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (startDay, days) => {
        const due = addWorkingDays(CALENDAR, startDay, days);
        const lines = ledger(CALENDAR, startDay, due);
        const last = lines.at(-1);
        expect([last?.day, last?.ordinal, last?.due]).toEqual([due, days, true]);
        expect(
          lines.slice(1).every((line) => isWorkingDay(CALENDAR, line.day) === (line.effect === 'counted')),
        ).toBe(true);
        expect(dayOf(endOfWork(CALENDAR, due))).toBe(due);
      }),
    );
  });
});
