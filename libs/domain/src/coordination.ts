import { recipientsOf, type RungRecipient, type StampedPolicy } from './policy';
import { addMonths, type Day, type Period } from './time';

/** 一级 项目分管领导 · 二级 责任单位主要领导 · 三级 分管县领导专题 · 四级 县主要领导督办. */
export const COORDINATION_LEVELS = [1, 2, 3, 4] as const;
export type CoordinationLevel = (typeof COORDINATION_LEVELS)[number];

/** Whose table a matter is on once this place was told. The office watches, it does not coordinate. */
const LEVEL_OF: Readonly<Record<RungRecipient, CoordinationLevel>> = {
  'unit-handlers': 1,
  office: 1,
  'unit-head': 2,
  'supervising-leader': 3,
  'county-leader': 4,
};

const highest = (policy: StampedPolicy, keys: readonly string[]): CoordinationLevel =>
  keys
    .flatMap((key) => recipientsOf(policy, key))
    .reduce<CoordinationLevel>((level, place) => (LEVEL_OF[place] > level ? LEVEL_OF[place] : level), 1);

/** The level that coordinates a notice: the highest place its ladder has told, by the policy stamped on it. */
export const levelOfNotice = (policy: StampedPolicy, fired: readonly string[]): CoordinationLevel =>
  highest(policy, fired);

/** When the ladder of a notice takes it higher than it stands, if nobody answers; null: it does not. */
export function riseOfNotice(
  policy: StampedPolicy,
  { fired, ahead }: { fired: readonly string[]; ahead: readonly { key: string; day: Day }[] },
): { level: CoordinationLevel; day: Day } | null {
  const level = levelOfNotice(policy, fired);
  const rises = [...ahead]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .find(({ key }) => highest(policy, [key]) > level);
  return rises ? { level: highest(policy, [rises.key]), day: rises.day } : null;
}

/**
 * For how many months without a break the reports have told of this category, and since which: `reports` from the
 * newest back. Words change from month to month, so the category is the matter.
 */
export function monthsTold(
  category: string,
  reports: readonly { period: Period; categories: readonly string[] }[],
): { months: number; since: Period | null } {
  let months = 0;
  let since: Period | null = null;
  for (const { period, categories } of reports) {
    if (!categories.includes(category) || (since !== null && period !== addMonths(since, -1))) break;
    months++;
    since = period;
  }
  return { months, since };
}

/**
 * The level that coordinates a problem nobody has made a notice of: the project's own in its first month, one higher
 * with each month that tells of it again, as lights of several months go up. The rungs are of 桐庐; going up by month
 * is our own default, no source names one.
 */
export const levelOfTold = (months: number): CoordinationLevel =>
  COORDINATION_LEVELS[Math.min(Math.max(months, 1), COORDINATION_LEVELS.length) - 1] ?? 1;
