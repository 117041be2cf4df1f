import { type HolidayRow, dayKind, isWorkingDay, makeCalendar } from './calendar';
import { CALENDAR, HOLIDAYS, YEARS } from './calendar.fixture';
import {
  changedDays,
  checkHours,
  checkYear,
  noticeYearOf,
  withDay,
  withReportDay,
  withYear,
} from './calendar-edit';
import { yearOf } from './time';

const of2026 = HOLIDAYS.filter(({ day }) => yearOf(day) === 2026);
const off = (day: string, name = '元旦'): HolidayRow => ({ day, off: true, name });
const codes = (rows: HolidayRow[], announced = true) =>
  checkYear({ year: 2026, papers: ['国办发明电〔2025〕7号'], days: rows }, announced).map(
    ({ path, code }) => [path, code],
  );

describe('a year of the calendar', () => {
  it('as the State Council announced it has nothing wrong', () => expect(codes(of2026)).toEqual([]));

  it.each([
    ['a day that does not exist', off('2026-02-30', '春节'), 'date', 'no-such-day'],
    ['a day twice', off('2026-02-17', '春节'), 'date', 'twice'],
    ['a day of another year', off('2025-10-01', '国庆节'), 'date', 'other-year'],
    ['the New Year of the next', off('2026-12-31'), 'date', 'other-year'],
    ['a day without a name', off('2026-03-09', ' '), 'name', 'name-missing'],
  ])('with %s says which', (_, row, field, code) =>
    expect(codes([...of2026, row])).toEqual([[`days.${of2026.length}.${field}`, code]]),
  );

  it('takes what its notice arranges in the December before, and a Saturday that is off anyway', () =>
    expect(codes([...of2026, off('2025-12-31'), off('2026-03-07', '中秋节')])).toEqual([]));

  it('that is announced is whole, one that is estimated need not be', () => {
    const half = of2026.filter(({ day }) => day < '2026-09-01');
    expect(codes(half)).toEqual([
      ['days', 'feast-missing'],
      ['days', 'feast-missing'],
    ]);
    expect(codes(half, false)).toEqual([]);
    const before = { year: 2006, papers: ['国办发明电'], days: [off('2006-01-01')] };
    expect(checkYear(before, true)).toEqual([]);
    expect(checkYear({ ...before, papers: [] }, true)).toEqual([
      { path: 'papers', code: 'papers-missing', facts: { year: 2006 } },
    ]);
  });

  it('replaces its own days and leaves those its neighbours arranged', () => {
    expect(noticeYearOf(off('2018-12-29'))).toBe(2019);
    expect(noticeYearOf(off('2018-12-29', '国庆节'))).toBe(2018);
    const rows = withYear([...HOLIDAYS, off('2026-12-31')], 2026, [off('2026-01-02'), off('2025-12-31')]);
    expect(rows.filter(({ day }) => day >= '2025-12-01').map(({ day }) => day)).toEqual([
      '2026-12-31',
      '2026-01-02',
      '2025-12-31',
    ]);
    expect(rows.filter(({ day }) => day < '2025-12-01')).toEqual(
      HOLIDAYS.filter(({ day }) => yearOf(day) === 2025),
    );
  });
});

describe('one day', () => {
  it.each([
    ['off', '2026-03-05', false],
    ['working', '2026-03-07', true],
    ['working', '2026-10-02', true],
    ['plain', '2026-10-10', false],
    ['plain', '2026-10-01', true],
    ['off', '2026-03-07', false],
  ] as const)('made %s on %s', (kind, day, working) => {
    const rows = withDay(HOLIDAYS, { day, kind, name: '防汛' });
    expect(isWorkingDay(makeCalendar({ holidays: rows, years: YEARS }), day)).toBe(working);
    expect(rows.filter((row) => row.day === day).length).toBeLessThanOrEqual(1);
  });

  it('is the only one that changes', () => {
    const flood = makeCalendar({
      holidays: withDay(HOLIDAYS, { day: '2026-03-05', kind: 'off', name: '防汛' }),
      years: YEARS,
    });
    expect(changedDays(CALENDAR, flood, '2026-01-01', '2026-12-31')).toEqual([
      { day: '2026-03-05', from: 'workday', to: 'holiday', was: '', name: '防汛' },
    ]);
    expect(dayKind(flood, '2026-03-05').name).toBe('防汛');
  });
});

describe('office hours', () => {
  const period = (start: string, end: string) => ({ start, end });
  it.each([
    ['one period', [period('08:00', '18:00')], []],
    ['three', [period('08:00', '11:30'), period('13:00', '15:00'), period('15:30', '17:00')], []],
    ['none', [], [['hours', 'no-hours', {}]]],
    ['backwards', [period('12:00', '08:30')], [['hours.0.end', 'not-after', { after: '12:00' }]]],
    [
      'overlapping',
      [period('08:30', '12:00'), period('11:30', '17:30')],
      [['hours.1.start', 'overlaps', { after: '12:00' }]],
    ],
    [
      'touching',
      [period('08:30', '12:00'), period('12:00', '17:30')],
      [['hours.1.start', 'overlaps', { after: '12:00' }]],
    ],
    [
      'no time',
      [period('8:30', '25:00')],
      [
        ['hours.0.start', 'not-a-time', { time: '8:30' }],
        ['hours.0.end', 'not-a-time', { time: '25:00' }],
      ],
    ],
    [
      'too many',
      Array.from({ length: 7 }, (_, i) => period(`1${i}:00`, `1${i}:30`)),
      [['hours', 'too-many-periods', { max: 6 }]],
    ],
  ])('%s', (_, hours, findings) => {
    expect(checkHours(hours).map(({ path, code, facts }) => [path, code, facts])).toEqual(findings);
    const make = () => makeCalendar({ holidays: [], years: [], hours });
    if (findings.length === 0) expect(make().opens).toBe(hours[0]?.start);
    else if (hours.length < 7) expect(make).toThrow(RangeError);
  });
});

describe('the report day of a county', () => {
  const days = [
    { from: '2026-03', day: 20 },
    { from: '2026-09', day: 28 },
  ];
  it.each([
    ['from a later month on', { from: '2026-12', day: 25 }, [...days, { from: '2026-12', day: 25 }]],
    ['of the same month again', { from: '2026-09', day: 26 }, [days[0], { from: '2026-09', day: 26 }]],
    ['before one that was to come', { from: '2026-06', day: 26 }, [days[0], { from: '2026-06', day: 26 }]],
  ])('%s', (_, wish, after) => expect(withReportDay(days, wish)).toEqual(after));
});
