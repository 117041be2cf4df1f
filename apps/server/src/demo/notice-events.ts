import { dayOf, elapsedWith, type EventType, type Json, type RungKey } from '@duban/domain';
import { numberOf, type DemoNotice } from './make-notices';
import type { DemoOrg } from './make-orgs';
import { POLICY, RULES } from './notice-ledger';
import type { Move, Request } from './notice-moves';
import type { Person, Told } from './tell-events';

/** Who does what: a monitor issues and judges, the head approves and closes, a handler answers for each unit. */
export type People = { monitor: Person; head: Person; unit: (unit: DemoOrg) => Person };
type Done = Exclude<Move, { kind: 'card' }>;

const TOLD: Record<RungKey, EventType> = {
  'sign-overdue': 'notice.reminded',
  warning: 'notice.warned',
  'reminder-1': 'notice.reminded',
  'reminder-2': 'notice.reminded',
  criticism: 'notice.escalated',
  leader: 'notice.escalated',
};

/** The life of a notice; its cards tell their own. */
export function noticeEvents(notice: DemoNotice, people: People): Told[] {
  const { project, matter, moves } = notice;
  const issued = moves.findIndex((move) => move.kind === 'issued');
  const moved = moves.findIndex((move) => move.kind === 'redispatched');
  return moves.flatMap((move, i): Told[] => {
    if (move.kind === 'card') return [];
    // until it was re-dispatched it was the first unit's
    const unit = i < moved ? project.unit : notice.unit;
    const number = issued >= 0 && i >= issued ? numberOf(notice) : null;
    return [
      {
        type: move.kind === 'rung' ? TOLD[move.rung.key] : `notice.${move.kind}`,
        subject: { type: 'notice', id: notice.id },
        rootId: project.id,
        unitId: unit.id,
        ownerId: project.owner?.id ?? null,
        at: move.at,
        by: actorOf(move, notice, people, unit),
        data: { title: matter.title, ...(number ? { number } : {}), ...dataOf(move, notice, i) },
      },
    ];
  });
}

function actorOf(move: Done, { matter }: DemoNotice, people: People, unit: DemoOrg): Person | null {
  switch (move.kind) {
    case 'rung':
    case 'sign-expired':
    case 'feedback-missed':
    case 'pause-ended':
    case 'archived':
      return null;
    case 'proposed':
      return matter.code === 'by-hand' ? people.monitor : null;
    case 'dismissed':
      return move.bySystem ? null : people.head;
    case 'approved':
    case 'closed':
    case 'withdrawn':
    case 'suspended':
    case 'resumed':
      return people.head;
    case 'issued':
    case 'returned':
    case 'accepted':
    case 'redispatched':
    case 'extended':
    case 'reason-accepted':
    case 'reason-rejected':
      return people.monitor;
    default:
      return people.unit(unit);
  }
}

function dataOf(move: Done, notice: DemoNotice, i: number): Record<string, Json> {
  const { severity, matter, life } = notice;
  const opinion = 'opinion' in move ? (move.opinion ?? '') : '';
  const text = 'text' in move ? (move.text ?? '') : '';
  const replies = notice.moves.slice(0, i + 1).filter(({ kind }) => kind === 'replied').length;
  switch (move.kind) {
    case 'proposed':
      return { source: matter.source, severity };
    case 'issued':
      return termsSaid(notice, i);
    case 'redispatched':
      return { ...termsSaid(notice, i), opinion, from: notice.project.unit.name, to: notice.unit.name };
    case 'signed':
      return { inTime: dayOf(move.at) <= life.ledger.signDueDay };
    case 'sign-expired':
      return { days: RULES.signLastsDays };
    case 'acting':
      return { plan: text };
    case 'fed-back': {
      const feedback = life.ledger.feedbacks.find(({ at }) => at === move.at);
      return { seq: feedback?.seq ?? 1, text, dueDay: feedback?.dueDay ?? null };
    }
    case 'feedback-missed':
    case 'pause-ended':
      return { day: move.day };
    case 'replied':
      return { reply: replies, text, inTime: move.at <= life.ledger.dueAt };
    case 'returned':
      return { reply: replies, opinion };
    case 'accepted':
      return { reply: replies, opinion, elapsedDays: elapsedAt(notice, move.at) };
    case 'withdrawn':
      return { reason: text, elapsedDays: elapsedAt(notice, move.at) };
    case 'dismissed':
      return { reason: text };
    case 'archived':
      return { byRule: true, day: dayOf(move.at) };
    case 'rung': {
      const { key: rung, day, seq, effects } = move.rung;
      return { rung, day, seq, effects, late: dayOf(move.at) > day };
    }
    case 'approved':
    case 'closed':
      return { opinion };
    case 'resumed':
      return { opinion, dueDay: life.ledger.dueDay };
    default:
      return requestSaid(move.at, opinion, notice);
  }
}

function termsSaid({ severity, life }: DemoNotice, i: number): Record<string, Json> {
  const { ledger } = life;
  const told = ledger.dues.find(({ at }) => at >= (life.moves[i]?.at ?? 0));
  return {
    severity,
    dueDay: told && life.moves[i]?.kind === 'issued' ? told.dueDay : ledger.dueDay,
    workingDays: ledger.workingDays,
    provisional: ledger.provisional,
    policy: POLICY.version,
  };
}

function elapsedAt({ life: { ledger } }: DemoNotice, at: number): number {
  return elapsedWith(ledger.cal, { startedAt: ledger.issuedAt ?? 0, pauses: ledger.pauses }, at).workingDays;
}

/** What is said when something is asked of the office, and when it is decided. */
function requestSaid(at: number, opinion: string, { life }: DemoNotice): Record<string, Json> {
  const asked = life.requests.find(({ askedAt }) => askedAt === at);
  if (asked) return askedSaid(asked);
  const decided = life.requests.find(({ decidedAt }) => decidedAt === at);
  if (!decided) return { opinion };
  const due = life.ledger.dues.find((one) => one.at === at);
  switch (decided.kind) {
    case 'suspension':
      return { opinion, reason: decided.text, untilDay: decided.untilDay };
    case 'reason':
      return decided.state === 'refused'
        ? { opinion, from: 'blue', color: life.color }
        : { opinion, days: decided.grantedDays, from: due?.dueDay ?? null, to: due?.nextDay ?? null };
    default:
      return { opinion, days: decided.grantedDays, from: due?.dueDay ?? null, to: due?.nextDay ?? null };
  }
}

const askedSaid = ({ text, days, untilDay, decideBy }: Request): Record<string, Json> => ({
  text,
  decideBy: new Date(decideBy).toISOString(),
  ...(days === null ? {} : { days }),
  ...(untilDay === null ? {} : { untilDay }),
});
