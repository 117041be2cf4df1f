import { type Fen, divideRounded } from './money';
import { type RuleFinding } from './rules-check';
import { type Day, type Period, monthOf, periodOf, yearOf } from './time';

/** 核查发现: named checks, hints and no verdicts. Each is a sentence with its numbers; nobody but the reporter changes them. */
export const FINDING_CHECKS = [
  'negative-total',
  'fell-total',
  'unchanged',
  'same-text',
  'year-end-jump',
  'month-over-plan',
  'paid-above-reported',
  'ahead-of-physical',
  'physical-fell',
  'round-number',
  'before-start',
  'over-total',
  'over-budget',
  'estimate-exceeded',
] as const;
export type FindingCheck = (typeof FINDING_CHECKS)[number];

/** Thresholds, a setting with versions. `off`: checks that are not made. */
export type FindingRules = {
  off: FindingCheck[];
  /** Reports in a row with the same cumulative sum. */
  unchangedMonths: number;
  /** December, in tenths of the average month before it: 30 is three times. */
  yearEndTenths: number;
  /** Per cent of the plan of the year in one month. */
  monthPercent: number;
  /** Percentage points by which money may be ahead of the works. */
  physicalPoints: number;
  /** 万元: whole multiples of this much look rounded. */
  roundWan: number;
  /** Per cent by which the budget may exceed the estimate: 10 by 政府投资条例 art. 12. */
  estimatePercent: number;
};

/** 13.1.4: 30 % of the plan in a month, two months without growth; law L3 art. 12: ten per cent. The others are our own. */
export const DEFAULT_FINDING_RULES: FindingRules = {
  off: [],
  unchangedMonths: 2,
  yearEndTenths: 30,
  monthPercent: 30,
  physicalPoints: 20,
  roundWan: 1000,
  estimatePercent: 10,
};

/** A report as it is checked; null: it does not say. `paidFen`: received or paid up to then, where anybody tells. */
export type CheckedReport = {
  period: Period;
  monthFen: Fen | null;
  totalFen: Fen | null;
  paidFen: Fen | null;
  physicalBp: number | null;
  text: string;
};
export type CheckedProject = {
  totalFen: Fen;
  estimateFen: Fen | null;
  budgetFen: Fen | null;
  governmentFunded: boolean;
  actualStart: Day | null;
  /** The plans in force, by year. */
  planFen: Readonly<Record<number, Fen>>;
  /** The newest first: the first one is checked, the others are what it is held against. */
  reports: readonly CheckedReport[];
};
export type FoundFinding = { check: FindingCheck; facts: Record<string, string | number> };
export type FoundThen = FoundFinding & { period: Period };

const WAN = 1_000_000n;
const bare = (text: string) => text.replace(/\s+/gu, '');
type Check = (
  project: CheckedProject,
  report: CheckedReport,
  rules: FindingRules,
) => FoundFinding['facts'] | null;

/** The last earlier report that says something of this. */
function beforeOf<K extends 'totalFen' | 'physicalBp'>(project: CheckedProject, key: K) {
  const found = project.reports.slice(1).find((report) => report[key] !== null);
  return found ? { period: found.period, value: found[key] as NonNullable<CheckedReport[K]> } : null;
}

