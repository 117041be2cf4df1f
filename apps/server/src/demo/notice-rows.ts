import { DEFAULT_LADDER, type Instant } from '@duban/domain';
import { levelNow, type DemoNotice, type Move } from './make-notices';
import type { Dice } from './random';

const iso = (at: Instant | undefined | null) =>
  at === undefined || at === null ? null : new Date(at).toISOString();
const lastOf = (notice: DemoNotice, kind: Move['kind']) =>
  notice.moves.filter((move) => move.kind === kind).at(-1)?.at;

/** The rows of the notices, as the services would have left them. */
export function noticeRows(dice: Dice, notices: DemoNotice[], nameOf: (notice: DemoNotice) => string) {
  return {
    notices: notices.map(noticeRow),
    notice_rungs: notices.flatMap(({ id, rungs }) =>
      rungs.map(({ key, seq, day, at, effects, provisional }) => ({
        notice_id: id,
        key,
        seq,
        day,
        at: iso(at),
        effects,
        provisional,
      })),
    ),
    rung_fires: notices.flatMap(({ id, rungs }) =>
      rungs
        .filter(({ firedAt }) => firedAt !== null)
        .map(({ key, firedAt }) => ({ notice_id: id, key, fired_at: iso(firedAt) })),
    ),
    notice_replies: notices.flatMap((notice) => replyRows(notice, nameOf(notice))),
    cards: notices.flatMap((notice) =>
      notice.moves.flatMap((move) =>
        move.kind === 'card'
          ? [
              {
                id: dice.uuid(),
                color: move.color,
                state: 'proposed',
                notice_id: notice.id,
                unit_id: notice.project.unit.id,
                rung: move.rung.key,
                proposed_at: iso(move.at),
              },
            ]
          : [],
      ),
    ),
    tasks: notices.flatMap(({ id, next, moves }) =>
      next
        ? [
            {
              kind: 'notice.rung-due',
              subject: id,
              due_at: iso(next.at),
              payload: {},
              state: 'pending',
              attempts: 0,
              created_at: iso(moves.at(-1)?.at),
            },
          ]
        : [],
    ),
  };
}

function noticeRow(notice: DemoNotice) {
  const { project, matter, answer } = notice;
  const issuedAt = lastOf(notice, 'issued');
  return {
    id: notice.id,
    number_year: notice.year,
    number_seq: notice.seq,
    title: matter.title,
    state: notice.state,
    severity: notice.severity,
    source: matter.source,
    subject_type: 'project',
    subject_id: project.id,
    subject_name: project.name,
    unit_id: project.unit.id,
    owner_id: project.owner?.id ?? null,
    reason_code: matter.code,
    reason_facts: matter.facts,
    demands: matter.demands,
    proposed_at: iso(lastOf(notice, 'proposed')),
    issued_at: iso(issuedAt),
    working_days: answer?.workingDays ?? null,
    sign_due_day: notice.signDueDay,
    due_day: answer?.dueDay ?? null,
    due_at: iso(answer?.dueAt),
    provisional: answer?.provisional ?? false,
    signed_at: iso(lastOf(notice, 'signed')),
    replied_at: iso(lastOf(notice, 'replied')),
    closed_at: iso(lastOf(notice, 'closed') ?? lastOf(notice, 'dismissed')),
    policy: issuedAt === undefined ? null : DEFAULT_LADDER,
    level: levelNow(notice),
    next_rung: notice.next?.key ?? null,
    next_day: notice.next?.day ?? null,
    version: notice.version,
  };
}

/** Replies with what the office made of them: the verdict is the next returning or closing. */
function replyRows(notice: DemoNotice, byName: string) {
  const replies = notice.moves.filter((move) => move.kind === 'replied');
  const verdicts = notice.moves.filter(
    (move): move is Extract<Move, { opinion: string }> => move.kind === 'returned' || move.kind === 'closed',
  );
  return replies.map((reply, i) => {
    const verdict = verdicts.at(i);
    return {
      notice_id: notice.id,
      version: i + 1,
      text: reply.text,
      by_name: byName,
      at: iso(reply.at),
      verdict: verdict ? (verdict.kind === 'closed' ? 'accepted' : 'returned') : null,
      opinion: verdict?.opinion ?? null,
      verdict_by: verdict ? '陈静' : null,
      verdict_at: iso(verdict?.at),
    };
  });
}
