import { type Calendar, isProvisional } from './calendar';
import { term } from './clock';
import {
  DEFAULT_LADDER,
  type KeptRung,
  type LadderPolicy,
  type RungKey,
  type RungRule,
  planRungs,
  warningOrdinal,
} from './ladder';
import { ANSWER_DAYS, SIGN_DAYS } from './notice';
import { type Credit, type Pause, dueWith } from './pauses';
import { type Day, type Instant, dayOf } from './time';

/** 承办人 · 单位负责人 · 分管领导 · 督查室 · 县领导: who is told when a rung fires. */
export const RUNG_RECIPIENTS = [
  'unit-handlers',
  'unit-head',
  'supervising-leader',
  'office',
  'county-leader',
] as const;
export type RungRecipient = (typeof RUNG_RECIPIENTS)[number];

/** A rung with its recipients. A policy fits wherever a ladder is asked for. */
export type PolicyRung = RungRule & { to: readonly RungRecipient[] };
/** Versioned and stamped on the notice: a later version changes no notice that runs (T13). */
export type NoticePolicy = { version: string; rungs: PolicyRung[] };
/** As kept on a notice: those stamped before policies said who is told do not. */
export type StampedPolicy = {
  version: string;
  rungs: readonly (RungRule & { to?: readonly RungRecipient[] })[];
};

const RECIPIENTS: Readonly<Record<RungKey, readonly RungRecipient[]>> = {
  'sign-overdue': ['unit-handlers', 'unit-head'],
  warning: ['unit-handlers'],
  'reminder-1': ['unit-handlers', 'unit-head', 'supervising-leader', 'office'],
  'reminder-2': ['unit-handlers', 'unit-head', 'office'],
  criticism: ['unit-head', 'supervising-leader', 'office'],
  leader: ['supervising-leader', 'county-leader', 'office'],
};

/** The ladder of the county with who is told: 催办 with a copy to the leader in charge, the county leader last. */
export const DEFAULT_POLICY: NoticePolicy = {
  version: 'policy/1',
  rungs: DEFAULT_LADDER.rungs.map((rung) => ({ ...rung, to: RECIPIENTS[rung.key] })),
};

export type PolicyFinding =
  | { code: 'no-version' }
  | { code: 'no-rungs' }
  | { code: 'duplicate-key'; key: string }
  | { code: 'duplicate-recipient'; key: string; recipient: RungRecipient }
  | { code: 'no-recipient'; key: string }
  | { code: 'no-effect'; key: string }
  | { code: 'not-whole-days'; key: string; offset: number }
  | { code: 'before-issue'; key: string; ordinal: number; term: number }
  | { code: 'out-of-order'; key: string; after: string; term: number };

/** The working day from the issue on which the rung falls in a term of this length. */
function ordinalOf({ anchor, offset }: RungRule, length: number, signDays: number): number {
  const anchors = {
    'sign-due': signDays,
    warning: length <= 1 ? length : warningOrdinal(length),
    due: length,
  };
  return anchors[anchor] + offset;
}

/**
 * What is wrong with a policy before it is put in force; empty: nothing. Judged for every length of term it will meet:
 * a rung may not fall before the day after the issue, and none before the one it follows in the list.
 */
export function checkPolicy(
  policy: NoticePolicy,
  terms: readonly number[] = Object.values(ANSWER_DAYS),
  signDays: number = SIGN_DAYS,
): PolicyFinding[] {
  const ordinal = (rung: RungRule, length: number) => ordinalOf(rung, length, signDays);
  const findings: PolicyFinding[] = [];
  if (policy.version.trim() === '') findings.push({ code: 'no-version' });
  if (policy.rungs.length === 0) findings.push({ code: 'no-rungs' });
  policy.rungs.forEach((rung, i) => {
    const { key, to, offset } = rung;
    if (policy.rungs.findIndex((other) => other.key === key) < i)
      findings.push({ code: 'duplicate-key', key });
    if (to.length === 0) findings.push({ code: 'no-recipient', key });
    const twice = to.find((recipient, j) => to.indexOf(recipient) < j);
    if (twice) findings.push({ code: 'duplicate-recipient', key, recipient: twice });
    if (rung.effects.length === 0) findings.push({ code: 'no-effect', key });
    if (!Number.isInteger(offset)) {
      findings.push({ code: 'not-whole-days', key, offset });
      return;
    }
    const early = terms.find((length) => ordinal(rung, length) < 1);
    if (early !== undefined)
      findings.push({ code: 'before-issue', key, ordinal: ordinal(rung, early), term: early });
    const before = policy.rungs[i - 1];
    const crossed = before && terms.find((length) => ordinal(rung, length) < ordinal(before, length));
    if (before && crossed !== undefined)
      findings.push({ code: 'out-of-order', key, after: before.key, term: crossed });
  });
  return findings;
}

