import type { NoticeDetail, NoticeMoveName, NoticeRequestLine, NoticeRules } from '@duban/contracts';
import {
  extensionDaysLeft,
  extensionLastAt,
  isNoticeRunning,
  may,
  mayDecideExtension,
  mayExtend,
  mayObject,
  mayProposeCard,
  mayStateReason,
  needsApproval,
  noticeFlow,
  objectionEndsAt,
  type Calendar,
  type Extension,
  type Instant,
  type NoticeFlowMove,
} from '@duban/domain';
import type { Actor } from '@duban/platform';
import { positionOf } from './notice-clocks';
import {
  extensionRulesOf,
  extensionsOf,
  factsOf,
  GRANTING,
  ofRound,
  REFUSING,
  type RequestRow,
} from './notice-requests';
import { mayMove } from './notice-rights';
import type { NoticeRow } from './notices.queries';

/** The moves of a notice by the name a person knows them, in the order of likeliness. */
const MOVES: readonly [Exclude<NoticeMoveName, 'propose-card'>, NoticeFlowMove][] = [
  ['approve', 'approve'],
  ['issue', 'issue'],
  ['dismiss', 'dismiss'],
  ['sign', 'sign'],
  ['object', 'object'],
  ['act', 'act'],
  ['feed-back', 'feed-back'],
  ['reply', 'reply'],
  ['ask-extension', 'ask-extension'],
  ['ask-suspension', 'ask-suspension'],
  ['state-reason', 'state-reason'],
  ['accept', 'accept'],
  ['return', 'return'],
  ['close', 'close'],
  ['archive', 'archive'],
  ['withdraw', 'withdraw'],
  ['resume', 'resume'],
];

/** What of a notice the law asks before a move. */
export type Facts = {
  row: NoticeRow;
  requests: RequestRow[];
  rules: NoticeRules;
  cal: Calendar;
  now: Instant;
};
type Refusal = { code: string; facts: Record<string, unknown> };

/**
 * What this viewer may do to a notice now, and what his role has and this moment refuses, with why. Moves that belong
 * to another stage are in neither.
 */
export function movesOf(actor: Actor, facts: Facts): Pick<NoticeDetail, 'can' | 'cannot'> {
  const can: NoticeMoveName[] = [];
  const cannot: NoticeDetail['cannot'] = [];
  for (const [move, by] of MOVES) {
    if (!mayMove(actor, by, facts.row)) continue;
    const answer = noticeFlow(positionOf(facts.row), by);
    if ('to' in answer) {
      const [refusal] = refusalsOf(actor, move, facts);
      if (refusal) cannot.push({ move, ...refusal });
      else can.push(move);
    } else if (answer.refused !== 'stage')
      cannot.push({ move, code: answer.refused, facts: answer.request ? { request: answer.request } : {} });
  }
  if (may(actor, 'card:propose', [facts.row.unit_id]) && mayProposeCard(facts.row.state))
    can.push('propose-card');
  return { can, cannot };
}

/** What the law has against a move that the stage allows. */
function refusalsOf(
  actor: Actor,
  move: NoticeMoveName,
  { row, requests, rules, cal, now }: Facts,
): Refusal[] {
  const told = (refusals: readonly { code: string }[]) =>
    refusals.map((refusal) => ({ code: refusal.code, facts: factsOf(refusal) }));
  if (move === 'issue') {
    const policy = { approvedSources: rules.approvedSources, mayApprove: may(actor, 'notice:approve', []) };
    return needsApproval({ stage: row.state, source: row.source }, policy)
      ? [{ code: 'needs-approval', facts: {} }]
      : [];
  }
  const { issued_at, due_at, due_day } = row;
  if (!issued_at || !due_at || !due_day) return [];
  if (move === 'object')
    return told(mayObject(objectionEndsAt(cal, issued_at.getTime(), rules.objectDays), now));
  if (move === 'state-reason') return told(mayStateReason(due_at.getTime(), now));
  if (move === 'ask-extension') {
    const past = extensionsOf(ofRound(requests, row));
    return told(mayExtend(cal, { dueDay: due_day, past }, { at: now, days: 1 }, extensionRulesOf(row)));
  }
  return [];
}

/** How often and how long it may still be extended, while its term runs. */
export function extensionFacts({ row, requests, cal }: Facts): NoticeDetail['extension'] {
  if (!row.due_day || row.working_days === null || !isNoticeRunning(row.state)) return null;
  const rules = extensionRulesOf(row);
  const past = extensionsOf(ofRound(requests, row));
  return {
    timesLeft: Math.max(0, rules.maxTimes - past.filter(isGranted).length),
    daysLeft: extensionDaysLeft(past, rules),
    lastAt: new Date(extensionLastAt(cal, row.due_day, rules)).toISOString(),
    days: row.working_days,
  };
}
const isGranted = ({ decision }: Extension) => decision !== null && decision.grantedDays > 0;

/**
 * A request as the page shows it: may this viewer decide it, and what stands against granting it. Refusing is bound by
 * less: only by who decides and where the notice stands.
 */
export function presentRequest(
  actor: Actor,
  request: RequestRow,
  facts: Facts,
): Omit<NoticeRequestLine, 'attachments'> {
  const decides = request.state === 'waiting' && mayMove(actor, GRANTING[request.kind], facts.row);
  return {
    id: request.id,
    kind: request.kind,
    text: request.text,
    days: request.days,
    untilDay: request.until_day,
    askedBy: request.asked_by_name,
    askedAt: request.asked_at.toISOString(),
    decideBy: request.decide_by.toISOString(),
    state: request.state,
    decidedBy: request.decided_by_name,
    decidedAt: request.decided_at?.toISOString() ?? null,
    opinion: request.opinion,
    grantedDays: request.granted_days,
    newDay: request.new_day,
    can: decides && againstDeciding(actor, request, false, facts).length === 0,
    refusals: decides ? againstDeciding(actor, request, true, facts) : [],
  };
}

function againstDeciding(
  actor: Actor,
  request: RequestRow,
  granted: boolean,
  { row, requests }: Facts,
): Refusal[] {
  if (request.asked_by === actor.accountId) return [{ code: 'asked-by-same', facts: {} }];
  const by = (granted ? GRANTING : REFUSING)[request.kind];
  const answer = noticeFlow(positionOf(row), by);
  if ('refused' in answer) return [{ code: answer.refused, facts: { state: row.state } }];
  if (request.kind !== 'extension') return [];
  const [asked] = extensionsOf([request]);
  const earlier = extensionsOf(ofRound(requests, row).filter(({ id }) => id !== request.id));
  // how many days he grants is his to say: one is the least
  const decide = { by: actor.accountId ?? '', days: granted ? 1 : 0 };
  const refusals = asked ? mayDecideExtension(asked, earlier, decide, extensionRulesOf(row)) : [];
  return refusals.map((refusal) => ({ code: refusal.code, facts: factsOf(refusal) }));
}
