import fc from 'fast-check';
import { SATISFACTION_GRADES } from './complaint';
import { type CountedComplaint, complaintFigures } from './complaint-figures';

const one = (given: Partial<CountedComplaint> = {}): CountedComplaint => ({
  unitId: 'housing',
  wasAnswered: true,
  wasWithdrawn: false,
  wasInTime: true,
  wasReworked: false,
  grade: null,
  wasTold: false,
  ...given,
});
const many = (n: number, given: Partial<CountedComplaint>) => Array.from({ length: n }, () => one(given));

describe('figures of complaints', () => {
  it('count silence apart: it is neither content nor in the share', () => {
    const [figures] = complaintFigures([
      ...many(6, { grade: 5 }),
      ...many(1, { grade: 3, wasTold: true }),
      ...many(2, { grade: 2, wasInTime: false, wasReworked: true }),
      ...many(4, { grade: null }),
      ...many(3, { wasAnswered: false, wasWithdrawn: true, wasInTime: null }),
    ]);
    expect(figures).toEqual({
      unitId: 'housing',
      all: 16,
      answerDue: 13,
      answeredInTime: 11,
      inTimeBp: 8462,
      inTimeSmall: false,
      withdrawn: 3,
      withdrawnBp: 1875,
      withdrawnSmall: false,
      rated: 9,
      told: 1,
      satisfied: 7,
      satisfiedBp: 7778,
      satisfiedSmall: false,
      unrated: 4,
      reworked: 2,
    });
  });

  it('say when there are too few for a rate, and give none where nobody rated', () => {
    const [figures] = complaintFigures(many(7, {}));
    expect(figures).toMatchObject({ withdrawnSmall: true, satisfiedSmall: true, satisfiedBp: null });
    expect(complaintFigures(many(8, { grade: 4 }))[0]).toMatchObject({
      withdrawnSmall: false,
      satisfiedSmall: false,
    });
  });

  it('of nothing are none', () => {
    expect(complaintFigures([])).toEqual([]);
  });

  it('count every complaint once, with its own unit', () => {
    const complaint = fc.record({
      unitId: fc.constantFrom('a', 'b', 'c'),
      wasAnswered: fc.boolean(),
      wasWithdrawn: fc.boolean(),
      wasTold: fc.boolean(),
      wasInTime: fc.option(fc.boolean()),
      wasReworked: fc.boolean(),
      grade: fc.option(fc.constantFrom(...SATISFACTION_GRADES)),
    });
    fc.assert(
      fc.property(fc.array(complaint), (complaints) => {
        const figures = complaintFigures(complaints);
        expect(new Set(figures.map(({ unitId }) => unitId)).size).toBe(figures.length);
        for (const { unitId, all, withdrawn, rated, satisfied, unrated } of figures) {
          const own = complaints.filter((counted) => counted.unitId === unitId);
          expect(all).toBe(own.length);
          expect(withdrawn).toBeLessThanOrEqual(all);
          expect(satisfied).toBeLessThanOrEqual(rated);
          expect(rated + unrated).toBeLessThanOrEqual(all);
        }
        expect(figures.reduce((sum, { all }) => sum + all, 0)).toBe(complaints.length);
      }),
    );
  });
});
