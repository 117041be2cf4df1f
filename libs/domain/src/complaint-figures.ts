import { SMALL_GROUP } from './analysis';
import { type SatisfactionGrade } from './complaint';

/** What is counted of a complaint: of its last verdict the grade, null when none was given. */
export type CountedComplaint = {
  unitId: string;
  wasAnswered: boolean;
  /** Its answer came before the clock ran out; null: it is not due yet, or never was. */
  wasInTime: boolean | null;
  wasReworked: boolean;
  wasWithdrawn: boolean;
  grade: SatisfactionGrade | null;
  /** The office wrote that verdict down, as it was told. */
  wasTold: boolean;
};

/**
 * Of a unit's complaints: the share answered in time, the share taken back, and of those rated the share that was at least 基本满意. Silence is
 * counted apart and never as content. A share is null where there is nothing to divide by, and `small` where the cases
 * are too few for a rate: shown as a count then.
 */
export type ComplaintFigures = {
  unitId: string;
  all: number;
  answerDue: number;
  answeredInTime: number;
  inTimeBp: number | null;
  inTimeSmall: boolean;
  withdrawn: number;
  withdrawnBp: number | null;
  withdrawnSmall: boolean;
  rated: number;
  /** Of those rated, the ones the office wrote down. */
  told: number;
  satisfied: number;
  satisfiedBp: number | null;
  satisfiedSmall: boolean;
  unrated: number;
  reworked: number;
};

const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 10_000) / whole));

/** The figures of each unit, in the order in which the units appear. */
export function complaintFigures(complaints: readonly CountedComplaint[]): ComplaintFigures[] {
  const units = new Map<string, CountedComplaint[]>();
  for (const complaint of complaints) {
    const known = units.get(complaint.unitId);
    if (known) known.push(complaint);
    else units.set(complaint.unitId, [complaint]);
  }
  return [...units].map(([unitId, own]) => {
    const withdrawn = own.filter(({ wasWithdrawn }) => wasWithdrawn).length;
    const due = own.filter(({ wasInTime }) => wasInTime !== null);
    const inTime = due.filter(({ wasInTime }) => wasInTime).length;
    const grades = own.flatMap(({ grade }) => (grade === null ? [] : [grade]));
    const satisfied = grades.filter((grade) => grade >= 3).length;
    return {
      unitId,
      all: own.length,
      answerDue: due.length,
      answeredInTime: inTime,
      inTimeBp: share(inTime, due.length),
      inTimeSmall: due.length < SMALL_GROUP,
      withdrawn,
      withdrawnBp: share(withdrawn, own.length),
      withdrawnSmall: own.length < SMALL_GROUP,
      rated: grades.length,
      told: own.filter(({ grade, wasTold }) => grade !== null && wasTold).length,
      satisfied,
      satisfiedBp: share(satisfied, grades.length),
      satisfiedSmall: grades.length < SMALL_GROUP,
      unrated: own.filter(({ wasAnswered, grade }) => wasAnswered && grade === null).length,
      reworked: own.filter(({ wasReworked }) => wasReworked).length,
    };
  });
}
