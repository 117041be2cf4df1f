import { endOfWork, type Instant, type KeptRung } from '@duban/domain';
import { levelNow, timeOf, type DemoNotice } from './make-notices';
import { POLICY, RULES } from './notice-ledger';
import { stepsTaken, type Move } from './notice-moves';
import type { People } from './notice-events';

export const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());

/** The rows of the notices, as the services would have left them. */
export function noticeRows(notices: DemoNotice[], people: People) {
  return {
    notices: notices.map((notice) => noticeRow(notice, people)),
    notice_rungs: notices.flatMap(({ id, life: { ledger } }) => [
      ...rungRows(id, 1, ledger.round > 1 ? ledger.formerRungs : ledger.rungs),
      ...(ledger.round > 1 ? rungRows(id, ledger.round, ledger.rungs) : []),
    ]),
    rung_fires: notices.flatMap(({ id, life: { ledger } }) =>
      [
        ...ledger.formerRungs.map((rung) => ({ rung, round: 1 })),
        ...ledger.rungs.map((rung) => ({ rung, round: ledger.round })),
      ]
        .filter(({ rung }) => rung.firedAt !== null)
        .map(({ rung: { key, firedAt }, round }) => ({
          notice_id: id,
          round,
          key,
          fired_at: iso(firedAt),
          skipped: false,
        })),
    ),
    notice_replies: notices.flatMap((notice) => replyRows(notice, people)),
    notice_requests: notices.flatMap((notice) => requestRows(notice, people)),
    notice_pauses: notices.flatMap(({ id, life: { ledger } }) =>
      ledger.pauses.map(({ from, to, reason }, i) => ({
        id: `${id.slice(0, 8)}-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
        notice_id: id,
        from_at: iso(from),
        to_at: iso(to),
        reason,
        approved_by: people.head.name,
        ended_by: to === null ? null : people.head.name,
      })),
    ),
    notice_credits: notices.flatMap(({ id, life: { ledger } }) =>
      ledger.credits.map((credit) => ({
        id: credit.id,
        notice_id: id,
        kind: credit.kind,
        working_days: credit.workingDays,
        reason: credit.reason,
        approved_by: people.monitor.name,
        at: iso(credit.at),
      })),
    ),
    notice_dues: notices.flatMap(({ id, life: { ledger } }) =>
      ledger.dues.map(({ seq, round, dueDay, nextDay, by, reason, at }) => ({
        notice_id: id,
        seq,
        round,
        due_day: dueDay,
        due_at: iso(endOfWork(ledger.cal, dueDay)),
        next_day: nextDay,
        by,
        reason,
        approved_by: (by === 'pause' ? people.head : people.monitor).name,
        at: iso(at),
      })),
    ),
    notice_feedbacks: notices.flatMap(({ id, life }) =>
      life.ledger.feedbacks.map(({ seq, dueDay, text, at }) => ({
        notice_id: id,
        seq,
        due_day: dueDay,
        text,
        by_name: people.unit(life.unit).name,
        unit_id: life.unit.id,
        at: iso(at),
      })),
    ),
    tasks: notices.flatMap(taskRows),
  };
}

const rungRows = (id: string, round: number, rungs: KeptRung[]) =>
  rungs.map(({ key, seq, day, at, effects, provisional }) => ({
    notice_id: id,
    round,
    key,
    seq,
    day,
    at: iso(at),
    effects,
    provisional,
  }));

function noticeRow(notice: DemoNotice, { head }: People) {
  const { project, matter, life } = notice;
  const { ledger, position } = life;
  const isIssued = ledger.issuedAt !== null;
  const approvedAt = timeOf(notice, 'approved');
  const isSuspended = position.stage === 'suspended';
  const next = life.nextRung();
  // a new unit begins afresh
  const own = (kind: Move['kind']) => {
    const at = timeOf(notice, kind);
    return at !== null && at >= (ledger.issuedAt ?? 0) ? at : null;
  };
  return {
    id: notice.id,
    number_year: notice.year,
    number_seq: notice.seq,
    title: matter.title,
    state: position.stage,
    severity: notice.severity,
    source: matter.source,
    source_note: matter.note,
    subject_type: 'project',
    subject_id: project.id,
    subject_name: project.name,
    unit_id: life.unit.id,
    co_unit_ids: notice.coUnits.map(({ id }) => id),
    owner_id: project.owner?.id ?? null,
    reason_code: matter.code,
    reason_facts: matter.facts,
    demands: matter.demands,
    evidence: matter.evidence,
    color: life.color,
    proposed_at: iso(timeOf(notice, 'proposed')),
    approved_at: iso(approvedAt),
    approved_by: approvedAt === null ? null : head.name,
    issued_at: iso(ledger.issuedAt),
    working_days: isIssued ? ledger.workingDays : null,
    sign_due_day: isIssued ? ledger.signDueDay : null,
    due_day: isIssued ? ledger.dueDay : null,
    due_at: isIssued ? iso(ledger.dueAt) : null,
    provisional: ledger.provisional,
    signed_at: position.stage === 'issued' ? null : iso(own('signed')),
    acting_at: iso(own('acting')),
    plan: own('acting') === null ? '' : (stepsTaken(notice.moves, 'acting').at(-1)?.text ?? ''),
    replied_at: iso(own('replied')),
    accepted_at: iso(own('accepted')),
    closed_at: iso(own('closed') ?? own('withdrawn') ?? timeOf(notice, 'dismissed')),
    archived_at: iso(own('archived')),
    suspended_at: isSuspended ? iso(ledger.pauses.at(-1)?.from ?? null) : null,
    pause_ends_day: isSuspended ? life.pauseEndsDay : null,
    pause_ended_at: isSuspended && life.pauseEndsAt === null ? iso(timeOf(notice, 'pause-ended')) : null,
    next_feedback_day: ledger.feedbackDay,
    pending: position.pending,
    spent: position.spent,
    round: ledger.round,
    rules: isIssued ? RULES : null,
    policy: isIssued ? POLICY : null,
    level: levelNow(notice),
    next_rung: next?.key ?? null,
    next_day: next?.day ?? null,
    version: life.moves.filter(
      ({ kind }) => !['rung', 'card', 'feedback-missed', 'pause-ended'].includes(kind),
    ).length,
  };
}

/** Replies with what the office made of them: the verdict is the next returning or accepting. */
function replyRows({ id, moves, unit }: DemoNotice, people: People) {
  const replies = stepsTaken(moves, 'replied');
  const verdicts = stepsTaken(moves, 'returned', 'accepted');
  return replies.map((reply, i) => {
    const verdict = verdicts.at(i);
    return {
      notice_id: id,
      version: i + 1,
      text: reply.text,
      by_name: people.unit(unit).name,
      at: iso(reply.at),
      verdict: verdict?.kind ?? null,
      opinion: verdict?.opinion ?? null,
      verdict_by: verdict ? people.monitor.name : null,
      verdict_at: iso(verdict?.at ?? null),
    };
  });
}

function requestRows({ id, life }: DemoNotice, people: People) {
  return life.requests.map((request) => {
    const asker = people.unit(request.unit);
    const decider = request.kind === 'suspension' ? people.head : people.monitor;
    const isDecided = request.state === 'granted' || request.state === 'refused';
    return {
      id: request.id,
      notice_id: id,
      kind: request.kind,
      text: request.text,
      days: request.days,
      until_day: request.untilDay,
      asked_by: asker.accountId,
      asked_by_name: asker.name,
      asked_at: iso(request.askedAt),
      decide_by: iso(request.decideBy),
      state: request.state,
      decided_by: isDecided ? decider.accountId : null,
      decided_by_name: isDecided ? decider.name : null,
      decided_at: iso(request.decidedAt),
      opinion: request.opinion,
      granted_days: request.grantedDays,
      new_day: request.newDay,
    };
  });
}

/** What the engine has to do next for a notice. */
function taskRows({ id, life, moves }: DemoNotice) {
  const { ledger } = life;
  const due: [string, Instant | null][] = [
    ['notice.rung-due', life.nextRung()?.at ?? null],
    ['notice.sign-expires', life.signExpires],
    ['notice.feedback-due', ledger.feedbackDay === null ? null : endOfWork(ledger.cal, ledger.feedbackDay)],
    ['notice.pause-ends', life.pauseEndsAt],
    ['notice.archive-due', life.archiveAt],
  ];
  return due.flatMap(([kind, at]) =>
    at === null
      ? []
      : [
          {
            kind,
            subject: id,
            due_at: iso(at),
            payload: {},
            state: 'pending',
            attempts: 0,
            created_at: iso(moves.at(-1)?.at ?? null),
          },
        ],
  );
}
