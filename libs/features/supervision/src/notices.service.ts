import {
  ANSWER_DAYS,
  DEFAULT_POLICY,
  dayOf,
  may,
  noticeFlow,
  noticeNumber,
  planRungs,
  SIGN_DAYS,
  term,
  yearOf,
  type Action,
  type Severity,
} from '@duban/domain';
import { authorise, Calendars, DomainError, rowsOf, type Actor, type Tx, Work } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { climbAll, ofNotice, RUNG_DUE } from './ladder-runner';
import { Notice } from './notice.entity';
import { ProposalsService } from './proposals.service';

/** The right each move needs; reviewing is one right for both ways it can end. */
export type NoticeMove = 'issue' | 'dismiss' | 'sign' | 'reply' | 'accept' | 'return';
export const MOVE_RIGHT: Record<NoticeMove, Action> = {
  issue: 'notice:issue',
  dismiss: 'notice:dismiss',
  sign: 'notice:sign',
  reply: 'notice:reply',
  accept: 'notice:review',
  return: 'notice:review',
};

type Versioned = { version: number };

/** The moves of a notice: lock, authorise, decide, write, record, schedule. In that order, always. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly work: Work,
    private readonly calendars: Calendars,
    private readonly proposals: ProposalsService,
  ) {}

  async propose(
    actor: Actor,
    input: {
      projectId: string;
      title: string;
      demands: string;
      severity: Severity;
      unitId?: string | undefined;
    },
  ): Promise<string> {
    return this.work.run(actor, async (tx) => {
      authorise(actor, 'notice:propose', {}, 'notice:read');
      if (input.unitId) await requireUnit(tx, input.unitId);
      return (await this.proposals.proposeByHand(tx, input.projectId, input)).id;
    });
  }

  /** Stamps number, terms and ladder on the notice: later changes of the rules do not touch it. */
  async issue(
    actor: Actor,
    id: string,
    input: Versioned & { unitId: string; severity: Severity; title: string; demands: string },
  ): Promise<void> {
    await this.moved(actor, id, 'issue', input, async (tx, notice) => {
      const cal = await this.calendars.current();
      await requireUnit(tx, input.unitId);
      const sign = term(cal, tx.now, SIGN_DAYS);
      const answer = term(cal, tx.now, ANSWER_DAYS[input.severity]);
      notice.unit_id = input.unitId;
      notice.severity = input.severity;
      notice.title = input.title;
      notice.demands = input.demands;
      notice.number_year = yearOf(dayOf(tx.now));
      notice.number_seq = await nextNumber(tx, notice.number_year);
      notice.issued_at = new Date(tx.now);
      notice.working_days = answer.workingDays;
      notice.sign_due_day = sign.dueDay;
      notice.due_day = answer.dueDay;
      notice.due_at = new Date(answer.dueAt);
      notice.provisional = answer.provisional;
      notice.policy = DEFAULT_POLICY;
      const rungs = planRungs(
        cal,
        { issuedAt: tx.now, signDueDay: sign.dueDay, dueDay: answer.dueDay, workingDays: answer.workingDays },
        DEFAULT_POLICY,
      );
      await tx.em.query(
        `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
         select $2, r.key, r.seq, r.day, r.at, r.effects, r.provisional
         from jsonb_to_recordset($1::jsonb) as r (key text, seq int, day date, at timestamptz, effects text[], provisional boolean)`,
        [JSON.stringify(rungs.map((rung) => ({ ...rung, at: new Date(rung.at).toISOString() }))), notice.id],
      );
      return {
        type: 'notice.issued',
        data: {
          number: noticeNumber(notice.number_year, notice.number_seq),
          severity: notice.severity,
          dueDay: answer.dueDay,
          workingDays: answer.workingDays,
          provisional: answer.provisional,
          policy: DEFAULT_POLICY.version,
        },
      };
    });
  }

  async dismiss(actor: Actor, id: string, input: Versioned & { reason: string }): Promise<void> {
    await this.moved(actor, id, 'dismiss', input, async (tx, notice) => {
      notice.closed_at = new Date(tx.now);
      return { type: 'notice.dismissed', data: { reason: input.reason } };
    });
  }

  async sign(actor: Actor, id: string, input: Versioned): Promise<void> {
    await this.moved(actor, id, 'sign', input, async (tx, notice) => {
      notice.signed_at = new Date(tx.now);
      return { type: 'notice.signed', data: { inTime: dayOf(tx.now) <= (notice.sign_due_day ?? '') } };
    });
  }

  /** A reply is a new version: earlier ones stay as they were. */
  async reply(actor: Actor, id: string, input: Versioned & { text: string }): Promise<void> {
    await this.moved(actor, id, 'reply', input, async (tx, notice) => {
      const inTime = notice.due_at !== null && tx.now <= notice.due_at.getTime();
      notice.replied_at = new Date(tx.now);
      const [last] = await rowsOf<{ version: number }>(
        tx.em,
        'select coalesce(max(version), 0)::int + 1 as version from notice_replies where notice_id = $1',
        [id],
      );
      const version = last?.version ?? 1;
      await tx.em.query(
        'insert into notice_replies (notice_id, version, text, by_name, at) values ($1, $2, $3, $4, $5)',
        [id, version, input.text, actor.name, new Date(tx.now)],
      );
      return { type: 'notice.replied', data: { reply: version, text: input.text, inTime } };
    });
  }

  async accept(actor: Actor, id: string, input: Versioned & { opinion: string }): Promise<void> {
    await this.moved(actor, id, 'accept', input, async (tx, notice) => {
      notice.accepted_at = new Date(tx.now);
      const reply = await this.judge(tx, notice, 'accepted', input.opinion);
      return { type: 'notice.accepted', data: { reply, opinion: input.opinion } };
    });
  }

  /** The clock runs on as it was stamped: a send-back never resets a deadline. */
  async sendBack(actor: Actor, id: string, input: Versioned & { opinion: string }): Promise<void> {
    await this.moved(actor, id, 'return', input, async (tx, notice) => {
      const reply = await this.judge(tx, notice, 'returned', input.opinion);
      return { type: 'notice.returned', data: { reply, opinion: input.opinion } };
    });
  }

  private async moved(
    actor: Actor,
    id: string,
    by: NoticeMove,
    { version }: Versioned,
    act: (
      tx: Tx,
      notice: Notice,
    ) => Promise<{
      type:
        | 'notice.issued'
        | 'notice.dismissed'
        | 'notice.signed'
        | 'notice.replied'
        | 'notice.accepted'
        | 'notice.returned';
      data: Record<string, string | number | boolean>;
    }>,
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const notice = await tx.em.findOne(Notice, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!notice) throw new DomainError('not-found');
      if (isHidden(notice) && !may(actor, 'notice:read', [])) throw new DomainError('not-found');
      authorise(actor, MOVE_RIGHT[by], { unitId: notice.unit_id }, 'notice:read');
      const { state: stage, pending, spent } = notice;
      const answer = noticeFlow({ stage, pending, spent }, by);
      if ('refused' in answer)
        throw new DomainError('forbidden-move', { move: by, state: stage, code: answer.refused });
      const to = answer.to.stage;
      if (notice.version !== version) throw new DomainError('stale', { version: notice.version });
      // What was due before this move happened before it: late is late, even by a minute.
      if (notice.issued_at) await climbAll(tx, [notice]);
      const { type, data } = await act(tx, notice);
      Object.assign(notice, { state: to, pending: answer.to.pending, spent: answer.to.spent });
      notice.version++;
      await tx.em.save(notice);
      tx.record({ type, ...ofNotice(notice), data: { title: notice.title, ...data } });
      if (to === 'replied' || to === 'accepted') await tx.cancel(RUNG_DUE, [id]);
      if (notice.issued_at) await climbAll(tx, [notice]);
    });
  }

  private async judge(
    tx: Tx,
    notice: Notice,
    verdict: 'accepted' | 'returned',
    opinion: string,
  ): Promise<number> {
    const [reply] = await rowsOf<{ version: number }>(
      tx.em,
      `with last as (select max(version) as version from notice_replies where notice_id = $1)
       update notice_replies r set verdict = $2, opinion = $3, verdict_by = $4, verdict_at = $5
       from last where r.notice_id = $1 and r.version = last.version returning r.version`,
      [notice.id, verdict, opinion, tx.actor.name, new Date(tx.now)],
    );
    return reply?.version ?? 0;
  }
}

/** A proposal, and one that was not issued, is the office's own paper. */
export const isHidden = (notice: { state: string }) =>
  notice.state === 'proposed' || notice.state === 'dismissed';

/** 文号: by year, without gaps; the row is held until the commit, so two issues never take one number. */
async function nextNumber(tx: Tx, year: number): Promise<number> {
  const [row] = await rowsOf<{ last: number }>(
    tx.em,
    `insert into notice_numbers (year, last) values ($1, 1)
     on conflict (year) do update set last = notice_numbers.last + 1 returning last`,
    [year],
  );
  return row?.last ?? 1;
}

async function requireUnit(tx: Tx, unitId: string): Promise<void> {
  const [unit] = await rowsOf<{ id: string }>(
    tx.em,
    `select id from orgs where id = $1 and active and kind <> 'enterprise'`,
    [unitId],
  );
  if (!unit) throw new DomainError('invalid', {}, [{ path: 'unitId', code: 'no-such-unit', facts: {} }]);
}
