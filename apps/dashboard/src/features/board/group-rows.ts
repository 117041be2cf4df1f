import type { BoardGroup } from '@duban/contracts';

export type GroupRows = { ranked: BoardGroup[]; small: BoardGroup[]; max: number };

const byPoints = (a: BoardGroup, b: BoardGroup) =>
  (b.pointsTenths ?? -Infinity) - (a.pointsTenths ?? -Infinity) || b.projects - a.projects;

/** Sorted by distance to schedule, furthest ahead first; too few cases to be ranked stand below. `max`: half the bar. */
export function toGroupRows(groups: readonly BoardGroup[]): GroupRows {
  const unranked = (group: BoardGroup) => group.small || group.pointsTenths === null;
  const ranked = groups.filter((group) => !unranked(group)).sort(byPoints);
  const small = groups.filter(unranked).sort(byPoints);
  const widest = Math.max(0, ...groups.map((group) => Math.abs(group.pointsTenths ?? 0)));
  return { ranked, small, max: Math.max(10, widest / 10) };
}
