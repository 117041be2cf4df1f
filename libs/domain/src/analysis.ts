import { type Fen, divideRounded } from './money';
import { type Schedule, percentTenths, pointsTenths, scheduleByMonth, scheduleTenths } from './progress';
import { type Period } from './time';

/** By what an analysis can be broken down. */
export const ANALYSIS_DIMENSIONS = [
  'unit',
  'township',
  'sector',
  'industry',
  'category',
  'yearClass',
  'level',
  'leader',
  'month',
  'year',
] as const;
export type AnalysisDimension = (typeof ANALYSIS_DIMENSIONS)[number];

/** 级次 省 / 市 / 县, the highest a project is labelled with; `none` of them. */
export const PROJECT_LEVELS = ['province', 'city', 'county', 'none'] as const;
export type ProjectLevel = (typeof PROJECT_LEVELS)[number];
const LEVEL_LABELS: Record<string, ProjectLevel> = { 省重点: 'province', 市重点: 'city', 县重点: 'county' };

/** Whose key project it is by its labels. The SQL function `level_of` says the same. */
export function projectLevelOf(labels: readonly string[]): ProjectLevel {
  const found = labels.map((label) => LEVEL_LABELS[label]);
  return PROJECT_LEVELS.find((level) => found.includes(level)) ?? 'none';
}

/** Groups of fewer projects are not ranked, and a rate of fewer cases is not printed (小样本). */
export const SMALL_GROUP = 8;

/** What a group has planned and done by the end of a month. `scheduledTwelfths`: twelve times what was scheduled by then. */
export type GroupMoney = { planFen: Fen; doneFen: Fen; scheduledTwelfths: bigint };

/**
 * 完成率, 序时进度 and their difference in 百分点 of a group (DOMAIN §3.2). The schedule is the sum of the plans' own: m/12,
 * or what a plan by month has set. Everything is taken from the exact ratios and rounded once, at the end.
 */
export function ratesOf({ planFen, doneFen, scheduledTwelfths }: GroupMoney, period: Period) {
  const schedule = groupSchedule(planFen, scheduledTwelfths, period);
  return {
    schedule,
    scheduledFen: divideRounded(scheduledTwelfths, 12n),
    rateTenths: percentTenths(doneFen, planFen),
    scheduleTenths: scheduleTenths(schedule),
    pointsTenths: pointsTenths(doneFen, planFen, schedule),
  };
}

/** The share of the plans that is scheduled, plan by plan: plans by month weigh in as they were set. */
export function groupSchedule(planFen: Fen, scheduledTwelfths: bigint, period: Period): Schedule {
  return planFen > 0n ? { num: scheduledTwelfths, den: 12n * planFen } : scheduleByMonth(period);
}

/** Cases of a year: so many planned, so many of them due by the month, so many done by then, due or not. */
export type Cases = { planned: number; due: number; done: number };

/**
 * 开工率, 竣工率: done ÷ planned for the year, against due ÷ planned as its own 序时 (安徽 2018 prints both). A rate of few
 * cases is no rate: its numbers are shown.
 */
export function caseRate({ planned, due, done }: Cases) {
  const all = BigInt(planned);
  return {
    num: done,
    den: planned,
    due,
    rateTenths: percentTenths(BigInt(done), all),
    pointsTenths: pointsTenths(BigInt(done), all, { num: BigInt(due), den: all > 0n ? all : 1n }),
    small: planned < SMALL_GROUP,
  };
}

type Rankable = { key: string; small: boolean; pointsTenths: number | null };
/**
 * The farthest ahead of schedule first; small groups, and those without a plan, below and without a place. Equals share
 * a place.
 */
export function rankGroups<T extends Rankable>(groups: readonly T[]): (T & { rank: number | null })[] {
  const isRanked = (group: Rankable) => !group.small && group.pointsTenths !== null;
  const points = ({ pointsTenths: tenths }: Rankable) => tenths ?? -Infinity;
  const sorted = [...groups].sort(
    (a, b) =>
      Number(isRanked(b)) - Number(isRanked(a)) ||
      Number(a.small) - Number(b.small) ||
      (points(a) === points(b) ? 0 : points(b) - points(a)) ||
      (a.key < b.key ? -1 : 1),
  );
  return sorted.map((group) => ({
    ...group,
    rank: isRanked(group) ? 1 + sorted.filter((o) => isRanked(o) && points(o) > points(group)).length : null,
  }));
}
