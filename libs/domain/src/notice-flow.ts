import { type Action } from './access';
import { type Calendar, addWorkingDays, endOfWork, workingDaysBetween } from './calendar';
import { type LedgerInput, explain } from './pauses';
import { type Day, type Instant, dayOf } from './time';
import { limitEnd } from './work-time';

/**
 * The whole way of a notice: 登记 · 立项 · 已交办 · 已签收 · 办理中 · 已反馈(待审) · 退回重办 · 待销号 · 已销号 · 归档 · 挂起 ·
 * 终止 · 不予立项. Beside it stand requests that wait for a decision while the stage goes on.
 */
export const NOTICE_STAGES = [
  'proposed',
  'approved',
  'issued',
  'signed',
  'acting',
  'replied',
  'returned',
  'accepted',
  'closed',
  'archived',
  'suspended',
  'withdrawn',
  'dismissed',
] as const;
export type NoticeStage = (typeof NOTICE_STAGES)[number];

/** 异议退单 · 延期申请 · 挂起申请 · 逾期理由: asked by the unit, decided by the office. */
export const NOTICE_REQUESTS = ['objection', 'extension', 'suspension', 'reason'] as const;
export type NoticeRequest = (typeof NOTICE_REQUESTS)[number];

/** Where a notice stands: its stage, the requests that wait, and those that may not be made again. */
export type NoticePosition = {
  stage: NoticeStage;
  pending: readonly NoticeRequest[];
  spent: readonly NoticeRequest[];
};

export const NOTICE_PROPOSED: NoticePosition = { stage: 'proposed', pending: [], spent: [] };

export type NoticeFlowMove =
  | 'approve'
  | 'dismiss'
  | 'issue'
  | 'sign'
  | 'expire-sign'
  | 'act'
  | 'feed-back'
  | 'reply'
  | 'return'
  | 'accept'
  | 'close'
  | 'archive'
  | 'withdraw'
  | 'object'
  | 'redispatch'
  | 'overrule-objection'
  | 'ask-extension'
  | 'grant-extension'
  | 'refuse-extension'
  | 'ask-suspension'
  | 'approve-suspension'
  | 'refuse-suspension'
  | 'resume'
  | 'state-reason'
  | 'accept-reason'
  | 'reject-reason';

/**
 * One move: from which stages, to which (`null`: the stage stays), by the right of which action (`engine`:
 * nobody's, the clock does it), and what it does to a request. `opens`: it now waits. `settles`: it
 * must wait, and is decided. `once`: never again afterwards. `unless`: not while one of these waits. `afresh`: another
 * unit begins, with nothing of the first one's requests but the objection that was used.
 */
export type NoticeFlowRule = {
  from: readonly NoticeStage[];
  to: NoticeStage | null;
  action: Action | 'engine';
  opens?: NoticeRequest;
  settles?: NoticeRequest;
  once?: true;
  unless?: readonly NoticeRequest[];
  afresh?: true;
};

const ASKING: readonly NoticeStage[] = ['signed', 'acting', 'returned'];
const DECIDING: readonly NoticeStage[] = ['signed', 'acting', 'replied', 'returned', 'suspended'];

export const NOTICE_FLOW: Readonly<Record<NoticeFlowMove, NoticeFlowRule>> = {
  approve: { from: ['proposed'], to: 'approved', action: 'notice:approve' },
  dismiss: { from: ['proposed', 'approved'], to: 'dismissed', action: 'notice:dismiss' },
  // from `proposed` only what needs no approval, or by who may approve: see `needsApproval`
  issue: { from: ['proposed', 'approved'], to: 'issued', action: 'notice:issue' },
  // who objects does not sign: signing is taking it
  sign: { from: ['issued'], to: 'signed', action: 'notice:sign', unless: ['objection'] },
  // signed for and then nothing: the sign-for counts no more and the ladder asks for it again
  'expire-sign': { from: ['signed'], to: 'issued', action: 'engine', unless: NOTICE_REQUESTS },
  act: { from: ['signed'], to: 'acting', action: 'notice:reply' },
  'feed-back': { from: ['acting', 'returned'], to: null, action: 'notice:reply' },
  reply: { from: ASKING, to: 'replied', action: 'notice:reply' },
  return: { from: ['replied'], to: 'returned', action: 'notice:review' },
  accept: { from: ['replied'], to: 'accepted', action: 'notice:review' },
  close: { from: ['accepted'], to: 'closed', action: 'notice:close' },
  archive: { from: ['closed'], to: 'archived', action: 'notice:archive' },
  withdraw: {
    from: ['issued', 'signed', 'acting', 'replied', 'returned', 'suspended'],
    to: 'withdrawn',
    action: 'notice:withdraw',
  },
  // once: after the re-dispatch, or when it is overruled, it is final
  object: { from: ['issued'], to: null, action: 'notice:sign', opens: 'objection', once: true },
  redispatch: { from: ['issued'], to: 'issued', action: 'notice:issue', settles: 'objection', afresh: true },
  'overrule-objection': { from: ['issued'], to: null, action: 'notice:issue', settles: 'objection' },
  'ask-extension': { from: ASKING, to: null, action: 'notice:reply', opens: 'extension' },
  'grant-extension': { from: DECIDING, to: null, action: 'notice:extend', settles: 'extension' },
  'refuse-extension': { from: DECIDING, to: null, action: 'notice:extend', settles: 'extension' },
  'ask-suspension': { from: ASKING, to: null, action: 'notice:reply', opens: 'suspension' },
  'approve-suspension': { from: ASKING, to: 'suspended', action: 'notice:suspend', settles: 'suspension' },
  'refuse-suspension': {
    from: [...ASKING, 'replied'],
    to: null,
    action: 'notice:suspend',
    settles: 'suspension',
  },
  resume: { from: ['suspended'], to: 'acting', action: 'notice:suspend' },
  // once: one chance to state a reason when overdue
  'state-reason': {
    from: ['issued', ...ASKING],
    to: null,
    action: 'notice:reply',
    opens: 'reason',
    once: true,
  },
  'accept-reason': {
    from: ['issued', ...DECIDING],
    to: null,
    action: 'notice:review',
    settles: 'reason',
  },
  'reject-reason': {
    from: ['issued', ...DECIDING],
    to: null,
    action: 'notice:review',
    settles: 'reason',
  },
};

