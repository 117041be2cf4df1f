import fc from 'fast-check';
import { isWorkingDay, makeCalendar } from './calendar';
import { CALENDAR, HOLIDAYS, YEARS } from './calendar.fixture';
import {
  type ReportContext,
  type ReportFigures,
  checkReport,
  closedPeriod,
  openPeriod,
  photoRequiredOf,
  isReportProvisional,
  reportDueDay,
  reportOpenDay,
  totals,
} from './report';
import { addDays, addMonths } from './time';

const figures = (more: Partial<ReportFigures> = {}): ReportFigures => ({
  monthFen: 100n,
  physicalBp: 4_500,
  progressText: '主体结构封顶',
  ...more,
});
const previous = (more: Partial<NonNullable<ReportContext['previous']>> = {}) => ({
  period: '2026-04',
  yearFen: 300n,
  totalFen: 900n,
  progressText: '基础完工',
  physicalBp: 4_000,
  monthFen: 80n,
  ...more,
});
const context = (more: Partial<ReportContext> = {}): ReportContext => ({
  period: '2026-05',
  previous: previous(),
  projectTotalFen: 10_000n,
  yearPlanFen: 1_000n,
  started: true,
  correction: false,
  ...more,
});

describe('cumulative figures', () => {
  it.each([
    ['add to the year and to the whole', context(), { yearFen: 400n, totalFen: 1_000n }],
    [
      'add across a month without a report',
      context({ period: '2026-07' }),
      { yearFen: 400n, totalFen: 1_000n },
    ],
    [
      'restart the year in January',
      context({ period: '2026-01', previous: previous({ period: '2025-12' }) }),
      { yearFen: 100n, totalFen: 1_000n },
    ],
    [
      'restart the year in the first report after January too',
      context({ period: '2026-03', previous: previous({ period: '2025-11' }) }),
      { yearFen: 100n, totalFen: 1_000n },
    ],
    ['begin with the first report', context({ previous: null }), { yearFen: 100n, totalFen: 100n }],
  ])('%s', (_, given, expected) => expect(totals(figures(), given)).toEqual(expected));

  it('stand still without a figure, and fall with a correction', () => {
    expect(totals(figures({ monthFen: null }), context())).toEqual({ yearFen: 300n, totalFen: 900n });
    expect(totals(figures({ monthFen: -50n }), context())).toEqual({ yearFen: 250n, totalFen: 850n });
  });

  it.each(['2026-05', '2026-06'])('refuse a previous report of %s', (period) =>
    expect(() => totals(figures(), context({ previous: previous({ period }) }))).toThrow(RangeError),
  );

  it('are the sum of the months of the year and of all months, however many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -1000n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 }),
        (months) => {
          let last: ReportContext['previous'] = null;
          months.forEach((monthFen, i) => {
            const period = addMonths('2024-06', i);
            last = {
              ...previous({ period, monthFen }),
              ...totals(figures({ monthFen }), context({ period, previous: last })),
            };
          });
          const sum = (all: bigint[]) => all.reduce((a, b) => a + b, 0n);
          const ofYear = months.filter(
            (_, i) =>
              addMonths('2024-06', i).slice(0, 4) === addMonths('2024-06', months.length - 1).slice(0, 4),
          );
          expect(last).toMatchObject({ yearFen: sum(ofYear), totalFen: sum(months) });
        },
      ),
    );
  });
});

