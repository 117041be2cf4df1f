import { type Calendar, addWorkingDays, endOfWork } from './calendar';
import { type Day, type Instant } from './time';
import { limitEnd } from './work-time';

/** Defaults, each a setting: asked 1 working day before, 2 times, the original length in total, decided within 1. */
export type ExtensionRules = {
  noticeDays: number;
  maxTimes: number;
  maxTotalDays: number;
  decideDays: number;
};

export function extensionRules(originalDays: number): ExtensionRules {
  return { noticeDays: 1, maxTimes: 2, maxTotalDays: originalDays, decideDays: 1 };
}

/** An extension as kept: asked for, and granted or refused by somebody. `grantedDays` may be fewer than asked. */
export type Extension = {
  askedBy: string;
  askedAt: Instant;
  askedDays: number;
  decision: { by: string; at: Instant; grantedDays: number } | null;
};

/** Why it may not be: a code and the facts a sentence needs. */
export type ExtensionRefusal =
  | { code: 'no-days'; days: number }
  | { code: 'too-late'; dueDay: Day; lastAt: Instant }
  | { code: 'too-often'; granted: number; max: number }
  | { code: 'too-long'; days: number; left: number }
  | { code: 'still-asked'; askedAt: Instant }
  | { code: 'asked-by-same'; person: string }
  | { code: 'approved-by-same'; person: string }
  | { code: 'already-decided'; at: Instant };

const granted = (past: readonly Extension[]) =>
  past.flatMap(({ decision }) => (decision && decision.grantedDays > 0 ? [decision] : []));

/** Days that may still be given; never negative. */
export function extensionDaysLeft(past: readonly Extension[], rules: ExtensionRules): number {
  const given = granted(past).reduce((sum, decision) => sum + decision.grantedDays, 0);
  return Math.max(0, rules.maxTotalDays - given);
}

function lengthRefusals(days: number, past: readonly Extension[], rules: ExtensionRules): ExtensionRefusal[] {
  if (!Number.isInteger(days) || days < 1) return [{ code: 'no-days', days }];
  const left = extensionDaysLeft(past, rules);
  return days > left ? [{ code: 'too-long', days, left }] : [];
}

/** The last instant to ask: the end of work `noticeDays` working days before the due day (due 8 Oct 2026: 30 Sep). */
export function extensionLastAt(cal: Calendar, dueDay: Day, rules: ExtensionRules): Instant {
  return endOfWork(cal, addWorkingDays(cal, dueDay, -rules.noticeDays));
}

/**
 * May the unit ask? Before the term runs out, not again while asked, at most twice, in total not beyond the original
 * length. Empty: it may. Refused requests do not use up the two; granted ones do.
 */
export function mayExtend(
  cal: Calendar,
  notice: { dueDay: Day; past: readonly Extension[] },
  ask: { at: Instant; days: number },
  rules: ExtensionRules,
): ExtensionRefusal[] {
  const lastAt = extensionLastAt(cal, notice.dueDay, rules);
  const open = notice.past.find(({ decision }) => decision === null);
  const times = granted(notice.past).length;
  return [
    ...(ask.at > lastAt ? [{ code: 'too-late' as const, dueDay: notice.dueDay, lastAt }] : []),
    ...(open ? [{ code: 'still-asked' as const, askedAt: open.askedAt }] : []),
    ...(times >= rules.maxTimes ? [{ code: 'too-often' as const, granted: times, max: rules.maxTimes }] : []),
    ...lengthRefusals(ask.days, notice.past, rules),
  ];
}

/**
 * May this person decide so? Another one than asked, and than granted an extension of the same notice before: the
 * second one wants a second pair of eyes. `days` 0 refuses, which is bound by no length, only by who decides.
 */
export function mayDecideExtension(
  extension: Extension,
  earlier: readonly Extension[],
  decide: { by: string; days: number },
  rules: ExtensionRules,
): ExtensionRefusal[] {
  const { by, days } = decide;
  const tooLong =
    days === 0
      ? []
      : lengthRefusals(days, earlier, rules).concat(askedFewer(extension, days, earlier, rules));
  return [
    ...(extension.decision ? [{ code: 'already-decided' as const, at: extension.decision.at }] : []),
    ...(extension.askedBy === by ? [{ code: 'asked-by-same' as const, person: by }] : []),
    ...(granted(earlier).some((decision) => decision.by === by)
      ? [{ code: 'approved-by-same' as const, person: by }]
      : []),
    ...tooLong,
  ];
}

/** Nobody is given more than he asked for. */
function askedFewer(
  { askedDays }: Extension,
  days: number,
  earlier: readonly Extension[],
  rules: ExtensionRules,
): ExtensionRefusal[] {
  const isWithin = days <= extensionDaysLeft(earlier, rules);
  return isWithin && days > askedDays ? [{ code: 'too-long', days, left: askedDays }] : [];
}

/**
 * Until when it must be decided. A late decision is the office's fault and is told as such; it stays valid, for the
 * unit asked in time, and silence never grants anything.
 */
export function extensionDecideBy(cal: Calendar, askedAt: Instant, rules: ExtensionRules): Instant {
  return limitEnd(cal, askedAt, { unit: 'working-days', amount: rules.decideDays }).dueAt;
}
