import { type LightColor } from './lights';
import { type Period } from './time';

/** 自评灯: what the unit thinks of its month itself. Kept with the report, never judged by. */
export const OWN_LIGHTS = ['green', 'yellow', 'red'] as const;
export type OwnLight = (typeof OWN_LIGHTS)[number];

const RANK: Record<OwnLight, number> = { red: 0, yellow: 1, green: 2 };

/** How the own estimate stands to the computed light; null where nothing comparable was computed. */
export function compareOwn(own: OwnLight, computed: LightColor): 'better' | 'same' | 'worse' | null {
  if (computed !== 'green' && computed !== 'yellow' && computed !== 'red') return null;
  if (RANK[own] === RANK[computed]) return 'same';
  return RANK[own] > RANK[computed] ? 'better' : 'worse';
}

export type OwnCount = { unitId: string; period: Period; own: OwnLight; computed: LightColor; count: number };
/** Of so many reports that can be compared, so many say better than the data do. */
export type GapCell = { period: Period; reports: number; better: number };

/** 报喜不报忧: by unit and month, how many of the own estimates are better than the computed lights. */
export function gapsOf(counts: readonly OwnCount[]): Map<string, GapCell[]> {
  const units = new Map<string, Map<Period, GapCell>>();
  for (const { unitId, period, own, computed, count } of counts) {
    const said = compareOwn(own, computed);
    if (said === null) continue;
    const months = units.get(unitId) ?? new Map<Period, GapCell>();
    const cell = months.get(period) ?? { period, reports: 0, better: 0 };
    cell.reports += count;
    if (said === 'better') cell.better += count;
    months.set(period, cell);
    units.set(unitId, months);
  }
  return new Map(
    [...units].map(([unitId, months]) => [
      unitId,
      [...months.values()].sort((a, b) => (a.period < b.period ? -1 : 1)),
    ]),
  );
}
