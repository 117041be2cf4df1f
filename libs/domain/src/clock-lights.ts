import { type Calendar, workingDaysBetween } from './calendar';
import { type Fen } from './money';
import { type Assessment, type ClockReason, type LightColor, type LightWord } from './lights';
import { type LightRules, type Steps, clockRule } from './light-rules';
import { reportDueDay } from './report';
import {
  type Day,
  type Period,
  addDays,
  addMonths,
  daysBetween,
  lastDayOf,
  monthsBetween,
  periodOf,
} from './time';

/** What the clocks of a project are read from. `day`: the day of the judgement. */
export type ClockInput = { day: Day; rules: LightRules; version: number };
type Clock = Assessment<ClockReason>;
type Facts = ClockReason['facts'];

const colorAt = (n: number, { yellow, red }: Steps): LightColor =>
  n >= red ? 'red' : n >= yellow ? 'yellow' : 'green';

const lit = (color: LightColor, overdue: LightWord, rule: string, facts: Facts): Clock => {
  const word = color === 'green' ? 'in-time' : overdue;
  return { color, word, reason: { code: word, rule, facts } };
};

/** Whole months from a day to another: 1 from 31 January to 28 February; 0 when the other is earlier. */
export function wholeMonths(from: Day, to: Day): number {
  const months = monthsBetween(periodOf(from), periodOf(to));
  if (months <= 0) return 0;
  const last = lastDayOf(periodOf(to));
  const day = Number(from.slice(8));
  const same = day > Number(last.slice(8)) ? last : `${periodOf(to)}-${from.slice(8)}`;
  return to >= same ? months : months - 1;
}

/** 银川: yellow when the planned month of the start has passed without one, red after three. null: nothing is planned. */
export function assessStart(plannedDay: Day | null, actualDay: Day | null, input: ClockInput): Clock | null {
  return assessDay('start', 'start-overdue', plannedDay, actualDay, input);
}

/** The same of the finish. */
export function assessFinish(plannedDay: Day | null, actualDay: Day | null, input: ClockInput): Clock | null {
  return assessDay('finish', 'finish-overdue', plannedDay, actualDay, input);
}

/** What was done is in time from that day on: the light tells of now, the delay stays in the facts. */
function assessDay(
  kind: 'start' | 'finish',
  overdue: LightWord,
  plannedDay: Day | null,
  actualDay: Day | null,
  { day, rules, version }: ClockInput,
): Clock | null {
  const steps = rules[kind];
  if (!steps || plannedDay === null) return null;
  const rule = clockRule(kind, steps, version);
  if (actualDay !== null) return lit('green', overdue, rule, { plannedDay, actualDay });
  const months = Math.max(0, monthsBetween(periodOf(plannedDay), periodOf(day)));
  return lit(colorAt(months, steps), overdue, rule, { plannedDay, months });
}

/** 入库: a project that has started is in the statistics register a month later; after two months the light is red. */
export function assessRegister(
  actualStart: Day | null,
  registeredOn: Day | null,
  { day, rules, version }: ClockInput,
): Clock | null {
  const steps = rules.register;
  if (!steps || actualStart === null) return null;
  const rule = clockRule('register', steps, version);
  if (registeredOn !== null) return lit('green', 'register-overdue', rule, { actualStart, registeredOn });
  const months = wholeMonths(actualStart, day);
  return lit(colorAt(months, steps), 'register-overdue', rule, { actualStart, months });
}

/** 手续节点: one that the project needs, who owes it is the register's to tell. */
export type Permit = { name: string; plannedDay: Day | null; actualDay: Day | null };

/** The permit that is overdue the longest decides; the others are counted. null: none has a planned day. */
export function assessPermits(permits: readonly Permit[], input: ClockInput): Clock | null {
  const { day, rules, version } = input;
  const steps = rules.permit;
  const planned = permits.flatMap(({ name, plannedDay, actualDay }) =>
    plannedDay === null ? [] : [{ name, plannedDay, actualDay }],
  );
  if (!steps || planned.length === 0) return null;
  const rule = clockRule('permit', steps, version);
  const missing = planned
    .filter(({ actualDay, plannedDay }) => actualDay === null && plannedDay < day)
    .sort((a, b) => (a.plannedDay < b.plannedDay ? -1 : a.plannedDay > b.plannedDay ? 1 : 0));
  const [worst] = missing;
  if (!worst) return lit('green', 'permit-overdue', rule, { permits: planned.length });
  const { name, plannedDay } = worst;
  const color = colorAt(daysBetween(plannedDay, day), steps);
  // the day on which it turned, and not how old it is today: a light that has not changed says the same
  const since =
    color === 'green' ? plannedDay : addDays(plannedDay, steps[color === 'red' ? 'red' : 'yellow']);
  return lit(color, 'permit-overdue', rule, { name, plannedDay, since, overdue: missing.length });
}

/** What is known of the direct reports of a project. `closed`: the last month that was due; `sinceDay`: registered on. */
export type Reporting = { direct: boolean; lastPeriod: Period | null; sinceDay: Day; closed: Period };
/** Who has not reported for longer than this owes everything; the count begins here. */
const LONGEST_MONTHS = 12;

/** 直报逾期, in working days from the due day of the first month that is missing. null: the project owes no report. */
export function assessLateness(cal: Calendar, reporting: Reporting, input: ClockInput): Clock | null {
  const { direct, lastPeriod, sinceDay, closed } = reporting;
  const { day, rules, version } = input;
  const steps = rules.late;
  if (!steps || !direct) return null;
  const rule = clockRule('late', steps, version);
  const first = lastPeriod === null ? periodOf(sinceDay) : addMonths(lastPeriod, 1);
  const oldest = addMonths(closed, 1 - LONGEST_MONTHS);
  const period = first < oldest ? oldest : first;
  if (period > closed) return lit('green', 'report-overdue', rule, lastPeriod === null ? {} : { lastPeriod });
  const dueDay = reportDueDay(cal, period);
  // what was due on the very day it entered the register was nobody's to report
  if (lastPeriod === null && dueDay < sinceDay && period === closed)
    return lit('green', 'report-overdue', rule, {});
  const days = workingDaysBetween(cal, dueDay, day);
  const missing = monthsBetween(period, closed) + 1;
  return lit(colorAt(days, steps), 'report-overdue', rule, { period, dueDay, missing });
}

/**
 * 零进度: reports in a row, the newest first, that brought nothing while the project was being built. Only a month that
 * was reported is nothing: a gap is lateness and has its own light. null: not being built, or never reported.
 */
export function assessZeroGrowth(
  months: readonly { period: Period; monthFen: Fen }[],
  isBuilding: boolean,
  { rules, version }: ClockInput,
): Clock | null {
  const steps = rules.zero;
  if (!steps || !isBuilding || months.length === 0) return null;
  const grew = months.findIndex(({ monthFen }) => monthFen !== 0n);
  const still = grew < 0 ? months : months.slice(0, grew);
  const rule = clockRule('zero', steps, version);
  const from = still.at(-1)?.period;
  return lit(colorAt(still.length, steps), 'zero-growth', rule, {
    months: still.length,
    ...(from === undefined ? {} : { from }),
  });
}
