import { addWorkingDays } from './calendar';
import { CALENDAR } from './calendar.fixture';
import { ledger, term } from './clock';
import { isCreditCode } from './credit-code';
import { DEFAULT_LADDER, planRungs, warningOrdinal } from './ladder';
import { assessInvestment, INVESTMENT_PRESETS } from './lights';
import { fenFromWan } from './money';
import { percentTenths, pointsTenths, scheduleByMonth } from './progress';
import { reportDueDay } from './report';
import { dayOf, instantAt } from './time';
import { addWorkMinutes } from './work-time';

/** The checks worked by hand in the description of the field, one test for each. */
describe('worked by hand', () => {
  it.each([
    ['wuhan', '5000', 'green', 1000],
    ['wuhan', '4000', 'green', 800],
    ['wuhan', '3999', 'yellow', 799],
    ['wuhan', '2999', 'red', 599],
    ['yinchuan', '4000', 'green', -83],
    ['yinchuan', '3000', 'yellow', -167],
    ['yinchuan', '1400', 'yellow', -300],
    ['yinchuan', '1399', 'red', -300],
  ] as const)('by %s: of 12,000 万元 at the end of May %s 万元 are %s', (preset, done, color, figure) => {
    const { color: found, reason } = assessInvestment({
      rule: INVESTMENT_PRESETS[preset],
      doneFen: fenFromWan(done),
      planFen: fenFromWan('12000'),
      schedule: scheduleByMonth('2026-05'),
      period: '2026-05',
    });
    expect(found).toBe(color);
    expect(preset === 'wuhan' ? reason.ratioPerMille : reason.pointsTenths).toBe(figure);
  });

  it('46.3% at the end of May is 4.6 points ahead of schedule', () => {
    const [done, plan] = [fenFromWan('463'), fenFromWan('1000')];
    expect(percentTenths(done, plan)).toBe(463);
    expect(pointsTenths(done, plan, scheduleByMonth('2026-05'))).toBe(46);
  });

  it('five working days from Thursday 12 February 2026 end on Thursday the 26th: 13, 14 班, 24, 25, 26', () => {
    const { dueDay } = term(CALENDAR, instantAt('2026-02-12', '10:00'), 5);
    expect(dueDay).toBe('2026-02-26');
    const counted = ledger(CALENDAR, '2026-02-12', dueDay).filter(({ effect }) => effect === 'counted');
    expect(counted.map(({ day, kind }) => [day.slice(8), kind])).toEqual([
      ['13', 'workday'],
      ['14', 'makeup'],
      ['24', 'workday'],
      ['25', 'workday'],
      ['26', 'workday'],
    ]);
  });

  it.each([
    ['25 September 2026 is 中秋 and a Friday', '2026-09', '2026-09-28'],
    ['25 January 2026 is a Sunday', '2026-01', '2026-01-26'],
  ])('%s: the direct report is due on the next working day', (_, period, day) =>
    expect(reportDueDay(CALENDAR, period)).toBe(day),
  );

  it('one working day before 8 October 2026 is 30 September', () =>
    expect(addWorkingDays(CALENDAR, '2026-10-08', -1)).toBe('2026-09-30'));

  it('three working days from Friday 8 May 2026 end on Tuesday the 12th, by way of Saturday 9 班', () =>
    expect([1, 2, 3].map((n) => addWorkingDays(CALENDAR, '2026-05-08', n))).toEqual([
      '2026-05-09',
      '2026-05-11',
      '2026-05-12',
    ]));

  it('a term of fifteen working days warns at the end of the fourteenth, not of the thirteenth', () => {
    expect(13 * 10).toBeLessThan(15 * 9);
    expect(warningOrdinal(15)).toBe(14);
    const issuedAt = instantAt('2026-03-02', '09:00');
    const [signDueDay, dueDay] = [1, 15].map((n) => addWorkingDays(CALENDAR, '2026-03-02', n)) as [
      string,
      string,
    ];
    const rungs = planRungs(CALENDAR, { issuedAt, signDueDay, dueDay, workingDays: 15 }, DEFAULT_LADDER);
    const warning = rungs.find(({ key }) => key === 'warning');
    expect(warning?.at).toBe(instantAt(addWorkingDays(CALENDAR, '2026-03-02', 14), '17:30'));
    expect(dayOf(warning?.at ?? 0)).toBe('2026-03-20');
  });

  it.each([
    ['914403001922038216', true],
    ['9144030071526726XG', true],
    ['91330100799655058B', true],
    ['91350100M000100Y43', true],
    ['91350100M000100Y4Z', false],
  ])('the credit code %s passes: %s', (code, passes) => expect(isCreditCode(code)).toBe(passes));
});

describe('the clock, against the failures of others', () => {
  it.each([
    ['2026-02-14', true],
    ['2026-02-28', true],
    ['2026-09-20', true],
    ['2026-10-10', true],
    ...Array.from({ length: 9 }, (_, i) => [`2026-02-${15 + i}`, false] as const),
    ...Array.from({ length: 7 }, (_, i) => [`2026-10-0${1 + i}`, false] as const),
  ] as const)('T6: %s is worked: %s', (day, worked) => {
    const eve = addWorkingDays(CALENDAR, day, -1);
    expect(addWorkingDays(CALENDAR, eve, 1) === day).toBe(worked);
    // a term of one day, issued on the last working day before it
    expect(term(CALENDAR, instantAt(eve, '10:00'), 1).dueDay === day).toBe(worked);
  });

  it.each([
    ['国庆, in the morning', '2026-10-01 10:00', '2026-10-08 08:31', '2026-10-09'],
    ['国庆, at its last midnight', '2026-10-07 23:59', '2026-10-08 08:31', '2026-10-09'],
    ['an ordinary Sunday', '2026-03-08 10:00', '2026-03-09 08:31', '2026-03-10'],
    ['a Sunday that is worked', '2026-09-20 10:00', '2026-09-20 10:01', '2026-09-22'],
    ['a Sunday that is worked, after work', '2026-09-20 20:00', '2026-09-21 08:31', '2026-09-22'],
  ])('T5: begun on %s: the first counted minute and day are right', (_, from, minute, secondDay) => {
    const begun = instantAt(from.slice(0, 10), from.slice(11));
    expect(addWorkMinutes(CALENDAR, begun, 1)).toBe(instantAt(minute.slice(0, 10), minute.slice(11)));
    // the day it begins on is not counted, worked or not
    expect(term(CALENDAR, begun, 2).dueDay).toBe(secondDay);
    const [first] = ledger(CALENDAR, from.slice(0, 10), secondDay).filter(({ ordinal }) => ordinal === 1);
    expect(first?.day).toBe(addWorkingDays(CALENDAR, secondDay, -1));
  });
});
