import { type Calendar, addWorkingDays, endOfWork, isProvisional, startOfWork } from './calendar';
import { type NoticeStage, isNoticeRunning } from './notice-flow';
import { type Day, type Instant, dayOf } from './time';

/** 催签 · 预警 · 一次催办 · 二次催办 · 通报批评 · 呈报领导. */
export type RungKey = 'sign-overdue' | 'warning' | 'reminder-1' | 'reminder-2' | 'criticism' | 'leader';
/** What a rung does. A card is only proposed: a supervisor confirms it. */
export type RungEffect = 'remind-unit' | 'copy-supervisor' | 'propose-yellow' | 'propose-red' | 'to-leader';
/** A rung of a policy: `offset` working days after its anchor. */
export type RungRule = {
  key: RungKey;
  anchor: 'sign-due' | 'warning' | 'due';
  offset: number;
  effects: RungEffect[];
};
export type LadderPolicy = { version: string; rungs: RungRule[] };

/** The defaults of the county, each a setting: 催办 the working day after the due day, again at +3, 通报 at +5. */
export const DEFAULT_LADDER: LadderPolicy = {
  version: 'ladder/1',
  rungs: [
    { key: 'sign-overdue', anchor: 'sign-due', offset: 0, effects: ['remind-unit'] },
    { key: 'warning', anchor: 'warning', offset: 0, effects: ['remind-unit'] },
    { key: 'reminder-1', anchor: 'due', offset: 1, effects: ['remind-unit', 'copy-supervisor'] },
    { key: 'reminder-2', anchor: 'due', offset: 3, effects: ['propose-yellow'] },
    { key: 'criticism', anchor: 'due', offset: 5, effects: ['propose-red'] },
    { key: 'leader', anchor: 'due', offset: 10, effects: ['to-leader'] },
  ],
};

/** A rung of one notice: its place from 1, its day and instant, fixed when the notice is issued. */
export type Rung = {
  key: RungKey;
  seq: number;
  day: Day;
  at: Instant;
  effects: RungEffect[];
  provisional: boolean;
};
/** A rung as kept: fired once, or lapsed because what it asked for had been done, or still ahead. */
export type KeptRung = Rung & { firedAt: Instant | null; lapsedAt?: Instant | null };
/** What to do now, in order, and when to ask again: at the next rung (null: never, until the notice moves). */
export type Step = { fire: Rung[]; lapse: Rung[]; next: Rung | null; nextAt: Instant | null };

/**
 * The working day, counted from the issue, at whose end the warning stands: 90% of the term or one working day before
 * its end, whichever is first, and never before the first.
 */
export function warningOrdinal(workingDays: number): number {
  return Math.max(1, Math.min(Math.ceil((workingDays * 9) / 10), workingDays - 1));
}

/**
 * The rungs of a notice, sorted by instant (ties keep the order of the policy), numbered from 1. Every instant is
 * absolute, the end of work of its day, counted from the issue or the due day and never from "now"; the warning is
 * counted back from the due day, so that it moves with an extension. A term of one day has no day before its last:
 * it warns at the start of work of the due day. RangeError when `workingDays` is negative or no integer.
 */
export function planRungs(
  cal: Calendar,
  input: { issuedAt: Instant; signDueDay: Day; dueDay: Day; workingDays: number },
  policy: LadderPolicy = DEFAULT_LADDER,
): Rung[] {
  const { issuedAt, signDueDay, dueDay, workingDays } = input;
  if (!Number.isInteger(workingDays) || workingDays < 0)
    throw new RangeError(`not a term: ${workingDays} days`);
  const isShort = workingDays <= 1;
  const warningDay = isShort
    ? dueDay
    : addWorkingDays(cal, dueDay, warningOrdinal(workingDays) - workingDays);
  const anchors = { 'sign-due': signDueDay, warning: warningDay, due: dueDay };
  return policy.rungs
    .map(({ key, anchor, offset, effects }) => {
      const day = addWorkingDays(cal, anchors[anchor], offset);
      const at = anchor === 'warning' && isShort ? startOfWork(cal, day) : endOfWork(cal, day);
      return {
        key,
        seq: 0,
        day,
        at,
        effects: [...effects],
        provisional: isProvisional(cal, dayOf(issuedAt), day),
      };
    })
    .sort((a, b) => a.at - b.at)
    .map((rung, i) => ({ ...rung, seq: i + 1 }));
}

/**
 * The stages in which the ladder climbs: the term runs and it is the unit's turn. A reply that waits for its judgement
 * ends the silence, and a suspended notice has no clock.
 */
export function isClimbing(stage: NoticeStage): boolean {
  return isNoticeRunning(stage) && stage !== 'replied';
}

/**
 * What a notice does at `now`. Same notice and clock, same answer; how often it is asked makes no difference.
 * Every rung that has come fires, in order and once, however late it is asked. A notice that does not climb does
 * nothing and waits for its next move. One sent back climbs on with the same rungs: a send-back never sets the timer
 * back, and the rungs passed during the review fire then, in order, because the term was the unit's to keep and a bad
 * answer must not buy time. While it is signed for, `sign-overdue` lapses instead of firing.
 */
export function climb(notice: { state: NoticeStage; rungs: readonly KeptRung[] }, now: Instant): Step {
  if (!isClimbing(notice.state)) return { fire: [], lapse: [], next: null, nextAt: null };
  const isSigned = notice.state !== 'issued';
  const ahead = notice.rungs
    .filter((rung) => rung.firedAt === null && (rung.lapsedAt ?? null) === null)
    .sort((a, b) => a.at - b.at || a.seq - b.seq);
  const lapse = ahead.filter((rung) => isSigned && rung.key === 'sign-overdue');
  const climbing = ahead.filter((rung) => !lapse.includes(rung));
  const next = climbing.find((rung) => rung.at > now) ?? null;
  return { fire: climbing.filter((rung) => rung.at <= now), lapse, next, nextAt: next?.at ?? null };
}

/** How high a notice has climbed: the rungs that fired. */
export function levelOf(rungs: readonly { firedAt: Instant | null }[]): number {
  return rungs.filter((rung) => rung.firedAt !== null).length;
}
