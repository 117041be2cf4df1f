import fc from 'fast-check';
import { CALENDAR } from './calendar.fixture';
import {
  type ClockInput,
  assessFinish,
  assessLateness,
  assessPermits,
  assessRegister,
  assessStart,
  assessZeroGrowth,
  wholeMonths,
} from './clock-lights';
import { DEFAULT_LIGHT_RULES } from './light-rules';
import { addDays } from './time';

const on = (day: string, over: Partial<ClockInput['rules']> = {}): ClockInput => ({
  day,
  rules: { ...DEFAULT_LIGHT_RULES, ...over },
  version: 4,
});

describe('the light of a start', () => {
  it.each([
    ['2026-05-20', '2026-05-31', 'green', 'in-time', 0],
    ['2026-05-01', '2026-05-31', 'green', 'in-time', 0], // the planned month has not passed
    ['2026-05-31', '2026-06-01', 'yellow', 'start-overdue', 1],
    ['2026-05-31', '2026-07-31', 'yellow', 'start-overdue', 2],
    ['2026-05-01', '2026-08-01', 'red', 'start-overdue', 3],
    ['2025-12-31', '2026-01-01', 'yellow', 'start-overdue', 1],
    ['2027-05-31', '2026-06-01', 'green', 'in-time', 0],
  ])('planned for %s, not begun on %s: %s', (planned, day, color, word, months) => {
    expect(assessStart(planned, null, on(day))).toEqual({
      color,
      word,
      reason: { code: word, rule: 'start-1-3/4', facts: { plannedDay: planned, months } },
    });
  });

  it('is green once begun, however late, and unlit without a planned day or a rule', () => {
    expect(assessStart('2026-01-05', '2026-09-01', on('2026-11-22'))).toMatchObject({
      color: 'green',
      reason: { facts: { plannedDay: '2026-01-05', actualDay: '2026-09-01' } },
    });
    expect(assessStart(null, null, on('2026-11-22'))).toBeNull();
    expect(assessStart('2026-01-05', null, on('2026-11-22', { start: null }))).toBeNull();
  });

  it('has its like for the finish', () => {
    expect(assessFinish('2026-08-20', null, on('2026-11-22'))).toMatchObject({
      color: 'red',
      word: 'finish-overdue',
      reason: { rule: 'finish-1-3/4', facts: { months: 3 } },
    });
  });
});

describe('the light of the register', () => {
  it.each([
    ['2026-05-20', '2026-06-19', 'green', 0],
    ['2026-05-20', '2026-06-20', 'yellow', 1],
    ['2026-05-20', '2026-07-19', 'yellow', 1],
    ['2026-05-20', '2026-07-20', 'red', 2],
    ['2026-01-31', '2026-02-28', 'yellow', 1],
  ])('begun on %s, not entered on %s: %s', (start, day, color, months) => {
    expect(assessRegister(start, null, on(day))).toMatchObject({
      color,
      reason: { rule: 'register-1-2/4', facts: { actualStart: start, months } },
    });
  });
  it('is green once entered and waits for the start', () => {
    expect(assessRegister('2026-01-05', '2026-11-01', on('2026-11-22'))?.color).toBe('green');
    expect(assessRegister(null, null, on('2026-11-22'))).toBeNull();
    expect(assessRegister('2026-01-05', null, on('2026-11-22', { register: null }))).toBeNull();
  });
  it.each([
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-03-30', 1],
    ['2026-01-31', '2026-03-31', 2],
    ['2026-12-15', '2027-01-15', 1],
    ['2026-05-20', '2026-05-10', 0],
    ['2027-05-20', '2026-05-10', 0],
  ])('from %s to %s there are %i whole months', (from, to, months) =>
    expect(wholeMonths(from, to)).toBe(months),
  );
});

describe('the light of permits', () => {
  const permit = (name: string, plannedDay: string | null, actualDay: string | null = null) => ({
    name,
    plannedDay,
    actualDay,
  });
  it('is of the one that is overdue the longest, and counts the others', () => {
    const permits = [
      permit('环评', '2026-10-01', '2026-09-20'),
      permit('用地', '2026-11-10'),
      permit('施工许可', '2026-11-01'),
      permit('能评', null),
    ];
    expect(assessPermits(permits, on('2026-11-22'))).toEqual({
      color: 'yellow',
      word: 'permit-overdue',
      reason: {
        code: 'permit-overdue',
        rule: 'permit-1-30/4',
        facts: { name: '施工许可', plannedDay: '2026-11-01', since: '2026-11-02', overdue: 2 },
      },
    });
  });
  it.each([
    ['2026-11-22', 'green'], // today is its day
    ['2026-11-21', 'yellow'],
    ['2026-10-24', 'yellow'],
    ['2026-10-23', 'red'],
  ])('planned for %s and missing on 22 November: %s', (planned, color) =>
    expect(assessPermits([permit('用地', planned)], on('2026-11-22'))?.color).toBe(color),
  );
  it('is the same on the next day unless it turns', () => {
    const light = (day: string) => assessPermits([permit('用地', '2026-11-01')], on(day));
    expect(light('2026-11-10')).toEqual(light('2026-11-25'));
    expect(light('2026-12-01')?.color).toBe('red');
  });
  it('is unlit where nothing is planned or the rule is off', () => {
    expect(assessPermits([permit('能评', null)], on('2026-11-22'))).toBeNull();
    expect(assessPermits([permit('用地', '2026-01-01')], on('2026-11-22', { permit: null }))).toBeNull();
  });
});

