import {
  type Calendar,
  type DayKind,
  addWorkingDays,
  dayKind,
  endOfWork,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './calendar';
import { type Day, type Instant, addDays, dayOf, weekdayOf } from './time';
import { addWorkMs, workMsBetween } from './work-time';

/** The clock stood still from `from` until `to`; null: it still does. Approved: nobody stops his own clock. */
export type Pause = { from: Instant; to: Instant | null; reason: string; approvedBy: string };
/** Working days given on top of the term: an extension, or a reason that was accepted. */
export type Credit = { workingDays: number; reason: string; approvedBy: string; at: Instant };

/**
 * A term in working days with its ledger of pauses and credits. It hangs on nothing but this: a notice whose colour or
 * level changes keeps what it was given (T4). `now` is only asked while a pause is open: it is taken as if resumed
 * then.
 */
export type LedgerInput = {
  startedAt: Instant;
  workingDays: number;
  pauses: readonly Pause[];
  credits: readonly Credit[];
  now?: Instant;
};

/** `stopped`: the clock stands still and the due day moves with every working day that passes. */
export type DueWith = { dueDay: Day; dueAt: Instant; provisional: boolean; stopped: boolean };

type Span = { from: Instant; to: Instant };

/** Pauses as they stood by `until`, in order, overlaps told once. */
function standstills(pauses: readonly Pause[], until: Instant): Span[] {
  const spans: Span[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.to !== null && pause.to < pause.from)
      throw new RangeError('a pause that ends before it begins');
    const to = pause.to ?? Math.max(until, pause.from);
    const last = spans.at(-1);
    if (last && pause.from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from: pause.from, to });
  }
  return spans;
}

/**
 * A working day is paused when the clock stood still as its work ended: the pause began before the closing hour and
 * lasted until then or longer. One rule for both ends, and the only one that goes with the law: a day of a term is
 * complete with the office hours (民法典 203), so it is lost or kept at that moment, as the first day is given away whole
 * (民法典 201). A pause within one day costs nothing and gives nothing, one overnight gives the day it stopped and not the
 * day it resumed, a weekend inside gives nothing more (T3), and no day can be given twice. Days off are never paused.
 */
export function isPausedDay(cal: Calendar, pauses: readonly Pause[], day: Day, now: Instant = 0): boolean {
  if (!isWorkingDay(cal, day)) return false;
  const close = endOfWork(cal, day);
  return standstills(pauses, now).some(({ from, to }) => from < close && close <= to);
}

/** Working days of one standstill, the first and the last of them inside. */
function pausedRange(cal: Calendar, { from, to }: Span): { first: Day; last: Day } {
  const begins = dayOf(from);
  const ends = dayOf(to);
  return {
    first: from < endOfWork(cal, begins) ? begins : addDays(begins, 1),
    last: endOfWork(cal, ends) <= to ? ends : addDays(ends, -1),
  };
}

/** Paused working days in (after, through]. */
function pausedBetween(cal: Calendar, spans: readonly Span[], after: Day, through: Day): number {
  return spans.reduce((sum, span) => {
    const { first, last } = pausedRange(cal, span);
    const before = addDays(first, -1);
    const from = before > after ? before : after;
    const to = last < through ? last : through;
    return from < to ? sum + workingDaysBetween(cal, from, to) : sum;
  }, 0);
}

/**
 * When the day a pause was granted until has come: with the end of its work, on a day off with that of the next working
 * day (民法典 203). The office is reminded then; the clock stands still until somebody lets it run.
 */
export function pauseEndsAt(cal: Calendar, untilDay: Day): Instant {
  return endOfWork(cal, nextWorkingDay(cal, untilDay));
}

function totalOf({ workingDays, credits }: LedgerInput): number {
  const all = [workingDays, ...credits.map((credit) => credit.workingDays)];
  if (all.some((days) => !Number.isInteger(days) || days < 0))
    throw new RangeError(`not a term: ${all.join(' + ')} days`);
  return all.reduce((sum, days) => sum + days, 0);
}

