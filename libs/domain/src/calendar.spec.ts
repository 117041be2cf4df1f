import fc from 'fast-check';
import {
  type Calendar,
  addWorkingDays,
  dayKind,
  endOfWork,
  isProvisional,
  isWorkingDay,
  makeCalendar,
  nextWorkingDay,
  previousWorkingDay,
  startOfWork,
  workingDaysBetween,
} from './calendar';
import { CALENDAR, HOLIDAYS, YEARS } from './calendar.fixture';
import { type Day, addDays, weekdayOf } from './time';

const PLAIN = makeCalendar({ holidays: [], years: [] });

describe('the days of 2025 and 2026', () => {
  it.each([
    ['2026-02-12', 'workday', true],
    ['2026-02-14', 'makeup', true],
    ['2026-02-16', 'holiday', false],
    ['2026-02-21', 'holiday', false],
    ['2026-03-01', 'weekend', false],
    ['2026-09-20', 'makeup', true],
    ['2025-01-26', 'makeup', true],
    ['2025-10-08', 'holiday', false],
    ['2027-02-08', 'workday', true], // 正月初三, but nothing is announced: an estimate, and it says so
  ])('%s is a %s', (day, kind, working) => {
    expect(dayKind(CALENDAR, day)).toMatchObject({ kind, working, provisional: day > '2027' });
    expect(isWorkingDay(CALENDAR, day)).toBe(working);
  });

  it('are named where the notice names them', () => {
    expect(dayKind(CALENDAR, '2026-02-14').name).toBe('春节');
    expect(dayKind(CALENDAR, '2026-02-12')).not.toHaveProperty('name');
  });

  it.each([2025, 2026])('%i has 248 working days', (year) =>
    expect(workingDaysBetween(CALENDAR, `${year - 1}-12-31`, `${year}-12-31`)).toBe(248),
  );
});

