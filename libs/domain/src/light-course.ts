import {
  type Assessment,
  type LightColor,
  type LightKind,
  LIGHT_KINDS,
  type LightLevel,
  type LightReason,
  type LightWord,
} from './lights';
import { type LightRules } from './light-rules';
import { type Day, type Period, addMonths } from './time';

/** A light of one kind. */
export type KindLight = Assessment & { kind: LightKind };
/** How a month was judged. `raw`: before it was raised for the month before it. */
export type JudgedMonth = { period: Period; color: LightColor; raw: LightColor };

/** The colour a kept light had by its own month alone. */
export const rawColor = (
  color: LightColor,
  reason: Pick<LightReason, 'yellowMonths' | 'would'>,
): LightColor => (reason.yellowMonths ? 'yellow' : (reason.would ?? color));

/** How many of the months right before `period`, without a gap, are so. Any order; the last of a month twice counts. */
function inARow(period: Period, months: readonly JudgedMonth[], is: (month: JudgedMonth) => boolean): number {
  const of = new Map(months.map((month) => [month.period, month]));
  let count = 0;
  for (let at = addMonths(period, -1); ; at = addMonths(at, -1)) {
    const month = of.get(at);
    if (!month || !is(month)) return count;
    count++;
  }
}

/**
 * What the months before make of an investment light (海口 2020: 连续两次黄→红; 提级 after two and three red months). A month
 * without a light ends a row, and so does a better one. Levels are facts: no card, no notice follows from them here.
 */
export function withCourse<R extends LightReason>(
  light: Assessment<R>,
  period: Period,
  before: readonly JudgedMonth[],
  { repeat, levels }: Pick<LightRules, 'repeat' | 'levels'>,
): Assessment<R> {
  let { color, word, reason } = light;
  if (repeat > 1 && color === 'yellow') {
    const yellowMonths = 1 + inARow(period, before, ({ raw }) => raw === 'yellow');
    if (yellowMonths >= repeat) {
      [color, word] = ['red', 'lag-again'];
      reason = { ...reason, code: word, yellowMonths };
    }
  }
  if (color === 'red') {
    const redMonths = 1 + inARow(period, before, (month) => month.color === 'red');
    const level = redLevel(redMonths, levels);
    reason = { ...reason, redMonths, ...(level ? { level } : {}) };
  }
  return { color, word, reason };
}

export function redLevel(redMonths: number, levels: LightRules['levels']): LightLevel | null {
  if (redMonths >= levels.county) return 'county-leader';
  return redMonths >= levels.supervisor ? 'supervising-leader' : null;
}

const BACK_ON_PLAN: readonly LightWord[] = ['ahead', 'on-plan', 'finished'];

/**
 * 黄(已补): a yellow or red month is made good when the month right after it is back on plan (瓯海: 补齐后转黄). Only that
 * one month: what was red before it stays red. Answers the periods that are made good.
 */
export function madeGood(
  months: readonly { period: Period; color: LightColor; word: LightWord }[],
): Set<Period> {
  const back = new Set(
    months
      .filter(({ color, word }) => color === 'green' && BACK_ON_PLAN.includes(word))
      .map(({ period }) => addMonths(period, -1)),
  );
  return new Set(
    months
      .filter(({ period, color }) => (color === 'yellow' || color === 'red') && back.has(period))
      .map(({ period }) => period),
  );
}

/** A waiver that stands: what it is for and its last day. */
export type StandingWaiver = { kind: LightKind; untilDay: Day };

/** 免: a yellow or red light for which a waiver stands is hollow, and keeps what it would be. */
export function withWaiver(light: KindLight, waivers: readonly StandingWaiver[], day: Day): KindLight {
  if (light.color !== 'yellow' && light.color !== 'red') return light;
  const until = waivers
    .filter(({ kind, untilDay }) => kind === light.kind && untilDay >= day)
    .map(({ untilDay }) => untilDay)
    .sort()
    .at(-1);
  if (until === undefined) return light;
  return {
    ...light,
    color: 'waived',
    reason: { ...light.reason, would: light.color, waivedUntil: until },
  };
}

/** From the worst to the best. Grey is worse than green: nobody knows. */
export const COLOR_ORDER: readonly LightColor[] = ['red', 'yellow', 'stale', 'waived', 'none', 'green'];

const severity = ({ color, kind }: Pick<KindLight, 'color' | 'kind'>) =>
  // an unlit one says nothing beside one that is lit
  (color === 'none' ? COLOR_ORDER.length : COLOR_ORDER.indexOf(color)) * LIGHT_KINDS.length +
  LIGHT_KINDS.indexOf(kind);

/** The light of the project: its worst one; of two alike the first by kind. null: there is none. */
export function overallOf(lights: readonly KindLight[]): KindLight | null {
  return lights.reduce<KindLight | null>(
    (worst, light) => (worst === null || severity(light) < severity(worst) ? light : worst),
    null,
  );
}