const CHECKS: Record<FindingCheck, Check> = {
  'negative-total': (_, { totalFen }) =>
    totalFen !== null && totalFen < 0n ? { totalFen: String(totalFen) } : null,

  'fell-total': (project, { totalFen }) => {
    const before = beforeOf(project, 'totalFen');
    if (totalFen === null || !before || totalFen >= before.value) return null;
    return { totalFen: String(totalFen), beforeFen: String(before.value), before: before.period };
  },

  unchanged: ({ reports, actualStart }, { period, totalFen }, { unchangedMonths }) => {
    if (totalFen === null || actualStart === null || periodOf(actualStart) > period) return null;
    const changed = reports.findIndex((report) => report.totalFen !== totalFen);
    // the report it was reached with is not one that stood still
    const still = (changed < 0 ? reports.length : changed) - 1;
    const from = reports[still - 1];
    if (still < unchangedMonths || !from) return null;
    return { months: still, from: from.period, totalFen: String(totalFen) };
  },

  'same-text': ({ reports }, { text }) => {
    const before = reports[1];
    if (!before || bare(text) === '' || bare(text) !== bare(before.text)) return null;
    return { before: before.period, text: bare(text).slice(0, 60) };
  },

  'year-end-jump': ({ reports }, { period, monthFen }, { yearEndTenths }) => {
    if (monthFen === null || monthOf(period) !== 12) return null;
    const others = reports
      .slice(1)
      .flatMap((report) =>
        yearOf(report.period) === yearOf(period) && report.monthFen !== null ? [report.monthFen] : [],
      );
    const sum = others.reduce((a, b) => a + b, 0n);
    const months = BigInt(others.length);
    if (months === 0n || sum <= 0n || monthFen * months * 10n < sum * BigInt(yearEndTenths)) return null;
    return {
      monthFen: String(monthFen),
      averageFen: String(divideRounded(sum, months)),
      timesTenths: Number((monthFen * months * 10n) / sum),
    };
  },

  'month-over-plan': ({ planFen }, { period, monthFen }, { monthPercent }) => {
    const yearPlanFen = planFen[yearOf(period)] ?? 0n;
    if (monthFen === null || yearPlanFen <= 0n) return null;
    if (monthFen * 100n <= yearPlanFen * BigInt(monthPercent)) return null;
    return {
      monthFen: String(monthFen),
      planFen: String(yearPlanFen),
      percent: Number(divideRounded(monthFen * 100n, yearPlanFen)),
    };
  },

  'paid-above-reported': (_, { paidFen, totalFen }) =>
    paidFen !== null && totalFen !== null && paidFen > totalFen && paidFen > 0n
      ? { paidFen: String(paidFen), totalFen: String(totalFen) }
      : null,

  'ahead-of-physical': ({ totalFen: planFen }, { totalFen, physicalBp }, { physicalPoints }) => {
    if (totalFen === null || physicalBp === null || planFen <= 0n) return null;
    const moneyBp = Number((totalFen * 10_000n) / planFen);
    if (moneyBp - physicalBp <= physicalPoints * 100) return null;
    return { moneyBp, physicalBp };
  },

  'physical-fell': (project, { physicalBp }) => {
    const before = beforeOf(project, 'physicalBp');
    if (physicalBp === null || !before || physicalBp >= before.value) return null;
    return { physicalBp, beforeBp: before.value, before: before.period };
  },

  'round-number': (_, { monthFen }, { roundWan }) => {
    if (monthFen === null || monthFen <= 0n || monthFen % (BigInt(roundWan) * WAN) !== 0n) return null;
    return { monthFen: String(monthFen), roundWan };
  },

  'before-start': ({ actualStart }, { period, monthFen }) => {
    if (monthFen === null || monthFen <= 0n) return null;
    if (actualStart !== null && periodOf(actualStart) <= period) return null;
    return { monthFen: String(monthFen), ...(actualStart ? { actualStart } : {}) };
  },

  'over-total': (project, { totalFen }) =>
    totalFen !== null && project.totalFen > 0n && totalFen > project.totalFen
      ? { doneFen: String(totalFen), totalFen: String(project.totalFen) }
      : null,

  /** 政府投资条例 art. 23: what is built does not exceed the approved budget. */
  'over-budget': ({ totalFen: planned, budgetFen, governmentFunded }, { totalFen }) => {
    if (budgetFen === null || budgetFen <= 0n) return null;
    const done = totalFen ?? 0n;
    const reached = done > planned ? done : planned;
    if (reached <= budgetFen) return null;
    return {
      reachedFen: String(reached),
      budgetFen: String(budgetFen),
      isDone: done > budgetFen ? 1 : 0,
      isLaw: governmentFunded ? 1 : 0,
    };
  },

  /** 政府投资条例 art. 12: a budget above the estimate by more than a tenth is reported to who approved it. */
  'estimate-exceeded': ({ estimateFen, budgetFen, governmentFunded }, _, { estimatePercent }) => {
    if (estimateFen === null || budgetFen === null || estimateFen <= 0n) return null;
    if (budgetFen * 100n <= estimateFen * BigInt(100 + estimatePercent)) return null;
    return {
      estimateFen: String(estimateFen),
      budgetFen: String(budgetFen),
      percent: Number(divideRounded((budgetFen - estimateFen) * 100n, estimateFen)),
      isLaw: governmentFunded ? 1 : 0,
    };
  },
};

/** What is to be asked about the newest report of a project, in the order of the list. Pure and total. */
export function findFindings(project: CheckedProject, rules: FindingRules): FoundFinding[] {
  const [report] = project.reports;
  if (!report) return [];
  return FINDING_CHECKS.filter((check) => !rules.off.includes(check)).flatMap((check) => {
    const facts = CHECKS[check](project, report, rules);
    return facts ? [{ check, facts }] : [];
  });
}

/** Reports a check looks back on, with the one it checks: a year and the one before it. */
export const LOOKED_BACK = 14;

/** What was to be asked about every report when it was the newest one, the oldest first. Pure and total. */
export function findPastFindings(project: CheckedProject, rules: FindingRules): FoundThen[] {
  return project.reports
    .map(({ period }, i) => {
      const reports = project.reports.slice(i, i + LOOKED_BACK);
      return findFindings({ ...project, reports }, rules).map((found) => ({ ...found, period }));
    })
    .reverse()
    .flat();
}

/** What is wrong with thresholds that are well formed. */
export function checkFindingRules(rules: FindingRules): RuleFinding[] {
  return rules.off.length === FINDING_CHECKS.length
    ? [{ path: 'off', code: 'nothing-checked', facts: { checks: rules.off.length } }]
    : [];
}

/** 同一原因: one unit that is held up by one cause on several projects is one matter, and the leader's. */
export type Blocked = { projectId: string; unitId: string; category: string };
export type SameCause = { unitId: string; category: string; projectIds: string[] };
export const SAME_CAUSE_PROJECTS = 3;

/** Each project counts once for a cause, however often it is written; the widest cause first. */
export function sameCauses(blocked: readonly Blocked[], least = SAME_CAUSE_PROJECTS): SameCause[] {
  const groups = new Map<string, SameCause>();
  for (const { projectId, unitId, category } of blocked) {
    const key = `${unitId}\n${category}`;
    const group = groups.get(key) ?? { unitId, category, projectIds: [] };
    if (!group.projectIds.includes(projectId)) group.projectIds.push(projectId);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ projectIds }) => projectIds.length >= least)
    .sort(
      (a, b) =>
        b.projectIds.length - a.projectIds.length ||
        (a.category < b.category ? -1 : a.category > b.category ? 1 : a.unitId < b.unitId ? -1 : 1),
    );
}
