import { type Calendar } from './calendar';
import { type Term, term } from './clock';
import { type ComplaintKind, type Complexity, type ComplaintRules, complaintAnswerDays } from './complaint';
import { type ComplaintStage } from './complaint-flow';
import { type ExtensionRules, extensionRules } from './extension';
import { type Instant } from './time';

/** 受理 · 转办 · 联系 · 答复 · 差评整改 · 县领导 · 回访 · 撤回回访. */
export const COMPLAINT_CLOCKS = [
  'accept',
  'assign',
  'contact',
  'answer',
  'mend',
  'decide',
  'call-back',
  'withdrawal-call-back',
] as const;
export type ComplaintClock = (typeof COMPLAINT_CLOCKS)[number];

/** Who lets it run out: the office, the lead unit, the level above that has it again, or the leader. */
export type ClockOwner = 'office' | 'lead' | 'superior' | 'leader';

export const CLOCK_OWNERS: Readonly<Record<ComplaintClock, ClockOwner>> = {
  accept: 'office',
  assign: 'office',
  contact: 'lead',
  answer: 'lead',
  mend: 'superior',
  decide: 'leader',
  'call-back': 'office',
  'withdrawal-call-back': 'office',
};

/**
 * What the clocks hang on. `since`: when the stage began; assigned again, it begins again. `assignedAt`: when it was
 * first assigned, for the answer's clock: neither the contact nor another unit begins that anew. `creditDays`:
 * extensions granted of the clock that runs.
 */
export type ComplaintTimes = {
  stage: ComplaintStage;
  since: Instant;
  assignedAt: Instant | null;
  kind: ComplaintKind;
  complexity: Complexity;
  creditDays: number;
};

export type RunningClock = Term & { clock: ComplaintClock; owner: ClockOwner };

const CLOCKS_OF: Readonly<Record<ComplaintStage, readonly ComplaintClock[]>> = {
  filed: ['accept'],
  accepted: ['assign'],
  refused: [],
  assigned: ['contact', 'answer'],
  acting: ['answer'],
  answered: ['call-back'],
  reworking: ['mend'],
  'with-leader': ['decide'],
  settled: [],
  unrated: [],
  withdrawn: ['withdrawal-call-back'],
  dropped: [],
  archived: [],
};

/** The working days of a clock before any extension. */
export function complaintClockDays(
  clock: ComplaintClock,
  { kind, complexity }: Pick<ComplaintTimes, 'kind' | 'complexity'>,
  rules: ComplaintRules,
): number {
  const days: Record<ComplaintClock, number> = {
    accept: rules.acceptDays,
    assign: rules.assignDays,
    contact: rules.contactDays,
    answer: complaintAnswerDays(kind, complexity, rules),
    mend: rules.mendDays,
    decide: rules.mendDays,
    'call-back': rules.callBackDays,
    'withdrawal-call-back': rules.callBackDays,
  };
  return days[clock];
}

/** Only the clocks of handling can be put off; who has to accept, assign or call back cannot give himself time. */
export function isExtendable(clock: ComplaintClock): boolean {
  return clock === 'answer' || clock === 'mend';
}

/** The clocks that run in this stage, each with its end: at the end of work of its last working day, day 0 not counted. */
export function complaintClocks(cal: Calendar, times: ComplaintTimes, rules: ComplaintRules): RunningClock[] {
  return CLOCKS_OF[times.stage].map((clock) => {
    const credit = isExtendable(clock) ? times.creditDays : 0;
    const days = complaintClockDays(clock, times, rules) + credit;
    const from = clock === 'answer' ? (times.assignedAt ?? times.since) : times.since;
    return { clock, owner: CLOCK_OWNERS[clock], ...term(cal, from, days) };
  });
}

/** By which rules the clock may be put off: asked 1 wd before, twice, the original length in total; null: not at all. */
export function complaintExtensionRules(
  clock: ComplaintClock,
  times: Pick<ComplaintTimes, 'kind' | 'complexity'>,
  rules: ComplaintRules,
): ExtensionRules | null {
  return isExtendable(clock) ? extensionRules(complaintClockDays(clock, times, rules)) : null;
}

/**
 * Until when what a told verdict has settled is not put away: the enterprise has the days of a call-back to give its own
 * instead. `settledAt`: when the verdict was written down.
 */
export function contradictionEnd(cal: Calendar, settledAt: Instant, rules: ComplaintRules): Instant {
  return term(cal, settledAt, rules.callBackDays).dueAt;
}

/**
 * What a clock that ran out does: it opens a notice against its owner, or raises the one that is open against him for
 * the complaint. That of the rating closes the matter as not rated: the enterprise was silent. `null`: it has not run
 * out. Due at the instant itself is still in time.
 */
export function missedComplaintClock(
  running: Pick<RunningClock, 'clock' | 'owner' | 'dueAt'>,
  at: Instant,
  openNotice: boolean,
): { clock: ComplaintClock; owner: ClockOwner; act: 'open' | 'raise' | 'close-unrated' } | null {
  if (at <= running.dueAt) return null;
  const { clock, owner } = running;
  if (clock === 'call-back') return { clock, owner, act: 'close-unrated' };
  return { clock, owner, act: openNotice ? 'raise' : 'open' };
}
