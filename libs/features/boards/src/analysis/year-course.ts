import type { Measure } from '@duban/contracts';
import type { Fen, YearCourse } from '@duban/domain';
import type { YearGroup } from './year-groups.queries';

/** A year of a group in numbers; months are twelve, of the month alone. */
export type GroupYear = {
  year: number;
  projects: number;
  snapshots: number;
  planFen: Fen;
  evenlyFen: Fen;
  planned: Fen[];
  done: Fen[];
  funds: Fen[];
  /** The plans of those whose reports tell of money received. */
  fundedPlanFen: Fen;
  cases: Record<'startDue' | 'startDone' | 'finishDue' | 'finishDone' | 'begun' | 'registered', bigint[]>;
};

const NOTHING = () => Array<bigint>(12).fill(0n);
const big = (texts: readonly string[] | undefined) => texts?.map(BigInt) ?? NOTHING();

/** The row of the database against the plan that is asked for. */
export function groupYearOf(row: YearGroup, measure: Measure): GroupYear {
  const isFirst = measure === 'first';
  return {
    year: row.year,
    projects: row.projects,
    snapshots: row.snapshots,
    planFen: BigInt(isFirst ? row.first_fen : row.plan_fen),
    evenlyFen: BigInt(isFirst ? row.first_evenly : row.planned_evenly),
    planned: big(isFirst ? row.first_planned_months : row.planned_months),
    done: big(row.done_months),
    funds: big(row.funds_months),
    fundedPlanFen: BigInt((isFirst ? row.funded_first_fen : row.funded_plan_fen) ?? '0'),
    cases: {
      startDue: big(row.start_due),
      startDone: big(row.start_done),
      finishDue: big(row.finish_due),
      finishDone: big(row.finish_done),
      begun: big(row.begun),
      registered: big(row.registered),
    },
  };
}

const emptyYear = (year: number): GroupYear => ({
  year,
  projects: 0,
  snapshots: 0,
  planFen: 0n,
  evenlyFen: 0n,
  planned: NOTHING(),
  done: NOTHING(),
  funds: NOTHING(),
  fundedPlanFen: 0n,
  cases: {
    startDue: NOTHING(),
    startDone: NOTHING(),
    finishDue: NOTHING(),
    finishDone: NOTHING(),
    begun: NOTHING(),
    registered: NOTHING(),
  },
});
const each = (a: readonly bigint[], b: readonly bigint[]) => a.map((value, i) => value + (b[i] ?? 0n));

/** The sum of several groups in one year. */
export function addYears(year: number, groups: readonly GroupYear[]): GroupYear {
  return groups.reduce(
    (a, b) => ({
      year,
      projects: a.projects + b.projects,
      snapshots: a.snapshots + b.snapshots,
      planFen: a.planFen + b.planFen,
      evenlyFen: a.evenlyFen + b.evenlyFen,
      planned: each(a.planned, b.planned),
      done: each(a.done, b.done),
      funds: each(a.funds, b.funds),
      fundedPlanFen: a.fundedPlanFen + b.fundedPlanFen,
      cases: {
        startDue: each(a.cases.startDue, b.cases.startDue),
        startDone: each(a.cases.startDone, b.cases.startDone),
        finishDue: each(a.cases.finishDue, b.cases.finishDue),
        finishDone: each(a.cases.finishDone, b.cases.finishDone),
        begun: each(a.cases.begun, b.cases.begun),
        registered: each(a.cases.registered, b.cases.registered),
      },
    }),
    emptyYear(year),
  );
}

/** The sum of the first `month` months. */
export const until = (values: readonly bigint[], month: number): bigint =>
  values.slice(0, month).reduce((a, b) => a + b, 0n);

/** Twelve times what was scheduled by the end of a month: even plans by twelfths, plans by month as they were set. */
export const twelfthsAt = ({ planned, evenlyFen }: GroupYear, month: number): bigint =>
  12n * until(planned, month) + evenlyFen * BigInt(month);

/** For the forecast: cumulative, and known as far as month `known`. */
export function courseOf(group: GroupYear, known: number): YearCourse {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  return {
    year: group.year,
    plannedTwelfths: months.map((month) => twelfthsAt(group, month)),
    done: months.slice(0, known).map((month) => until(group.done, month)),
  };
}
