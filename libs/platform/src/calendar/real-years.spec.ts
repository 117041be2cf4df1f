import {
  addDays,
  addWorkingDays,
  addWorkMinutes,
  isWorkingDay,
  makeCalendar,
  workingDaysBetween,
  workMinutesBetween,
  type Day,
} from '@duban/domain';
import fc from 'fast-check';
import { referenceYears } from './reference-years';

const { years, holidays } = referenceYears();
const cal = makeCalendar({ years, holidays });
const [FIRST, LAST] = ['2012-01-01', '2026-12-31'];

/** A clerk with the State Council's notices and a wall calendar: nothing of the code under test. */
const rows = new Map(holidays.map((row) => [row.day, row.off]));
const isWorked = (day: Day): boolean => {
  const off = rows.get(day);
  return off === undefined ? ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) : !off;
};
const DAYS: Day[] = [];
for (let at = Date.parse(FIRST); at <= Date.parse(LAST); at += 86_400_000)
  DAYS.push(new Date(at).toISOString().slice(0, 10));
/** Working days from the first day of all through each day, counted one by one. */
const THROUGH: number[] = [];
for (const day of DAYS) THROUGH.push((THROUGH.at(-1) ?? 0) + Number(isWorked(day)));
const WORKED = DAYS.filter(isWorked);

const STEPS = [-40, -20, -10, ...Array.from({ length: 21 }, (_, i) => i - 5), 20, 30, 40];

describe('every day from 2012 to 2026, by the notices of the State Council', () => {
  it('is what the clerk says: 5,479 days, of which 3,741 are worked', () => {
    expect(DAYS).toHaveLength(5479);
    expect(DAYS.filter((day) => isWorkingDay(cal, day))).toEqual(WORKED);
    expect(WORKED).toHaveLength(3741);
  });

  it('plus n, from −40 to 40, is the day the clerk comes to, never one off, and counting leads back to n', () => {
    const wrong: unknown[] = [];
    DAYS.forEach((day, i) => {
      const through = THROUGH[i] ?? 0;
      const before = through - Number(isWorked(day));
      for (const n of STEPS) {
        const index = n > 0 ? through + n - 1 : n < 0 ? before + n : before;
        const expected = WORKED[index];
        if (index < 0 || expected === undefined) continue; // beyond the notices we have
        const found = addWorkingDays(cal, day, n);
        const led = n <= 0 || workingDaysBetween(cal, day, found) === n;
        if (found !== expected || !isWorked(found) || !led) wrong.push([day, n, found, expected]);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('to any other is as many working days as the clerk counts, and mirrored', () => {
    const index = fc.integer({ min: 0, max: DAYS.length - 1 });
    fc.assert(
      fc.property(index, index, (i, j) => {
        const counted = (THROUGH[j] ?? 0) - (THROUGH[i] ?? 0);
        expect(workingDaysBetween(cal, DAYS[i] ?? '', DAYS[j] ?? '')).toBe(counted);
        expect(workingDaysBetween(cal, DAYS[j] ?? '', DAYS[i] ?? '')).toBe(-counted + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps order: a later day or a longer term never ends earlier', () => {
    const wrong: unknown[] = [];
    DAYS.slice(1, -60).forEach((day, i) => {
      for (const n of [0, 1, 3, 5, 10, 15]) {
        const here = addWorkingDays(cal, day, n);
        if (here < addWorkingDays(cal, DAYS[i] ?? '', n)) wrong.push([day, n, 'later']);
        const longer = addWorkingDays(cal, day, n + 1);
        // from a day off, no days and one day both end on the next working day
        if (longer < here || (n > 0 && longer === here)) wrong.push([day, n, 'longer']);
      }
    });
    expect(wrong).toEqual([]);
  });

  const MINUTE = 60_000;
  const minute = fc
    .tuple(fc.integer({ min: 0, max: DAYS.length - 60 }), fc.integer({ min: 0, max: 24 * 60 - 1 }))
    .map(([i, m]) => Date.parse(`${DAYS[i] ?? ''}T00:00:00+08:00`) + m * MINUTE);
  /** Looks at the clock on the wall of the office, minute by minute. */
  const isDesk = (at: number) => {
    const wall = new Date(at + 8 * 60 * MINUTE).toISOString();
    const clock = wall.slice(11, 16);
    const open = (clock >= '08:30' && clock < '12:00') || (clock >= '14:30' && clock < '17:30');
    return open && isWorked(wall.slice(0, 10));
  };

  it('in hours: adding minutes of work comes to the minute of a clerk who looks at every one, never to a day off', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 1200 }), (from, n) => {
        let at = from;
        for (let left = n; left > 0; at += MINUTE) if (isDesk(at)) left--;
        const found = addWorkMinutes(cal, from, n);
        expect(found).toBe(at);
        expect(workMinutesBetween(cal, from, found)).toBe(n);
        expect(isDesk(found - MINUTE)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

it('a year after the last announced one is as the clerk would guess, and says that it is a guess', () => {
  const next = addDays(LAST, 1);
  expect(years.find(({ year }) => year === Number(next.slice(0, 4)))?.status).toBe('estimated');
});