describe('the light of late reports', () => {
  // September's day is Monday 28 September (中秋), October's is Monday 26 October
  const at = (day: string, lastPeriod: string | null, more: object = {}) =>
    assessLateness(
      CALENDAR,
      { direct: true, lastPeriod, sinceDay: '2025-01-04', closed: '2026-10', ...more },
      on(day),
    );
  it.each([
    ['2026-10-26', '2026-10', 'green'],
    ['2026-10-27', '2026-09', 'yellow'],
    ['2026-10-30', '2026-09', 'yellow'],
    ['2026-11-02', '2026-09', 'red'], // the fifth working day
    ['2026-10-27', '2026-08', 'red'],
    ['2026-10-27', '2026-11', 'green'],
  ])('on %s, last month reported %s: %s', (day, last, color) => expect(at(day, last)?.color).toBe(color));
  it('says the first month that is missing, its day and how many are', () =>
    expect(at('2026-10-27', '2026-08')?.reason).toEqual({
      code: 'report-overdue',
      rule: 'late-1-5/4',
      facts: { period: '2026-09', dueDay: '2026-09-28', missing: 2 },
    }));
  it('begins with the month a project entered the register, and not for years back', () => {
    expect(at('2026-10-27', null, { sinceDay: '2026-10-10' })?.reason.facts).toMatchObject({
      period: '2026-10',
    });
    expect(at('2026-10-27', null, { sinceDay: '2026-10-27' })?.color).toBe('green');
    expect(at('2026-10-27', null, { sinceDay: '2026-11-02' })?.color).toBe('green');
    expect(at('2026-10-27', '2020-01')?.reason.facts).toMatchObject({ period: '2025-11', missing: 12 });
  });
  it('is unlit for who owes no report', () => expect(at('2026-10-27', null, { direct: false })).toBeNull());
});

describe('the light of standing still', () => {
  const months = (...amounts: bigint[]) =>
    amounts.map((monthFen, i) => ({ period: `2026-${String(10 - i).padStart(2, '0')}`, monthFen }));
  it.each([
    [months(1n, 0n, 0n), 'green', 0],
    [months(0n, 1n), 'green', 1],
    [months(0n, 0n, 5n), 'yellow', 2],
    [months(0n, 0n), 'yellow', 2],
    [months(0n, 0n, 0n, 5n), 'red', 3],
    [months(0n, -5n, 0n), 'green', 1], // a correction moves something
  ])('%#: %s', (given, color, n) => {
    const light = assessZeroGrowth(given, true, on('2026-11-22'));
    expect(light).toMatchObject({ color, reason: { facts: { months: n } } });
  });
  it('names the month from which on nothing came', () =>
    expect(assessZeroGrowth(months(0n, 0n, 7n), true, on('2026-11-22'))?.reason.facts).toEqual({
      months: 2,
      from: '2026-09',
    }));
  it('is unlit before the building and without a report', () => {
    expect(assessZeroGrowth(months(0n, 0n), false, on('2026-11-22'))).toBeNull();
    expect(assessZeroGrowth([], true, on('2026-11-22'))).toBeNull();
  });
});

it('no clock gets better by waiting', () => {
  const rank = { red: 0, yellow: 1, green: 2, stale: 3, waived: 3, none: 3 };
  const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-01-01', n));
  fc.assert(
    fc.property(day, day, day, (planned, a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      const permits = [{ name: '用地', plannedDay: planned, actualDay: null }];
      for (const light of [
        (at: string) => assessStart(planned, null, on(at)),
        (at: string) => assessRegister(planned, null, on(at)),
        (at: string) => assessPermits(permits, on(at)),
      ])
        expect(rank[light(late)?.color ?? 'none']).toBeLessThanOrEqual(rank[light(early)?.color ?? 'none']);
    }),
  );
});
