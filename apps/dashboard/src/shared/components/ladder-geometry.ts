export type LadderDay = {
  day: string;
  off: boolean;
  provisional?: boolean;
  /** The clock stood still. */
  paused?: boolean;
};
export type LadderPoint = {
  key: string;
  label: string;
  note?: string;
  day: string;
  /** milestone: below the axis. due and rung: steps above it. */
  kind: 'milestone' | 'due' | 'rung';
  /** was: a due day that was told and then put off. skipped: a rung that found nobody to tell. */
  state: 'done' | 'late' | 'next' | 'future' | 'was' | 'skipped';
  provisional?: boolean;
  /** It opens its reason. */
  opens?: boolean;
};
export type PlacedDay = LadderDay & { x: number; width: number };

export type PlacedPoint = LadderPoint & {
  x: number;
  y: number;
  row: number;
  textX: number;
  /** Of its words. */
  width: number;
  /** Its words stand on the field of a year not announced. */
  onField: boolean;
};
export type LadderGeometry = {
  width: number;
  height: number;
  axisY: number;
  days: PlacedDay[];
  todayX: number | null;
  /** Where the words of today stand: at the top, or where labels are in the way beside the line, under the stairs. */
  today: { y: number; beside: boolean };
  points: PlacedPoint[];
  stairs: string;
  fields: { x: number; width: number }[];
  /** Stretches of the axis on which the clock stood still. */
  pauses: { x: number; width: number }[];
};

const EDGE = 26;
const NOTCH = 7.6;
const STEP = 24;
const TOP = 14;
const LABEL_ROW = 34;
/** Two lines of text over the line of today. */
const TODAY = { half: 40, first: 24, height: 34 };
const ASIDE = 26;
export const MIN_DAY = 13;

/** Chinese characters are as wide as high, the rest about half. */
const textWidth = (text: string, size: number) =>
  [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? size : size * 0.56), 0);

/** The least width at which every working day can still be told apart. */
export function ladderMinWidth(days: readonly LadderDay[]): number {
  const off = days.filter((d) => d.off).length;
  return EDGE * 2 + off * NOTCH + (days.length - off) * MIN_DAY;
}

/** Every working day has the same width, days off are narrow notches; flat until due, then a step per rung. */
export function ladderGeometry(
  days: readonly LadderDay[],
  points: readonly LadderPoint[],
  today: string,
  wanted: number,
): LadderGeometry {
  const width = Math.max(wanted, ladderMinWidth(days));
  const off = days.filter((d) => d.off).length;
  const unit = (width - EDGE * 2 - off * NOTCH) / Math.max(1, days.length - off);
  let x = EDGE;
  const placed = days.map((day) => {
    const at = { ...day, x, width: day.off ? NOTCH : unit };
    x += at.width;
    return at;
  });
  const centre = (day: string) => {
    const found =
      placed.find((d) => d.day === day) ?? (day < (days[0]?.day ?? '') ? placed[0] : placed.at(-1));
    return found ? found.x + found.width / 2 : EDGE;
  };
  const steps = points.filter((p) => p.kind !== 'milestone');
  const isIn = placed.some((d) => d.day === today);
  const todayX = isIn ? centre(today) : null;
  // the two highest steps stand as high as the words of today
  const isCrossed = steps.slice(-2).some((p) => {
    const right = centre(p.day) + 10;
    const left = right - 30 - textWidth(p.label, 13) - textWidth(p.note ?? '', 12);
    return todayX !== null && left < todayX + TODAY.half && right > todayX - TODAY.half;
  });
  // after two steps there is room under the stairs
  const isLow = steps.filter((p) => p.day <= today).length >= 2 && (todayX ?? 0) + TODAY.half * 2 < width;
  const isBeside = isCrossed && isLow;
  const axisY = Math.max(TOP + steps.length * STEP, 72) + (isCrossed && !isLow ? TODAY.height : 0);
  const unsure = placed.find((d) => d.provisional);
  const isOnField = (at: number) => unsure !== undefined && at > unsure.x;
  const ends = [-Infinity, -Infinity];
  let step = 0;
  const placedPoints = points.map((point): PlacedPoint => {
    const px = centre(point.day);
    if (point.kind !== 'milestone') {
      step += 1;
      const width = textWidth(point.label, 13) + textWidth(point.note ?? '', 12) + 6;
      return {
        ...point,
        x: px,
        y: axisY - step * STEP,
        row: 0,
        textX: px - 14,
        width,
        onField: isOnField(px),
      };
    }
    const half = Math.max(textWidth(point.label, 13), textWidth(point.note ?? '', 12)) / 2 + 5;
    const own = Math.min(Math.max(px, half), width - half);
    // a crowded label moves a little to the right, then to the second row, never over its neighbour
    const beside = Math.max(own, (ends[0] ?? 0) + half);
    const row = beside - own <= ASIDE ? 0 : 1;
    const at = row === 0 ? beside : own;
    ends[row] = at + half;
    return { ...point, x: px, y: axisY, row, textX: at, width: half * 2, onField: false };
  });
  const rungs = placedPoints.filter((p) => p.kind !== 'milestone');
  const stairs = rungs.reduce(
    (path, p) => `${path}H${p.x.toFixed(1)}V${p.y.toFixed(1)}`,
    `M${EDGE} ${axisY}`,
  );
  const fields = placed.filter((d) => d.provisional);
  const first = fields[0];
  const last = fields.at(-1);
  const rows = placedPoints.some((p) => p.kind === 'milestone' && p.row === 1) ? 2 : 1;
  return {
    width,
    height: axisY + 13 + LABEL_ROW * rows,
    axisY,
    days: placed,
    todayX,
    today: { y: isBeside ? axisY - 24 : isCrossed ? 13 : TODAY.first, beside: isBeside },
    points: placedPoints,
    stairs,
    fields:
      first && last ? [{ x: first.x - 2, width: Math.max(96, last.x + last.width - first.x + 14) }] : [],
    pauses: pausesOf(placed),
  };
}

/** Neighbouring days that stood still are one stretch; a weekend between two of them belongs to it. */
function pausesOf(days: readonly PlacedDay[]): LadderGeometry['pauses'] {
  const stretches: { x: number; width: number }[] = [];
  let open: { x: number; width: number } | null = null;
  for (const day of days) {
    if (day.paused) {
      if (!open) stretches.push((open = { x: day.x, width: 0 }));
      open.width = day.x + day.width - open.x;
    } else if (!day.off) open = null;
  }
  return stretches;
}