export const NOTICE_FLOW_MOVES = Object.keys(NOTICE_FLOW) as NoticeFlowMove[];

/** No way leads on: what still waited is settled with it, so that nothing decided later can wake it (T15). */
const SETTLED: readonly NoticeStage[] = ['accepted', 'closed', 'archived', 'withdrawn', 'dismissed'];

export type NoticeFlowAnswer =
  | { to: NoticePosition }
  | { refused: 'stage' | 'not-asked' | 'asked-already' | 'spent' | 'waits-for'; request?: NoticeRequest };

/** Where the move leads, or why it is refused: an answer for every position and every move. */
export function noticeFlow(at: NoticePosition, by: NoticeFlowMove): NoticeFlowAnswer {
  const rule = NOTICE_FLOW[by];
  if (!rule.from.includes(at.stage)) return { refused: 'stage' };
  const { opens, settles, unless } = rule;
  const waitsFor = unless?.find((request) => at.pending.includes(request));
  if (waitsFor) return { refused: 'waits-for', request: waitsFor };
  if (settles && !at.pending.includes(settles)) return { refused: 'not-asked', request: settles };
  if (opens && at.pending.includes(opens)) return { refused: 'asked-already', request: opens };
  if (opens && at.spent.includes(opens)) return { refused: 'spent', request: opens };
  const stage = rule.to ?? at.stage;
  if (rule.afresh) return { to: { stage, pending: [], spent: ['objection'] } };
  const waiting = at.pending.filter((request) => request !== settles);
  return {
    to: {
      stage,
      pending: SETTLED.includes(stage) ? [] : opens ? [...waiting, opens] : waiting,
      spent: opens && rule.once ? [...at.spent, opens] : at.spent,
    },
  };
}

/** The moves allowed from here, in the order of the table. */
export function noticeFlowMovesFrom(at: NoticePosition): NoticeFlowMove[] {
  return NOTICE_FLOW_MOVES.filter((by) => 'to' in noticeFlow(at, by));
}

/** The stages in which the term runs. `accepted`: the reply is good, and only the office's own steps are left. */
export function isNoticeRunning(stage: NoticeStage): boolean {
  return ['issued', 'signed', 'acting', 'replied', 'returned'].includes(stage);
}

/** An objection is raised within 1 working day of the issue … */
export const OBJECTION_DAYS = 1;
/** … and the notice goes to another unit, or back to this one, on the same day. */
export const REDISPATCH_DAYS = 0;
/** Progress is told every 5 working days when the term is over 10. */
export const FEEDBACK_EVERY = 5;
export const FEEDBACK_OVER = 10;
/** A sign-for after which nothing follows lasts so many working days: a default, a setting. */
export const SIGN_LASTS_DAYS = 3;

export function objectionEndsAt(cal: Calendar, issuedAt: Instant, days: number = OBJECTION_DAYS): Instant {
  return limitEnd(cal, issuedAt, { unit: 'working-days', amount: days }).dueAt;
}

/** The end of work of the day it was raised; raised after work or on a day off, of the next working day. */
export function redispatchDueAt(cal: Calendar, objectedAt: Instant): Instant {
  const { dueAt } = limitEnd(cal, objectedAt, { unit: 'working-days', amount: REDISPATCH_DAYS });
  return objectedAt <= dueAt ? dueAt : endOfWork(cal, addWorkingDays(cal, dayOf(objectedAt), 1));
}

