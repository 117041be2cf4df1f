import { type Fen, divideRounded } from './money';
import { type Day, type Period, daysBetween, monthOf } from './time';

/** 序时进度, scheduled progress: the share of the plan that should be done by now, as an exact fraction. den > 0. */
export type Schedule = { num: bigint; den: bigint };

/** Months gone ÷ 12, the rule of every bulletin: 5/12 at the end of May. */
export function scheduleByMonth(period: Period): Schedule {
  return { num: BigInt(monthOf(period)), den: 12n };
}

/**
 * The plan by month (分月计划), cumulative through the period, ÷ the plan of the year; between 0 and 1.
 * Without a plan it is 0: `assessInvestment` then says no-plan. RangeError unless there are twelve months.
 */
export function scheduleByPlan(months: readonly Fen[], period: Period, planFen: Fen): Schedule {
  if (months.length !== 12) throw new RangeError(`a year has twelve months, not ${months.length}`);
  const planned = months.slice(0, monthOf(period)).reduce((sum, month) => sum + month, 0n);
  return clamped(planned, planFen);
}

/** Calendar days gone ÷ calendar days in all; 0 up to the start, 1 from the end on. For a whole project, not a year. */
export function scheduleByDays(start: Day, end: Day, on: Day): Schedule {
  const whole = daysBetween(start, end);
  if (whole <= 0) return daysBetween(end, on) >= 0 ? { num: 1n, den: 1n } : { num: 0n, den: 1n };
  return clamped(BigInt(daysBetween(start, on)), BigInt(whole));
}

function clamped(num: bigint, den: bigint): Schedule {
  if (den <= 0n || num <= 0n) return { num: 0n, den: 1n };
  return num >= den ? { num: 1n, den: 1n } : { num, den };
}

/** 完成率, done ÷ plan in tenths of a per cent, rounded half up from the exact value: 972 is 97.2%. null without a plan. */
export function percentTenths(doneFen: Fen, planFen: Fen): number | null {
  return planFen > 0n ? Number(divideRounded(doneFen * 1000n, planFen)) : null;
}

/** The schedule in tenths of a per cent: 417 at the end of May. */
export function scheduleTenths(schedule: Schedule): number {
  return Number(divideRounded(schedule.num * 1000n, schedule.den));
}

/**
 * Percentage points ahead of schedule (behind when negative) in tenths, null without a plan. The exact rate is
 * compared with the exact schedule and only the difference is rounded, halves away from zero. The bulletins do the
 * same: "97.2% at the end of October, 13.8 points ahead" is no 97.2 − 83.3 = 13.9, but a rate such as 97.16% (printed
 * 97.2) − 10/12 = 13.8267.
 */
export function pointsTenths(doneFen: Fen, planFen: Fen, schedule: Schedule): number | null {
  if (planFen <= 0n) return null;
  const { num, den } = schedule;
  return Number(divideRounded((doneFen * den - planFen * num) * 1000n, planFen * den));
}
