import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  firstDayOf,
  instantAt,
  nextAt,
  isDay,
  isPeriod,
  lastDayOf,
  monthOf,
  monthsBetween,
  periodOf,
  weekdayOf,
  yearOf,
} from './time';

const days = fc.integer({ min: -100_000, max: 100_000 }).map(dayFromNumber);
const periods = days.map(periodOf);

describe('days', () => {
  it.each([
    ['2026-02-12', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['2026-02-12T00:00', false],
    ['0001-01-01', false],
    ['', false],
    ['二〇二六', false],
  ])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  it('belong to Asia/Shanghai: the day begins at 16:00 UTC', () => {
    expect(dayOf(Date.parse('2026-02-13T15:59:59.999Z'))).toBe('2026-02-13');
    expect(dayOf(Date.parse('2026-02-13T16:00:00.000Z'))).toBe('2026-02-14');
    expect(dayOf(Date.parse('1969-12-31T15:59:59.999Z'))).toBe('1969-12-31');
  });

  it.each([
    ['2026-01-01', 4],
    ['2026-02-16', 1],
    ['2026-02-22', 7],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
  ])('%s falls on weekday %i', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  it('count across months, leap days and years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2025-12-31', '2026-12-31')).toBe(365);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });

  it('come back from an added distance, and agree with weekday and order', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        const other = addDays(day, n);
        expect(isDay(other)).toBe(true);
        expect(daysBetween(day, other)).toBe(n);
        expect(Math.sign(n)).toBe(other > day ? 1 : other < day ? -1 : 0);
        expect((((weekdayOf(other) - weekdayOf(day) - n) % 7) + 7) % 7).toBe(0);
        expect(dayFromNumber(dayNumber(day))).toBe(day);
      }),
    );
  });

  it('agree with the platform on what day it is in Shanghai', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2100, 0) }), (instant) =>
        expect(dayOf(instant)).toBe(shanghai.format(instant)),
      ),
    );
  });
});

describe('instants', () => {
  it('are wall clock times in Shanghai', () => {
    expect(instantAt('2026-02-26', '17:30')).toBe(Date.parse('2026-02-26T17:30:00+08:00'));
    expect(instantAt('2026-02-26', '00:00')).toBe(Date.parse('2026-02-25T16:00:00Z'));
  });

  it('stay on their day', () => {
    fc.assert(
      fc.property(days, fc.nat(23), fc.nat(59), (day, hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(dayOf(instantAt(day, time))).toBe(day);
      }),
    );
  });
});

describe('periods', () => {
  it.each([
    ['2026-01', true],
    ['2026-12', true],
    ['2026-00', false],
    ['2026-13', false],
    ['2026-1', false],
    ['2026-01-01', false],
  ])('%s is a period: %s', (text, expected) => expect(isPeriod(text)).toBe(expected));

  it('know their year, month and ends', () => {
    expect(periodOf('2026-09-28')).toBe('2026-09');
    expect([yearOf('2026-09'), monthOf('2026-09'), yearOf('2026-09-28'), monthOf('2026-09-28')]).toEqual([
      2026, 9, 2026, 9,
    ]);
    expect(firstDayOf('2026-02')).toBe('2026-02-01');
    expect(lastDayOf('2026-02')).toBe('2026-02-28');
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(lastDayOf('2026-12')).toBe('2026-12-31');
  });

  it('count across years in both directions', () => {
    expect(addMonths('2025-12', 1)).toBe('2026-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-01', -13)).toBe('2024-12');
    expect(monthsBetween('2025-11', '2026-02')).toBe(3);
    fc.assert(
      fc.property(periods, fc.integer({ min: -600, max: 600 }), (period, n) => {
        expect(monthsBetween(period, addMonths(period, n))).toBe(n);
        expect(addDays(lastDayOf(period), 1)).toBe(firstDayOf(addMonths(period, 1)));
      }),
    );
  });
});

it.each([
  ['a day that does not exist', () => addDays('2026-02-30', 1)],
  ['a distance of half a day', () => addDays('2026-02-01', 0.5)],
  ['a day beyond year 9999', () => addDays('9999-12-31', 1)],
  ['a distance that is not a number', () => addDays('2026-02-01', NaN)],
  ['an instant that is not a number', () => dayOf(NaN)],
  ['an endless instant', () => dayOf(Infinity)],
  ['24:00', () => instantAt('2026-02-01', '24:00')],
  ['8:30', () => instantAt('2026-02-01', '8:30')],
  ['08:60', () => instantAt('2026-02-01', '08:60')],
  ['a period as a day', () => weekdayOf('2026-02')],
  ['a day as a period', () => addMonths('2026-02-01', 1)],
  ['half a month', () => addMonths('2026-02', 0.5)],
  ['a month beyond year 9999', () => addMonths('9999-12', 1)],
  ['month 13', () => monthOf('2026-13')],
  ['a year alone', () => yearOf('2026')],
  ['no period', () => lastDayOf('')],
  ['no day', () => periodOf('2026-02-3')],
])('refuses %s', (_, act) => expect(act).toThrow(RangeError));

it.each([
  ['2026-11-27', '00:09', '2026-11-27'],
  ['2026-11-27', '00:10', '2026-11-28'],
  ['2026-12-31', '23:59', '2027-01-01'],
])('after %s %s the next 00:10 is that of %s', (day, time, next) =>
  expect(nextAt(instantAt(day, time), '00:10')).toBe(instantAt(next, '00:10')),
);