/**
 * When the term is due: the day on which as many working days as the term and its credits have been counted, the first
 * not counted, paused ones left out. A pause that begins after the due day changes nothing. Provisional when it touches
 * a year not announced, or while the clock stands still. RangeError for lengths that are negative or no integers and
 * for a pause that ends before it begins.
 */
export function dueWith(cal: Calendar, input: LedgerInput): DueWith {
  const total = totalOf(input);
  const startDay = dayOf(input.startedAt);
  const spans = standstills(input.pauses, input.now ?? 0);
  // a term of no days ends on the first working day it could: the start day itself may be that day
  const after = total === 0 ? addDays(nextWorkingDay(cal, startDay), -1) : startDay;
  const count = Math.max(total, 1);
  let paused = 0;
  let dueDay = addWorkingDays(cal, after, count);
  for (;;) {
    const found = pausedBetween(cal, spans, after, dueDay);
    if (found === paused) break;
    paused = found;
    dueDay = addWorkingDays(cal, after, count + paused);
  }
  const dueAt = endOfWork(cal, dueDay);
  const stopped = input.pauses.some((pause) => pause.to === null && pause.from < dueAt);
  return { dueDay, dueAt, provisional: stopped || isProvisional(cal, startDay, dueDay), stopped };
}

/** The due instant of a term in minutes of work: every pause puts it off by the work that was paused. */
export function dueWithMinutes(
  cal: Calendar,
  input: { startedAt: Instant; minutes: number; pauses: readonly Pause[]; now?: Instant },
): Instant {
  let ms = input.minutes * 60_000;
  let dueAt = addWorkMs(cal, input.startedAt, ms);
  for (const { from, to } of standstills(input.pauses, input.now ?? 0)) {
    if (from >= dueAt || to <= input.startedAt) continue;
    ms += workMsBetween(cal, Math.max(from, input.startedAt), to);
    dueAt = addWorkMs(cal, input.startedAt, ms);
  }
  return dueAt;
}

/**
 * What of the term has been used by `until` (the closing, or now), pauses left out: working days that have ended, and
 * minutes of work. A notice paused and closed without resuming has used what was worked before the pause (T2).
 */
export function elapsedWith(
  cal: Calendar,
  input: { startedAt: Instant; pauses: readonly Pause[] },
  until: Instant,
): { workingDays: number; workMinutes: number } {
  if (until <= input.startedAt) return { workingDays: 0, workMinutes: 0 };
  const begun = input.pauses
    .filter((pause) => pause.from < until)
    .map((pause) => ({ ...pause, to: pause.to === null ? null : Math.min(pause.to, until) }));
  const spans = standstills(begun, until);
  const startDay = dayOf(input.startedAt);
  const today = dayOf(until);
  const through = endOfWork(cal, today) <= until ? today : addDays(today, -1);
  const days =
    through > startDay
      ? workingDaysBetween(cal, startDay, through) - pausedBetween(cal, spans, startDay, through)
      : 0;
  const pausedMs = spans.reduce(
    (sum, { from, to }) =>
      sum + (to > input.startedAt ? workMsBetween(cal, Math.max(from, input.startedAt), to) : 0),
    0,
  );
  const workMinutes = (workMsBetween(cal, input.startedAt, until) - pausedMs) / 60_000;
  return { workingDays: days, workMinutes };
}

/**
 * counted: one of the term's own days. credited: one that was given. paused: a working day on which the clock stood
 * still. skipped: a day off. start: the day of the issue, not counted.
 */
export type LedgerEffect = 'start' | 'counted' | 'credited' | 'paused' | 'skipped';

/** One line for each calendar day. `reason` and `approvedBy`: of the pause or the credit that made the line. */
export type LedgerLine = {
  day: Day;
  weekday: number;
  effect: LedgerEffect;
  ordinal?: number;
  kind: DayKind['kind'];
  name?: string;
  reason?: string;
  approvedBy?: string;
  provisional: boolean;
  due?: true;
  /** It was the due day once, and why it is not any more. */
  wasDue?: true;
};