/**
 * Who is told when this rung fires, by the policy stamped on the notice; nobody for a rung it does not know. A policy
 * that was stamped before policies said who is told means the county's default.
 */
export function recipientsOf(policy: StampedPolicy, key: string): readonly RungRecipient[] {
  const rung = policy.rungs.find((other) => other.key === key);
  return rung ? (rung.to ?? RECIPIENTS[rung.key]) : [];
}

/**
 * Whom a rung finds: `people` are those who hold each place for this notice. With nobody at all it is skipped at once
 * and an alarm goes to the administrator (T16): a rung that waits for somebody to be appointed is a ladder that
 * stopped. Places that are empty beside others that are not are told too.
 */
export function addressRung(
  policy: StampedPolicy,
  key: string,
  people: Readonly<Partial<Record<RungRecipient, readonly string[]>>>,
): { to: string[]; empty: RungRecipient[]; skipped: boolean } {
  const places = recipientsOf(policy, key);
  const to = [...new Set(places.flatMap((place) => people[place] ?? []))];
  return {
    to,
    empty: places.filter((place) => (people[place] ?? []).length === 0),
    skipped: to.length === 0,
  };
}

/**
 * What of a notice its terms hang on, as kept. `signDays`: as stamped on it. `isSigned`: that term is over and stands.
 * `now`: only asked while a pause is open, which is then taken as if it ended now; without it, as if no day of it had
 * passed.
 */
export type ProjectedNotice = {
  issuedAt: Instant;
  workingDays: number;
  signDays: number;
  isSigned: boolean;
  signDueDay: Day;
  dueDay: Day;
  dueAt: Instant;
  provisional: boolean;
  pauses: readonly Pause[];
  credits: readonly Credit[];
  rungs: readonly KeptRung[];
  policy: LadderPolicy;
  now?: Instant;
};

export type Reprojection = {
  reason: string;
  before: { signDueDay: Day; dueDay: Day; dueAt: Instant; provisional: boolean; rungs: readonly KeptRung[] };
  after: { signDueDay: Day; dueDay: Day; dueAt: Instant; provisional: boolean; rungs: KeptRung[] };
  /** The rungs that moved, for one line of history; no message of its own. */
  moved: { key: RungKey; from: Instant; to: Instant }[];
};

/**
 * The terms of a running notice counted again from its ledger, on the calendar of the day: after a pause, a credit, or
 * an edited or announced calendar. The old ones are kept beside the new. What happened stays: a rung fired or lapsed
 * never moves, nor comes again, nor does the term of a sign-for that was given. The others move, keep their number, and
 * none is added or lost, whatever the policy says today. `null` when nothing moves and nothing becomes certain or
 * provisional, so that the same calendar asked twice projects once (T7). A term in the past is projected too: the law
 * counts the days, not the day it was noticed.
 */
export function reproject(cal: Calendar, notice: ProjectedNotice, reason: string): Reprojection | null {
  const { issuedAt, workingDays, isSigned, pauses, credits, policy, now } = notice;
  const { dueDay, dueAt } = dueWith(cal, {
    startedAt: issuedAt,
    workingDays,
    pauses,
    credits,
    ...(now === undefined ? {} : { now }),
  });
  // that the clock stands still is told by its pause, not by the calendar
  const provisional = isProvisional(cal, dayOf(issuedAt), dueDay);
  const signDueDay = isSigned ? notice.signDueDay : term(cal, issuedAt, notice.signDays).dueDay;
  const total = credits.reduce((sum, credit) => sum + credit.workingDays, workingDays);
  const planned = new Map(
    planRungs(cal, { issuedAt, signDueDay, dueDay, workingDays: total }, policy).map((rung) => [
      rung.key,
      rung,
    ]),
  );
  const isPast = ({ key, firedAt, lapsedAt }: KeptRung) =>
    firedAt !== null || (lapsedAt ?? null) !== null || (isSigned && key === 'sign-overdue');
  const rungs = notice.rungs.map((kept) => {
    const plan = planned.get(kept.key);
    return isPast(kept) || !plan
      ? kept
      : { ...kept, day: plan.day, at: plan.at, provisional: plan.provisional };
  });
  const moved = rungs.flatMap((rung, i) => {
    const from = notice.rungs[i]?.at ?? rung.at;
    return from === rung.at ? [] : [{ key: rung.key, from, to: rung.at }];
  });
  const isOtherwiseCertain =
    provisional !== notice.provisional ||
    rungs.some((rung, i) => rung.provisional !== notice.rungs[i]?.provisional);
  if (moved.length === 0 && !isOtherwiseCertain && dueAt === notice.dueAt && signDueDay === notice.signDueDay)
    return null;
  return {
    reason,
    before: {
      signDueDay: notice.signDueDay,
      dueDay: notice.dueDay,
      dueAt: notice.dueAt,
      provisional: notice.provisional,
      rungs: notice.rungs,
    },
    after: { signDueDay, dueDay, dueAt, provisional, rungs },
    moved,
  };
}
