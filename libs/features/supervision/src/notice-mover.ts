import {
  dayOf,
  elapsedWith,
  isClimbing,
  isNoticeRunning,
  NOTICE_FLOW,
  noticeFlow,
  signExpiresAt,
  type Calendar,
  type NoticeFlowMove,
  type NoticeStage,
} from '@duban/domain';
import { Calendars, DomainError, rowsOf, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { climbAll, RUNG_DUE } from './ladder-runner';
import { Notice } from './notice.entity';
import {
  expireSigns,
  FEEDBACK_DUE,
  ledgerOf,
  missFeedbacks,
  planFeedbacks,
  positionOf,
  SIGN_EXPIRES,
} from './notice-clocks';
import { tellPausesEnded } from './notice-pauses';
import { authoriseMove } from './notice-rights';
import { recordAll, type Outcome } from './notice-tellings';
import { termsOf } from './replan';

export type Moving = { tx: Tx; notice: Notice; cal: Calendar };
/** One move of the flow: what it writes besides the stage, and what came of it. */
export type Move = { by: NoticeFlowMove; act: (moving: Moving) => Promise<Outcome | Outcome[]> };

/** The moves after which the days of progress are counted anew. */
const FEEDBACK_MOVES: readonly NoticeFlowMove[] = [
  'issue',
  'redispatch',
  'feed-back',
  'resume',
  'grant-extension',
  'accept-reason',
];

/** How every move of a notice is made: lock, authorise, decide, write, record, schedule. In that order, always. */
@Injectable()
export class NoticeMover {
  constructor(
    private readonly work: Work,
    private readonly calendars: Calendars,
  ) {}

  /** Makes the moves one after the other in one transaction: all of them, or none. */
  async moved(actor: Actor, id: string, version: number, ...moves: [Move, ...Move[]]): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const notice = await tx.em.findOne(Notice, { where: { id }, lock: { mode: 'pessimistic_write' } });
      for (const { by } of moves) authoriseMove(actor, by, notice);
      if (!notice) throw new DomainError('not-found');
      if (notice.version !== version) throw new DomainError('stale', { version: notice.version });
      const moving = { tx, notice, cal: await this.calendars.held(tx.em) };
      await settlePast(moving);
      for (const move of moves) await step(moving, move);
      if (notice.issued_at) await climbAll(tx, [notice]);
    });
  }
}

/** What was due before this move happened before it: late is late, even by a minute. */
async function settlePast({ tx, notice, cal }: Moving): Promise<void> {
  if (!notice.issued_at) return;
  await climbAll(tx, [notice]);
  if (notice.state === 'signed') {
    const lapsed = await rowsOf(
      tx.em,
      `select 1 from tasks where kind = $1 and subject = $2 and state = 'pending' and due_at <= $3`,
      [SIGN_EXPIRES, notice.id, new Date(tx.now)],
    );
    if (lapsed.length > 0) await expireSigns(tx, [notice]);
  }
  await missFeedbacks(tx, cal, [notice]);
  await tellPausesEnded(tx, cal, [notice]);
}

async function step(moving: Moving, { by, act }: Move): Promise<void> {
  const { tx, notice } = moving;
  const before = notice.state;
  const answer = noticeFlow(positionOf(notice), by);
  if ('refused' in answer) {
    const { refused: code, request } = answer;
    throw new DomainError('forbidden-move', { move: by, state: before, code, ...(request && { request }) });
  }
  const stoppedAt = notice.suspended_at?.getTime() ?? tx.now;
  const outcomes = [await act(moving)].flat();
  const { stage, pending, spent } = answer.to;
  const isForgetting = notice.pending.length > pending.length && NOTICE_FLOW[by].settles === undefined;
  Object.assign(notice, { state: stage, pending: [...pending], spent: [...spent] });
  notice.version++;
  if (isForgetting || NOTICE_FLOW[by].afresh) await voidRequests(moving);
  await tx.em.save(notice);
  await keepClocks(moving, by, before);
  if (FEEDBACK_MOVES.includes(by)) await planFeedbacks(tx, moving.cal, [notice], stoppedAt);
  await recordAll(
    tx,
    outcomes.map((outcome) => ({ ...outcome, notice, key: notice.version })),
  );
}

/** What still waited when the matter was settled, or began afresh: an approval of it counts no more (T15). */
async function voidRequests({ tx, notice }: Moving): Promise<void> {
  await tx.em.query(
    `update notice_requests set state = 'void', decided_at = $2 where notice_id = $1 and state = 'waiting'`,
    [notice.id, new Date(tx.now)],
  );
}

/** The deadlines that go with a stage; those of the ladder are set when it climbs. */
async function keepClocks(moving: Moving, by: NoticeFlowMove, before: NoticeStage): Promise<void> {
  const { tx, notice, cal } = moving;
  const { id, state, rules } = notice;
  if (!isClimbing(state)) await tx.cancel(RUNG_DUE, [id]);
  if (state === 'signed') {
    // a decision of the office is a step as well: the sign-for lasts anew from there
    if (by === 'sign' || NOTICE_FLOW[by].settles !== undefined)
      tx.schedule({
        kind: SIGN_EXPIRES,
        subject: id,
        dueAt: signExpiresAt(cal, tx.now, rules?.signLastsDays),
      });
  } else if (before === 'signed') await tx.cancel(SIGN_EXPIRES, [id]);
  if (!isNoticeRunning(state) && notice.next_feedback_day !== null) {
    notice.next_feedback_day = null;
    await tx.em.save(notice);
    await tx.cancel(FEEDBACK_DUE, [id]);
  }
}

/** Working days of the term used until now, pauses left out (T2). */
export async function elapsedDays({ tx, notice, cal }: Moving): Promise<number | null> {
  const terms = await termsOf(tx.em, [notice.id]);
  const ledger = ledgerOf(notice, terms.get(notice.id));
  return ledger ? elapsedWith(cal, ledger, tx.now).workingDays : null;
}

/** Whether something done now is done by the end of this day. */
export const isInTime = (tx: Tx, day: string | null) => day !== null && dayOf(tx.now) <= day;
