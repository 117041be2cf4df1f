import type { Action } from './access';
import { addWorkingDays, type Calendar } from './calendar';
import { cardTerms, type CardColor, type CardLimits } from './card';
import { type Day, type Instant, dayOf } from './time';

/** What can wait for a decision: a card, a notice at a stage of the office, what a unit asked for, a complaint that came up. */
export const DECISION_KINDS = [
  'card-issue',
  'card-review',
  'notice-issue',
  'reply',
  'closing',
  'pause-ended',
  'objection',
  'extension',
  'suspension',
  'reason',
  'waiver',
  'escalated',
  'complaint',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** The ways a decision can go: each is an act that exists elsewhere, or to leave it as it is. */
export const CHOICES = [
  'issue',
  'dismiss',
  'uphold',
  'lower',
  'revoke',
  'accept',
  'return',
  'close',
  'resume',
  'grant',
  'refuse',
  'coordinate',
  'rule',
  'wait',
] as const;
export type ChoiceKey = (typeof CHOICES)[number];

/** What a choice sets in motion, one thing each. */
export const FOLLOWING = [
  'card-served',
  'points',
  'no-points',
  'explain-by',
  'appeal-by',
  'reason-kept',
  'ladder-goes-on',
  'ladder-done',
  'sign-by',
  'answer-by',
  'unit-not-told',
  'unit-told',
  'to-closing',
  'closed',
  'term-stays',
  'new-due',
  'redispatched',
  'clock-stands',
  'clock-runs',
  'colour-rises',
  'light-hollow',
  'light-counts',
  'stays-open',
  'by-meeting',
  'enterprise-told',
  'rated-by',
  'nobody-above',
] as const;
export type Following = (typeof FOLLOWING)[number];

/** One consequence: its day where it has one, its points where it counts any. */
export type ChoiceStep = { what: Following; day: Day | null; points: number | null };
export type Choice = { key: ChoiceKey; steps: ChoiceStep[] };

/** What of a matter its consequences hang on. `nextRungDay`: when the ladder of the notice fires next. */
export type DecisionFacts =
  | {
      kind: 'card-issue';
      color: CardColor;
      limits: CardLimits;
      points: Readonly<Record<CardColor, number>>;
      nextRungDay: Day | null;
    }
  | { kind: 'card-review'; color: CardColor; points: Readonly<Record<CardColor, number>> }
  | { kind: 'notice-issue'; signDays: number; answerDays: number }
  | { kind: 'reply' | 'objection'; dueDay: Day | null; nextRungDay: Day | null }
  | { kind: 'extension'; dueDay: Day | null; nextRungDay: Day | null; days: number }
  | { kind: 'suspension' | 'reason'; dueDay: Day | null; untilDay: Day | null }
  | { kind: 'waiver'; untilDay: Day }
  | { kind: 'escalated'; nextRungDay: Day | null }
  | { kind: 'complaint'; dueDay: Day | null; callBackDays: number }
  | { kind: 'closing' | 'pause-ended' };

const step = (what: Following, day: Day | null = null, points: number | null = null): ChoiceStep => ({
  what,
  day,
  points,
});

/** The ladder of the notice is not stopped by this: when it fires next, or that it has no rung left. */
const ladder = (day: Day | null): ChoiceStep => (day ? step('ladder-goes-on', day) : step('ladder-done'));

/**
 * The choices of a decision made at `now`, and what each would set in motion by the rules in force: the terms a card
 * served today would run, the due day an extension would give, the next rung of what is left as it is.
 */
export function choicesOf(cal: Calendar, facts: DecisionFacts, now: Instant): Choice[] {
  const today = dayOf(now);
  switch (facts.kind) {
    case 'card-issue': {
      const { explain, appeal } = cardTerms(cal, now, facts.limits);
      return [
        {
          key: 'issue',
          steps: [
            step('card-served'),
            step('points', null, facts.points[facts.color]),
            step('explain-by', explain.dueDay),
            step('appeal-by', appeal.dueDay),
          ],
        },
        { key: 'dismiss', steps: [step('no-points'), step('reason-kept'), ladder(facts.nextRungDay)] },
      ];
    }
    case 'card-review': {
      const told = step('unit-told');
      const uphold: Choice = {
        key: 'uphold',
        steps: [step('points', null, facts.points[facts.color]), told],
      };
      const lower: Choice = { key: 'lower', steps: [step('points', null, facts.points.yellow), told] };
      const revoke: Choice = { key: 'revoke', steps: [step('no-points'), told] };
      return facts.color === 'red' ? [uphold, lower, revoke] : [uphold, revoke];
    }
    case 'notice-issue':
      return [
        {
          key: 'issue',
          steps: [
            step('sign-by', addWorkingDays(cal, today, facts.signDays)),
            step('answer-by', addWorkingDays(cal, today, facts.answerDays)),
          ],
        },
        { key: 'dismiss', steps: [step('unit-not-told'), step('reason-kept')] },
      ];
    case 'reply':
      return [
        { key: 'accept', steps: [step('to-closing'), step('unit-told')] },
        { key: 'return', steps: [step('term-stays', facts.dueDay), ladder(facts.nextRungDay)] },
      ];
    case 'objection':
      return [
        { key: 'grant', steps: [step('redispatched'), step('unit-told')] },
        { key: 'refuse', steps: [step('term-stays', facts.dueDay), ladder(facts.nextRungDay)] },
      ];
    case 'extension': {
      const newDay = facts.dueDay && addWorkingDays(cal, facts.dueDay, facts.days);
      return [
        { key: 'grant', steps: [step('new-due', newDay), step('unit-told')] },
        { key: 'refuse', steps: [step('term-stays', facts.dueDay), ladder(facts.nextRungDay)] },
      ];
    }
    case 'suspension':
      return [
        { key: 'grant', steps: [step('clock-stands', facts.untilDay), step('light-counts')] },
        { key: 'refuse', steps: [step('term-stays', facts.dueDay)] },
      ];
    case 'reason':
      return [
        { key: 'grant', steps: [step('new-due', facts.untilDay), step('unit-told')] },
        { key: 'refuse', steps: [step('colour-rises'), step('term-stays', facts.dueDay)] },
      ];
    case 'waiver':
      return [
        { key: 'grant', steps: [step('light-hollow', facts.untilDay), step('unit-told')] },
        { key: 'refuse', steps: [step('light-counts'), step('unit-told')] },
      ];
    case 'closing':
      return [{ key: 'close', steps: [step('closed'), step('unit-told')] }];
    case 'pause-ended':
      return [{ key: 'resume', steps: [step('clock-runs'), step('unit-told')] }];
    case 'complaint':
      return [
        {
          key: 'rule',
          steps: [
            step('enterprise-told'),
            step('rated-by', addWorkingDays(cal, today, facts.callBackDays)),
            step('nobody-above'),
          ],
        },
        { key: 'wait', steps: [step('term-stays', facts.dueDay), step('stays-open')] },
      ];
    case 'escalated':
      return [
        { key: 'coordinate', steps: [step('by-meeting'), step('stays-open')] },
        { key: 'wait', steps: [ladder(facts.nextRungDay), step('stays-open')] },
      ];
  }
}

/** The right by which each choice is one act with a reason. What is missing needs more: a unit, a text, a meeting. */
const ONE_ACT: Readonly<Record<DecisionKind, Partial<Record<ChoiceKey, Action>>>> = {
  'card-issue': { issue: 'card:issue', dismiss: 'card:dismiss' },
  'card-review': { uphold: 'card:decide', lower: 'card:decide', revoke: 'card:decide' },
  'notice-issue': { dismiss: 'notice:dismiss' },
  reply: { accept: 'notice:review', return: 'notice:review' },
  closing: { close: 'notice:close' },
  'pause-ended': { resume: 'notice:suspend' },
  objection: { refuse: 'notice:issue' },
  extension: { grant: 'notice:extend', refuse: 'notice:extend' },
  suspension: { grant: 'notice:suspend', refuse: 'notice:suspend' },
  reason: { grant: 'notice:review', refuse: 'notice:review' },
  waiver: { grant: 'waiver:decide', refuse: 'waiver:decide' },
  escalated: {},
  // an answer in words and files, which the enterprise reads
  complaint: {},
};

/**
 * By which right a choice is made with nothing but a reason; null: it is made on the paper. `asked`: what the unit asked
 * for, where it did: a reason is granted as it was asked for only when it named its day, an extension its days.
 */
export function rightOfOneAct(
  kind: DecisionKind,
  key: ChoiceKey,
  asked: { days: number | null; untilDay: Day | null } | null = null,
): Action | null {
  const isSaid =
    key !== 'grant' || (kind === 'reason' ? !!asked?.untilDay : kind !== 'extension' || !!asked?.days);
  return isSaid ? (ONE_ACT[kind][key] ?? null) : null;
}

/** What comes first: what is past its day, then by the day it is due, then what has waited longest. */
export function byUrgency(
  a: { untilDay: Day | null; waiting: number },
  b: { untilDay: Day | null; waiting: number },
): number {
  const far = '9999-12-31';
  const [x, y] = [a.untilDay ?? far, b.untilDay ?? far];
  return x === y ? b.waiting - a.waiting : x < y ? -1 : 1;
}
