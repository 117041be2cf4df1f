import { type Fen } from './money';
import { type Schedule, percentTenths, pointsTenths, scheduleTenths } from './progress';
import { type Day, type Period, isPeriod, monthOf } from './time';

/**
 * 灯: computed, explainable, without consequence. 'none' is unlit; 'stale' is grey: the figures are out of date;
 * 'waived' is hollow: it would be lit, and a waiver stands.
 */
export type LightColor = 'green' | 'yellow' | 'red' | 'stale' | 'waived' | 'none';
/** What a light is about: the money, or one of the clocks of the project. The overall one is the worst of them. */
export const LIGHT_KINDS = ['investment', 'start', 'finish', 'register', 'permit', 'late', 'zero'] as const;
export type LightKind = (typeof LIGHT_KINDS)[number];
/** The word beside the light, never colour alone. */
export const LIGHT_WORDS = [
  'ahead',
  'on-plan',
  'slight-lag',
  'lag',
  'severe-lag',
  'lag-again',
  'quiet',
  'no-plan',
  'stale',
  'finished',
  'in-time',
  'start-overdue',
  'finish-overdue',
  'register-overdue',
  'permit-overdue',
  'report-overdue',
  'zero-growth',
] as const;
export type LightWord = (typeof LIGHT_WORDS)[number];

/**
 * ratio (武汉): r = rate of completion ÷ schedule, in per cent; yellow when r < yellowBelow, red when r < redBelow.
 * points (银川): percentage points behind schedule; yellow from `yellowOver` on, red beyond `redOver` (the source says
 * "低 10–30 黄, >30 红": both ends of 10–30 are yellow).
 * firstMonth: a yearly measure is silent before the report of this month. version: kept with every light it makes.
 */
export type InvestmentRule =
  | { kind: 'ratio'; yellowBelow: number; redBelow: number; firstMonth: number; version: string }
  | { kind: 'points'; yellowOver: number; redOver: number; firstMonth: number; version: string };

/** 武汉 2022, judged from the March report on: in January the ratio turns any zero red, which says nothing. */
export const DEFAULT_INVESTMENT_RULE: InvestmentRule = {
  kind: 'ratio',
  yellowBelow: 80,
  redBelow: 60,
  firstMonth: 3,
  version: 'ratio-80-60/0',
};

/** Rules of single places, offered as presets and never as law. */
export const INVESTMENT_PRESETS: Record<'wuhan' | 'yinchuan' | 'sanya', InvestmentRule> = {
  wuhan: DEFAULT_INVESTMENT_RULE,
  yinchuan: { kind: 'points', yellowOver: 10, redOver: 30, firstMonth: 3, version: 'points-10-30/0' },
  sanya: { kind: 'ratio', yellowBelow: 100, redBelow: 50, firstMonth: 3, version: 'ratio-100-50/0' },
};

/** What several months, or a waiver, made of a light. */
export type LightCourse = {
  /** 连续两个黄月: how many yellow months in a row made this one red. */
  yellowMonths?: number;
  /** Months in a row that were red, this one included, and whose matter it is by then. A fact, without consequence. */
  redMonths?: number;
  level?: LightLevel;
  /** The colour it would have without the waiver, and the last day of the waiver. */
  would?: LightColor;
  waivedUntil?: Day;
};
/** 提级: red for two months is the matter of the leader in charge (分管县领导), for three of the county's first (主要领导). */
export type LightLevel = 'supervising-leader' | 'county-leader';

/** What the investment light was judged on, safe as JSON (amounts in fen as text), so that anyone can check it. */
export type InvestmentReason = LightCourse & {
  code: LightWord;
  doneFen: string;
  planFen: string;
  scheduleNum: string;
  scheduleDen: string;
  rateTenths: number | null;
  scheduleTenths: number;
  /** r in per mille, cut off and not rounded: 799 is less than 0.8 and stays so in print. null when schedule is 0. */
  ratioPerMille: number | null;
  pointsTenths: number | null;
  rule: string;
};
/** What a clock of the project was judged on: days, months and names, safe as JSON. */
export type ClockReason = LightCourse & {
  code: LightWord;
  rule: string;
  facts: Record<string, string | number>;
};
export type LightReason = InvestmentReason | ClockReason;
/** A light as judged: the rule and its version are in the reason. */
export type Assessment<R extends LightReason = LightReason> = {
  color: LightColor;
  word: LightWord;
  reason: R;
};

