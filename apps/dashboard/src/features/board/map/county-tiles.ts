import type { BoardGroup } from '@duban/contracts';

/**
 * Where the 18 townships and 2 zones of 肥东县 stand among each other, roughly, on a grid of five by five: a schematic
 * without any border. A published map of China needs an approved number (审图号); this is none. Names by the statistics
 * bureau's list of 2023.
 */
const ROWS = [
  ['108 元疃镇', '109 白龙镇', '107 八斗镇', '202 马湖乡', '106 古城镇'],
  ['200 众兴乡', '205 杨店乡', '111 陈集镇', '204 响导乡', '201 张集乡'],
  ['401 经开区', '206 牌坊乡', '102 梁园镇', '105 石塘镇'],
  ['100 店埠镇', '101 撮镇镇', '402 循环园', '110 包公镇'],
  ['104 长临河镇', '103 桥头集镇'],
];
const COUNTY = '340122';

export type Tile = {
  key: string;
  name: string | null;
  row: number;
  column: number;
  /** 园区: a development zone, no township. */
  isZone: boolean;
  /** Null: no project of this scope is there. */
  group: BoardGroup | null;
};
export type CountyTiles = { tiles: Tile[]; others: BoardGroup[] };

const PLACES = ROWS.flatMap((places, row) =>
  places.map((place, column) => {
    const [number = '', name = ''] = place.split(' ');
    return { key: COUNTY + number, name, row: row + 1, column: column + 1, isZone: number.startsWith('4') };
  }),
);

/** The places of the county with what the board says of them; what is elsewhere stands apart. */
export function toTiles(groups: readonly BoardGroup[]): CountyTiles {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const known = new Set(PLACES.map(({ key }) => key));
  const isHere = groups.some(({ key }) => known.has(key));
  return {
    tiles: isHere ? PLACES.map((place) => ({ ...place, group: byKey.get(place.key) ?? null })) : [],
    others: groups.filter(({ key }) => !known.has(key)),
  };
}

export const COLOURINGS = ['light', 'amount', 'lag'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Steps of a scale with as many places in each as may be; a place stands on the step whose `from` it has reached. */
export function amountSteps(groups: readonly BoardGroup[], count = 5): bigint[] {
  const amounts = groups.map(({ doneFen }) => BigInt(doneFen)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const steps = Array.from(
    { length: count },
    (_, i) => amounts[Math.floor((i * amounts.length) / count)] ?? 0n,
  );
  return steps.filter((step, i) => i === 0 || step !== steps[i - 1]);
}

/** The step an amount stands on, from 0. */
export const stepOf = (fen: string, steps: readonly bigint[]): number =>
  Math.max(0, steps.filter((step) => BigInt(fen) >= step).length - 1);

/** Percentage points against schedule, from the furthest behind; a place stands on the first whose `below` it is under. */
export const LAG_STEPS = [
  { key: 'far', below: -200 },
  { key: 'behind', below: -100 },
  { key: 'slightly', below: 0 },
  { key: 'ahead', below: Infinity },
] as const;
export type LagStep = (typeof LAG_STEPS)[number]['key'] | 'none';

export const lagOf = (pointsTenths: number | null): LagStep =>
  pointsTenths === null ? 'none' : (LAG_STEPS.find(({ below }) => pointsTenths < below)?.key ?? 'ahead');
