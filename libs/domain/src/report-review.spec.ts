import fc from 'fast-check';
import { CALENDAR } from './calendar.fixture';
import { diffReports, filingOf, reviewDueDay, SECTION_OF } from './report-review';
import { instantAt } from './time';

describe('the review of a report', () => {
  it.each([
    // Thursday before the Spring Festival of 2026: 13, 14 (made up), 24 February
    ['2026-02-12', '2026-02-24'],
    // Friday before a Saturday that is worked
    ['2026-05-08', '2026-05-12'],
    ['2026-05-25', '2026-05-28'],
    // filed on a Sunday
    ['2026-05-24', '2026-05-27'],
  ])('of what was filed on %s is due on %s', (day, due) => {
    expect(reviewDueDay(CALENDAR, instantAt(day, '10:00'))).toBe(due);
  });

  it.each([
    [0, false, 'first'],
    [1, false, 'revised'],
    [3, false, 'revised'],
    [1, true, 'correction'],
    [2, true, 'correction'],
  ] as const)('calls a submission after %i others, published %s, a %s', (others, published, word) => {
    expect(filingOf(others, published)).toBe(word);
  });

  it.each([
    [{}, {}, []],
    [{ monthFen: '100' }, { monthFen: '100' }, []],
    [{ monthFen: '100' }, { monthFen: '200' }, [['money', 'monthFen', '100', '200']]],
    [{ fundsFen: null }, {}, []],
    [{ progressText: '' }, { progressText: '主体' }, [['progress', 'progressText', null, '主体']]],
    [{ problems: [] }, {}, []],
    [{ problems: [{ category: 'a', text: 'b' }] }, { problems: [{ text: 'b', category: 'a' }] }, []],
    [
      { problems: [{ category: 'a', text: 'b' }], nextPlanFen: '1' },
      { physicalBp: 0 },
      [
        ['progress', 'physicalBp', null, 0],
        ['problems', 'problems', [{ category: 'a', text: 'b' }], null],
        ['next', 'nextPlanFen', '1', null],
      ],
    ],
  ])('finds between %j and %j: %j', (before, after, found) => {
    expect(diffReports(before, after).map((d) => [d.section, d.field, d.before, d.after])).toEqual(found);
  });

  it('finds nothing between a version and itself, and the same fields in both directions', () => {
    const content = fc.record(
      Object.fromEntries(
        Object.keys(SECTION_OF).map((field) => [field, fc.option(fc.string({ maxLength: 3 }))]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(content, content, (one, other) => {
        expect(diffReports(one, one)).toEqual([]);
        const back = diffReports(other, one);
        expect(diffReports(one, other).map((d) => [d.field, d.before, d.after])).toEqual(
          back.map((d) => [d.field, d.after, d.before]),
        );
      }),
    );
  });
});