/** A due day that was told and then put off: kept, with the instant and the reason it fell. */
export type SupersededDue = {
  dueDay: Day;
  dueAt: Instant;
  supersededAt: Instant;
  by: 'pause' | 'credit';
  reason: string;
  approvedBy: string;
};

export type Explanation = DueWith & {
  lines: LedgerLine[];
  /** How many lines of each kind; `counted` is the term, `credited` the credits, whatever lay between. */
  sums: Record<LedgerEffect, number>;
  superseded: SupersededDue[];
};

/** Every calendar day from the start to the due day and what it did to the term: the answer to "why then?". */
export function explain(cal: Calendar, input: LedgerInput): Explanation {
  const due = dueWith(cal, input);
  const startDay = dayOf(input.startedAt);
  const superseded = supersededDues(cal, input);
  const was = new Set(superseded.map(({ dueDay }) => dueDay));
  const given = [...input.credits]
    .sort((a, b) => a.at - b.at)
    .flatMap((credit) => Array.from({ length: credit.workingDays }, () => credit));
  const total = totalOf(input);
  const sums: Record<LedgerEffect, number> = { start: 0, counted: 0, credited: 0, paused: 0, skipped: 0 };
  const lines: LedgerLine[] = [];
  let ordinal = 0;
  for (let day = startDay; day <= due.dueDay; day = addDays(day, 1)) {
    const { working, ...kind } = dayKind(cal, day);
    const isFirst = total === 0 ? day === due.dueDay : day === startDay;
    const pause = !isFirst && working ? pauseOf(cal, input, day) : undefined;
    const isCounted = !isFirst && working && !pause;
    const credit = isCounted ? given[ordinal - input.workingDays] : undefined;
    const effect = isFirst
      ? 'start'
      : !working
        ? 'skipped'
        : pause
          ? 'paused'
          : credit
            ? 'credited'
            : 'counted';
    const source = pause ?? credit;
    if (isCounted) ordinal++;
    sums[effect]++;
    lines.push({
      day,
      weekday: weekdayOf(day),
      effect,
      ...(isCounted ? { ordinal } : {}),
      ...kind,
      ...(source ? { reason: source.reason, approvedBy: source.approvedBy } : {}),
      ...(day === due.dueDay ? { due: true as const } : {}),
      ...(day !== due.dueDay && was.has(day) ? { wasDue: true as const } : {}),
    });
  }
  return { ...due, lines, sums, superseded };
}

/** The pause that took this day: of several the one that began last before its end of work. */
function pauseOf(cal: Calendar, input: LedgerInput, day: Day): Pause | undefined {
  if (!isPausedDay(cal, input.pauses, day, input.now)) return undefined;
  const close = endOfWork(cal, day);
  return input.pauses.filter((pause) => pause.from < close).sort((a, b) => b.from - a.from)[0];
}

/** The due days as they were told at each step of the ledger, as far as a later step moved them. In order of time. */
function supersededDues(cal: Calendar, input: LedgerInput): SupersededDue[] {
  const steps = [
    ...input.pauses.map((pause) => ({
      at: pause.to ?? Math.max(input.now ?? 0, pause.from),
      by: 'pause' as const,
      of: pause,
    })),
    ...input.credits.map((credit) => ({ at: credit.at, by: 'credit' as const, of: credit })),
  ].sort((a, b) => a.at - b.at);
  const found: SupersededDue[] = [];
  let known = dueWith(cal, { ...input, pauses: [], credits: [] });
  steps.forEach(({ at, by, of }, i) => {
    const past = steps.slice(0, i + 1);
    const next = dueWith(cal, {
      ...input,
      pauses: past.flatMap((step) => (step.by === 'pause' ? [step.of] : [])),
      credits: past.flatMap((step) => (step.by === 'credit' ? [step.of] : [])),
    });
    if (next.dueDay !== known.dueDay) {
      const { dueDay, dueAt } = known;
      found.push({ dueDay, dueAt, supersededAt: at, by, reason: of.reason, approvedBy: of.approvedBy });
    }
    known = next;
  });
  return found;
}