/** Progress is due every `every` working days in a term of more than `over`. */
export type FeedbackRules = { every: number; over: number };

/**
 * The days on which progress is due: every fifth working day of the term as its ledger counts it, and before the due
 * day, when the reply itself is. None for a term of 10 working days or fewer. An extension adds days and moves none; a
 * pause moves those that follow it, with the term.
 */
export function feedbackDays(
  cal: Calendar,
  input: LedgerInput,
  { every, over }: FeedbackRules = { every: FEEDBACK_EVERY, over: FEEDBACK_OVER },
): Day[] {
  const length = input.credits.reduce((sum, credit) => sum + credit.workingDays, input.workingDays);
  if (length <= over) return [];
  return explain(cal, input).lines.flatMap(({ day, ordinal, due }) =>
    ordinal !== undefined && ordinal % every === 0 && !due ? [day] : [],
  );
}

/**
 * The next of these days on which progress is still owed, or null. `given`: the day the last feedback was for; when it
 * is not before `since`, the day of the present stretch has been given ahead of its time, even if the term has moved.
 */
export function nextFeedbackDay(
  cal: Calendar,
  days: readonly Day[],
  { given, since, now }: { given: Day | null; since: Day; now: Instant },
): Day | null {
  const ahead = days.filter((day) => endOfWork(cal, day) > now);
  return ahead[given !== null && given >= since ? 1 : 0] ?? null;
}

/** When a sign-for lapses if no step, feedback or reply has followed: the chain then goes on as if not signed for. */
export function signExpiresAt(cal: Calendar, signedAt: Instant, days: number = SIGN_LASTS_DAYS): Instant {
  return limitEnd(cal, signedAt, { unit: 'working-days', amount: days }).dueAt;
}

/** Blue reminds, yellow and red follow: an important matter may start higher, none goes back. */
export const NOTICE_COLORS = ['blue', 'yellow', 'red'] as const;
export type NoticeColor = (typeof NOTICE_COLORS)[number];

/** The colour after a reason was rejected; red stays red and goes to the leader by its ladder. */
export function nextNoticeColor(color: NoticeColor): NoticeColor {
  return color === 'blue' ? 'yellow' : 'red';
}

/**
 * May it be issued from where it stands? What a person registered is approved first; what a rule in force proposed was
 * approved with the rule, and who may approve does so by issuing.
 */
export function needsApproval(
  notice: { stage: NoticeStage; source: string },
  { approvedSources, mayApprove }: { approvedSources: readonly string[]; mayApprove: boolean },
): boolean {
  return notice.stage === 'proposed' && !mayApprove && !approvedSources.includes(notice.source);
}

/** An objection is in time until the end of its term; silence is taking it. */
export function mayObject(lastAt: Instant, now: Instant): { code: 'too-late'; lastAt: Instant }[] {
  return now > lastAt ? [{ code: 'too-late', lastAt }] : [];
}

/** What a review of a reason leads to: accepted, days to credit up to the new due day; rejected, the next colour. */
export type ReasonOutcome = { accepted: true; creditDays: number } | { accepted: false; color: NoticeColor };

export type ReasonRefusal =
  | { code: 'not-overdue'; dueAt: Instant }
  | { code: 'stated-by-same'; person: string }
  | { code: 'no-new-day'; dueDay: Day; newDueDay: Day | null };

/** A reason is stated when overdue; before that an extension is asked. */
export function mayStateReason(dueAt: Instant, now: Instant): ReasonRefusal[] {
  return now > dueAt ? [] : [{ code: 'not-overdue', dueAt }];
}

/**
 * The outcome of a reason, or why it may not be so: decided by another than stated it, and when accepted with a working
 * day after today as the new due day. The credit is counted from the old due day, so the ledger shows every day
 * between.
 */
export function reviewReason(
  cal: Calendar,
  notice: { dueDay: Day; color: NoticeColor; statedBy: string },
  review: { by: string; at: Instant; newDueDay: Day | null },
): ReasonOutcome | ReasonRefusal[] {
  const { dueDay, color, statedBy } = notice;
  const { by, newDueDay } = review;
  if (by === statedBy) return [{ code: 'stated-by-same', person: by }];
  if (newDueDay === null) return { accepted: false, color: nextNoticeColor(color) };
  const creditDays = workingDaysBetween(cal, dueDay, newDueDay);
  const isLater = newDueDay > dayOf(review.at) && addWorkingDays(cal, newDueDay, 0) === newDueDay;
  if (!isLater || creditDays < 1) return [{ code: 'no-new-day', dueDay, newDueDay }];
  return { accepted: true, creditDays };
}