export type InvestmentInput = {
  doneFen: Fen;
  planFen: Fen;
  schedule: Schedule;
  period: Period;
  finished?: boolean;
  /** The last due report is missing (see `isStale`). */
  stale?: boolean;
  rule?: InvestmentRule;
  /** false for a measure over a project's whole life, which is never quiet in January. Default true. */
  yearly?: boolean;
};

/**
 * The investment light of one project and period. First that holds: finished (green), stale (grey), no plan, quiet
 * (a yearly measure before the rule's first month), then the rule. Integers only: cross-multiplied, never by rounded
 * percentages, so that exactly 80% is not below 80%. RangeError when the period is none.
 */
export function assessInvestment(input: InvestmentInput): Assessment<InvestmentReason> {
  const rule = input.rule ?? DEFAULT_INVESTMENT_RULE;
  const [color, word] = judge(input, rule);
  return { color, word, reason: reasonFor(input, rule, word) };
}

function judge(input: InvestmentInput, rule: InvestmentRule): [LightColor, LightWord] {
  const month = monthOf(input.period);
  if (input.finished) return ['green', 'finished'];
  if (input.stale) return ['stale', 'stale'];
  if (input.planFen <= 0n) return ['none', 'no-plan'];
  if ((input.yearly ?? true) && month < rule.firstMonth) return ['none', 'quiet'];
  // rate = done/plan and schedule = num/den, both brought to the denominator plan × den
  const rate = input.doneFen * input.schedule.den;
  const scheduled = input.planFen * input.schedule.num;
  const whole = input.planFen * input.schedule.den;
  if (rate > scheduled) return ['green', 'ahead'];
  if (rate === scheduled) return ['green', 'on-plan'];
  if (isSevere(rule, rate, scheduled, whole)) return ['red', 'severe-lag'];
  if (isLagging(rule, rate, scheduled, whole)) return ['yellow', 'lag'];
  return ['green', 'slight-lag'];
}

function isSevere(rule: InvestmentRule, rate: bigint, scheduled: bigint, whole: bigint): boolean {
  return rule.kind === 'ratio'
    ? rate * 100n < scheduled * BigInt(rule.redBelow)
    : (scheduled - rate) * 100n > whole * BigInt(rule.redOver);
}

function isLagging(rule: InvestmentRule, rate: bigint, scheduled: bigint, whole: bigint): boolean {
  return rule.kind === 'ratio'
    ? rate * 100n < scheduled * BigInt(rule.yellowBelow)
    : (scheduled - rate) * 100n >= whole * BigInt(rule.yellowOver);
}

function reasonFor(input: InvestmentInput, rule: InvestmentRule, code: LightWord): InvestmentReason {
  const { doneFen, planFen, schedule } = input;
  const scheduled = planFen * schedule.num;
  const reached = doneFen * schedule.den * 1000n;
  return {
    code,
    doneFen: doneFen.toString(),
    planFen: planFen.toString(),
    scheduleNum: schedule.num.toString(),
    scheduleDen: schedule.den.toString(),
    rateTenths: percentTenths(doneFen, planFen),
    scheduleTenths: scheduleTenths(schedule),
    ratioPerMille: scheduled > 0n ? Number(reached / scheduled) : null,
    pointsTenths: pointsTenths(doneFen, planFen, schedule),
    rule: rule.version,
  };
}

/** Whether the last report is older than the last period that has closed; always when there is none. */
export function isStale(lastPeriod: Period | null, closedPeriod: Period): boolean {
  for (const period of [lastPeriod ?? closedPeriod, closedPeriod]) {
    if (!isPeriod(period)) throw new RangeError(`not a period: ${period}`);
  }
  return lastPeriod === null || lastPeriod < closedPeriod;
}