describe('adding working days', () => {
  it.each([
    ['2026-02-12', 1, '2026-02-13'],
    ['2026-02-12', 2, '2026-02-14'],
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-05-08', 3, '2026-05-12'],
    ['2026-10-08', -1, '2026-09-30'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-02-18', 1, '2026-02-24'],
    ['2026-02-18', -1, '2026-02-14'],
    ['2026-02-18', 0, '2026-02-24'],
    ['2026-02-24', 0, '2026-02-24'],
    ['2026-09-25', 0, '2026-09-28'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2027-12-31', 1, '2028-01-03'],
    ['1999-12-31', 2, '2000-01-04'],
  ])('%s %i → %s', (day, n, expected) => expect(addWorkingDays(CALENDAR, day, n)).toBe(expected));

  it('finds the working day on or beside a day', () => {
    expect(nextWorkingDay(CALENDAR, '2026-01-25')).toBe('2026-01-26');
    expect(nextWorkingDay(CALENDAR, '2026-01-26')).toBe('2026-01-26');
    expect(previousWorkingDay(CALENDAR, '2026-10-07')).toBe('2026-09-30');
    expect(previousWorkingDay(CALENDAR, '2026-09-30')).toBe('2026-09-30');
  });

  it('counts the last day and not the first', () => {
    expect(workingDaysBetween(CALENDAR, '2026-02-12', '2026-02-26')).toBe(5);
    expect(workingDaysBetween(CALENDAR, '2026-02-26', '2026-02-12')).toBe(-5);
    expect(workingDaysBetween(CALENDAR, '2026-02-14', '2026-02-23')).toBe(0);
    expect(workingDaysBetween(CALENDAR, '2026-02-12', '2026-02-12')).toBe(0);
  });
});

describe('a year not announced', () => {
  it('makes every range that touches it provisional, in either order', () => {
    expect(isProvisional(CALENDAR, '2025-01-01', '2026-12-31')).toBe(false);
    expect(isProvisional(CALENDAR, '2026-12-31', '2027-01-01')).toBe(true);
    expect(isProvisional(CALENDAR, '2027-01-01', '2026-12-31')).toBe(true);
    expect(isProvisional(CALENDAR, '2024-12-31', '2025-01-01')).toBe(true);
  });

  it('is one that is missing or estimated, with whatever rows it has', () => {
    const estimated = makeCalendar({
      holidays: [{ day: '2027-02-08', off: true, name: '春节' }],
      years: [{ year: 2027, status: 'estimated', source: '全国年节及纪念日放假办法' }],
    });
    expect(dayKind(estimated, '2027-02-08')).toEqual({
      working: false,
      kind: 'holiday',
      name: '春节',
      provisional: true,
    });
    expect(dayKind(PLAIN, '2027-02-08').provisional).toBe(true);
  });
});

describe('making a calendar', () => {
  it('lets the later of two rows for a day or a year win', () => {
    const cal = makeCalendar({
      holidays: [
        ...HOLIDAYS,
        { day: '2026-02-24', off: true, name: '防汛' },
        { day: '2026-02-14', off: true, name: '' },
      ],
      years: [...YEARS, { year: 2026, status: 'estimated', source: '' }],
    });
    expect(addWorkingDays(cal, '2026-02-13', 1)).toBe('2026-02-25');
    expect(isProvisional(cal, '2026-02-24', '2026-02-24')).toBe(true);
  });

  it('takes rows in any order, and rows that change nothing', () => {
    const rows = [
      ...HOLIDAYS,
      { day: '2026-03-02', off: false, name: '' },
      { day: '2026-03-07', off: true, name: '' },
    ];
    const cal = makeCalendar({ holidays: rows.reverse(), years: YEARS });
    expect(workingDaysBetween(cal, '2025-12-31', '2026-12-31')).toBe(248);
    expect(addWorkingDays(cal, '2026-02-12', 5)).toBe('2026-02-26');
  });

  it('opens and closes with the office hours', () => {
    expect(startOfWork(CALENDAR, '2026-02-26')).toBe(Date.parse('2026-02-26T08:30:00+08:00'));
    expect(endOfWork(CALENDAR, '2026-02-26')).toBe(Date.parse('2026-02-26T17:30:00+08:00'));
    const summer = makeCalendar({ holidays: [], years: [], hours: [{ start: '08:00', end: '18:00' }] });
    expect(endOfWork(summer, '2026-07-01')).toBe(Date.parse('2026-07-01T18:00:00+08:00'));
  });

  it.each([
    ['no hours', () => makeCalendar({ holidays: [], years: [], hours: [] })],
    [
      'hours backwards',
      () => makeCalendar({ holidays: [], years: [], hours: [{ start: '12:00', end: '08:30' }] }),
    ],
    [
      'hours that overlap',
      () =>
        makeCalendar({
          holidays: [],
          years: [],
          hours: [
            { start: '08:30', end: '12:00' },
            { start: '11:00', end: '17:30' },
          ],
        }),
    ],
    ['no time of day', () => makeCalendar({ holidays: [], years: [], hours: [{ start: '8', end: '9' }] })],
    [
      'a day that does not exist',
      () => makeCalendar({ holidays: [{ day: '2026-02-30', off: true, name: '' }], years: [] }),
    ],
    ['half a working day', () => addWorkingDays(CALENDAR, '2026-02-12', 0.5)],
    ['no day to add to', () => addWorkingDays(CALENDAR, '2026-02-30', 0)],
    ['no day to count to', () => workingDaysBetween(CALENDAR, '2026-02-12', '')],
  ])('refuses %s', (_, act) => expect(act).toThrow(RangeError));
});

describe('on any calendar', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-06-01', n));
  const row = fc.record({ day, off: fc.boolean(), name: fc.constant('假') });
  const calendar = fc.oneof(
    fc.constant(CALENDAR),
    fc.array(row, { maxLength: 80 }).map((holidays) => makeCalendar({ holidays, years: [] })),
  );
  const distance = fc.integer({ min: -300, max: 300 });

  const naiveIsWorking = (cal: Calendar, on: Day): boolean => {
    const found = cal.rows.get(on);
    return found ? !found.off : weekdayOf(on) < 6;
  };
  /** Walks day by day, as a clerk with a wall calendar would. */
  const naiveAdd = (cal: Calendar, from: Day, n: number): Day => {
    let at = from;
    if (n === 0) while (!naiveIsWorking(cal, at)) at = addDays(at, 1);
    for (let left = Math.abs(n); left > 0;) {
      at = addDays(at, Math.sign(n));
      if (naiveIsWorking(cal, at)) left--;
    }
    return at;
  };
  const naiveBetween = (cal: Calendar, a: Day, b: Day): number => {
    let count = 0;
    for (let at = a; at < b;) if (naiveIsWorking(cal, (at = addDays(at, 1)))) count++;
    return count;
  };

  it('adding and counting agree with walking day by day', () => {
    fc.assert(
      fc.property(calendar, day, day, distance, (cal, a, b, n) => {
        expect(addWorkingDays(cal, a, n)).toBe(naiveAdd(cal, a, n));
        const counted = a <= b ? naiveBetween(cal, a, b) : -naiveBetween(cal, b, a);
        expect(workingDaysBetween(cal, a, b)).toBe(counted + 0);
        expect(dayKind(cal, a).working).toBe(naiveIsWorking(cal, a));
      }),
    );
  });

  it('the day added to is always a working day, and the count leads back to n', () => {
    fc.assert(
      fc.property(calendar, day, distance, (cal, from, n) => {
        const to = addWorkingDays(cal, from, n);
        expect(isWorkingDay(cal, to)).toBe(true);
        if (n > 0) expect(workingDaysBetween(cal, from, to)).toBe(n);
        // going back from a day off, the count of (to, from] is short of the first step, which lies inside
        if (n < 0) expect(workingDaysBetween(cal, to, from)).toBe(-n - (isWorkingDay(cal, from) ? 0 : 1));
        if (n < 0 && isWorkingDay(cal, from)) expect(addWorkingDays(cal, to, -n)).toBe(from);
      }),
    );
  });

  it('keeps order: a later start or a longer term never ends earlier', () => {
    fc.assert(
      fc.property(calendar, day, day, distance, distance, (cal, a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(addWorkingDays(cal, early, n) <= addWorkingDays(cal, late, n)).toBe(true);
        const [short, long] = m <= n ? [m, n] : [n, m];
        expect(addWorkingDays(cal, a, short) <= addWorkingDays(cal, a, long)).toBe(true);
      }),
    );
  });

  it('stands on a working day or beside it', () => {
    fc.assert(
      fc.property(calendar, day, (cal, on) => {
        const next = nextWorkingDay(cal, on);
        const previous = previousWorkingDay(cal, on);
        expect(previous <= on && on <= next).toBe(true);
        expect(isWorkingDay(cal, next) && isWorkingDay(cal, previous)).toBe(true);
        expect(next === on).toBe(isWorkingDay(cal, on));
      }),
    );
  });
});
