import { type Calendar, addWorkingDays, endOfWork, startOfWork } from './calendar';
import { reportDueDay } from './report';
import { REVIEW_DAYS } from './report-review';
import type { RuleFinding } from './rules-check';
import type { Day, Instant, Period } from './time';

/** 直报规则, in working days from the day a month is due (before it, for the reminders). */
export type LineRules = {
  remindFirst: number;
  remindAgain: number;
  chaseAfter: number;
  cardAfter: number;
  lockAfter: number;
  reviewDays: number;
};
/** DOMAIN 13.3: reminders at −3 and −1, chased at +1, a yellow card at +3. When a month is locked is our own default. */
export const DEFAULT_LINE_RULES: LineRules = {
  remindFirst: 3,
  remindAgain: 1,
  chaseAfter: 1,
  cardAfter: 3,
  lockAfter: 10,
  reviewDays: REVIEW_DAYS,
};

/** 逾期未报 · 待报 · 已退回 · 未审核 · 审核通过 · 已报 (before there was a review): how the month of a project stands. */
export const LINE_STATES = ['missing', 'owed', 'returned', 'unreviewed', 'accepted', 'filed'] as const;

/** 提醒 · 再提醒 · 催报 · 拟发黄牌 · 锁定: what becomes of a month that is not filed, in this order. */
export const LINE_STEPS = ['remind-first', 'remind-again', 'chase', 'card', 'lock'] as const;
export type LineStep = (typeof LINE_STEPS)[number];
export type PlannedStep = { step: LineStep; day: Day; at: Instant };

/**
 * When each step of a month comes: in the morning of its working day, the lock at the end of it. A step is a row due and
 * not a question asked of today: who slept over it takes it when he wakes.
 */
export function lineSteps(cal: Calendar, period: Period, rules: LineRules): PlannedStep[] {
  const dueDay = reportDueDay(cal, period);
  const days: Record<LineStep, number> = {
    'remind-first': -rules.remindFirst,
    'remind-again': -rules.remindAgain,
    chase: rules.chaseAfter,
    card: rules.cardAfter,
    lock: rules.lockAfter,
  };
  return LINE_STEPS.map((step) => {
    const day = addWorkingDays(cal, dueDay, days[step]);
    return { step, day, at: step === 'lock' ? endOfWork(cal, day) + 1 : startOfWork(cal, day) };
  });
}

/**
 * Whether a step that is taken now still says something: a reminder of a day that has passed does not (it is late
 * already, and chased), nor does the first when the second has come.
 */
export function isStepTimely(cal: Calendar, period: Period, step: LineStep, now: Instant, rules: LineRules) {
  if (step !== 'remind-first' && step !== 'remind-again') return true;
  if (now > endOfWork(cal, reportDueDay(cal, period))) return false;
  const again = lineSteps(cal, period, rules).find((one) => one.step === 'remind-again');
  return step === 'remind-again' || again === undefined || now < again.at;
}

/** What is wrong with rules of the line: each step comes after the one before it. */
export function checkLineRules(rules: LineRules): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const order = (path: keyof LineRules, than: keyof LineRules, isWrong: boolean) => {
    if (isWrong)
      findings.push({ path, code: 'step-order', facts: { days: rules[path], than, thanDays: rules[than] } });
  };
  order('remindFirst', 'remindAgain', rules.remindFirst <= rules.remindAgain);
  order('cardAfter', 'chaseAfter', rules.cardAfter <= rules.chaseAfter);
  order('lockAfter', 'cardAfter', rules.lockAfter <= rules.cardAfter);
  return findings;
}