describe('the checks', () => {
  it.each<[string, ReportFigures, ReportContext, string[]]>([
    ['a clean report', figures(), context(), []],
    ['a clean first report', figures(), context({ previous: null }), []],
    ['no money figure', figures({ monthFen: null }), context(), ['monthFen required error']],
    ['no physical progress', figures({ physicalBp: null }), context(), ['physicalBp required error']],
    [
      'no physical progress before the start',
      figures({ physicalBp: null, monthFen: 0n }),
      context({ started: false }),
      [],
    ],
    ['negative money', figures({ monthFen: -1n }), context(), ['monthFen negative error']],
    ['negative money as a correction', figures({ monthFen: -1n }), context({ correction: true }), []],
    [
      'a correction below nothing at all',
      figures({ monthFen: -901n }),
      context({ correction: true }),
      ['monthFen negative error'],
    ],
    ['negative funds', figures({ fundsFen: -1n }), context(), ['fundsFen negative error']],
    ['no funds', figures({ fundsFen: null }), context(), []],
    ['negative funds as a correction', figures({ fundsFen: -1n }), context({ correction: true }), []],
    ['progress below nothing', figures({ physicalBp: -1 }), context(), ['physicalBp physical-range error']],
    ['progress above all', figures({ physicalBp: 10_001 }), context(), ['physicalBp physical-range error']],
    [
      'progress in fractions',
      figures({ physicalBp: 4_500.5 }),
      context(),
      ['physicalBp physical-range error'],
    ],
    ['progress complete', figures({ physicalBp: 10_000 }), context(), []],
    ['progress that fell', figures({ physicalBp: 3_999 }), context(), ['physicalBp physical-fell warning']],
    ['progress that stands', figures({ physicalBp: 4_000 }), context(), []],
    [
      'progress after none was given',
      figures({ physicalBp: 0 }),
      context({ previous: previous({ physicalBp: null }) }),
      [],
    ],
    ['the total reached', figures(), context({ projectTotalFen: 1_000n }), []],
    ['the total exceeded', figures(), context({ projectTotalFen: 999n }), ['monthFen over-total warning']],
    ['a project without a total', figures(), context({ projectTotalFen: 0n }), []],
    ['30% of the year plan in a month', figures({ monthFen: 300n }), context(), []],
    ['more than that', figures({ monthFen: 301n }), context(), ['monthFen month-over-30-percent warning']],
    ['much money and no year plan', figures({ monthFen: 9_000n }), context({ yearPlanFen: null }), []],
    ['no words', figures({ progressText: ' \n' }), context(), ['progressText text-too-short error']],
    ['one character', figures({ progressText: ' 桩 ' }), context(), ['progressText text-too-short error']],
    [
      'one character of two code units',
      figures({ progressText: '𠮷' }),
      context(),
      ['progressText text-too-short error'],
    ],
    ['two characters', figures({ progressText: '桩基' }), context(), []],
    [
      'the words of last month',
      figures({ progressText: '基础 完工 ' }),
      context(),
      ['progressText same-text error'],
    ],
    [
      'the words of last month and a reason',
      figures({ progressText: '基础完工', noProgressReason: '雨季停工' }),
      context(),
      ['progressText same-text warning'],
    ],
    [
      'the words of last month and a blank for a reason',
      figures({ progressText: '基础完工', noProgressReason: ' ' }),
      context(),
      ['progressText same-text error'],
    ],
    ['money before the start', figures(), context({ started: false }), ['monthFen not-started error']],
    ['no money before the start', figures({ monthFen: 0n }), context({ started: false }), []],
    [
      'no growth for two months',
      figures({ monthFen: 0n }),
      context({ previous: previous({ monthFen: 0n }) }),
      ['monthFen zero-growth warning'],
    ],
    ['no growth for one', figures({ monthFen: 0n }), context(), []],
    [
      'no growth for two months before the start',
      figures({ monthFen: 0n }),
      context({ started: false, previous: previous({ monthFen: 0n }) }),
      [],
    ],
    [
      'everything wrong at once',
      figures({ monthFen: -1n, physicalBp: null, progressText: '' }),
      context(),
      ['monthFen negative error', 'physicalBp required error', 'progressText text-too-short error'],
    ],
  ])('%s', (_, given, against, expected) => {
    const found = checkReport(given, against);
    expect(found.map(({ field, code, level }) => `${field} ${code} ${level}`)).toEqual(expected);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('give the facts a sentence needs', () => {
    const [over] = checkReport(figures(), context({ projectTotalFen: 999n }));
    expect(over?.facts).toEqual({ totalFen: '1000', projectTotalFen: '999' });
    const [fell] = checkReport(figures({ physicalBp: 1 }), context());
    expect(fell?.facts).toEqual({ physicalBp: 1, previousBp: 4_000 });
  });
});

describe('the calendar of reports', () => {
  it.each([
    ['2026-01', '2026-01-26'],
    ['2026-02', '2026-02-25'],
    ['2026-09', '2026-09-28'],
    ['2026-12', '2026-12-25'],
  ])('the report of %s is due on %s', (period, day) => expect(reportDueDay(CALENDAR, period)).toBe(day));

  it.each([
    ['2026-02', 31, '2026-02-28'],
    ['2026-01', 31, '2026-02-02'],
    ['2026-10', 1, '2026-10-08'],
  ])('the report of %s due by the %i is due on %s', (period, by, day) =>
    expect(reportDueDay({ ...CALENDAR, reportDays: [{ from: '2024-01', day: by }] }, period)).toBe(day),
  );

  it.each([
    ['2026-12', false],
    ['2027-01', true],
  ])('the due day of %s may still move: %s', (period, provisional) =>
    expect(isReportProvisional(CALENDAR, period)).toBe(provisional),
  );

  it.each([0, 32, 1.5])('refuses day %d of the month', (by) =>
    expect(() =>
      makeCalendar({ holidays: [], years: [], reportDays: [{ from: '2026-01', day: by }] }),
    ).toThrow(RangeError),
  );

  it('is due by the day that held in its own month, whatever was decided later', () => {
    const reportDays = [
      { from: '2026-09', day: 5 },
      { from: '2026-04', day: 28 },
    ];
    const cal = makeCalendar({ holidays: HOLIDAYS, years: YEARS, reportDays });
    expect(['2026-03', '2026-04', '2026-08', '2026-09'].map((period) => reportDueDay(cal, period))).toEqual([
      '2026-03-25',
      '2026-04-28',
      '2026-08-28',
      '2026-09-07',
    ]);
  });

  it('opens on the first of the month', () => {
    expect(reportOpenDay('2026-09')).toBe('2026-09-01');
    expect(openPeriod('2026-09-30')).toBe('2026-09');
  });

  it.each([
    ['2026-09-25', '2026-08'],
    ['2026-09-28', '2026-08'],
    ['2026-09-29', '2026-09'],
    ['2026-10-01', '2026-09'],
    ['2026-01-10', '2025-12'],
  ])('on %s the last closed period is %s', (day, period) => expect(closedPeriod(CALENDAR, day)).toBe(period));

  it('a period closes the day after it is due, on any day and by any rule', () => {
    const days = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-02-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 31 }), (day, by) => {
        const cal = { ...CALENDAR, reportDays: [{ from: '2024-01', day: by }] };
        const closed = closedPeriod(cal, day);
        expect(reportDueDay(cal, closed) < day).toBe(true);
        expect(reportDueDay(cal, addMonths(closed, 1)) >= day).toBe(true);
        expect(isWorkingDay(cal, reportDueDay(cal, closed))).toBe(true);
      }),
    );
  });
});

describe('a site photograph', () => {
  it.each([
    ['refuse', 0, ['error']],
    ['remark', 0, ['warning']],
    ['refuse', 1, []],
    [null, 0, []],
    [undefined, 0, []],
  ] as const)('with the rule %s and %s of them: %j', (photoRequired, photos, levels) => {
    const found = checkReport(figures({ photos }), context({ photoRequired }));
    expect(found.map(({ level }) => level)).toEqual(levels);
    expect(found.every(({ field, code }) => field === 'photoIds' && code === 'photo-required')).toBe(true);
  });

  it('is asked of what is being built alone', () => {
    const stages = ['reserve', 'signed', 'preparing', 'building', 'paused', 'completed'];
    expect(stages.filter((stage) => photoRequiredOf(stage, 'refuse') !== null)).toEqual(['building']);
  });
});
