import { addWorkingDays, dayOf, endOfWork } from '@duban/domain';
import { rowsOf, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { dismissProposed } from './card-proposals';
import { ARCHIVE_DUE } from './notice-clocks';
import { elapsedDays, NoticeMover, type Move, type Moving } from './notice-mover';
import { endPause } from './notice-pauses';

type WithOpinion = { version: number; opinion: string };

/** What the office does with an issued notice: judge the reply, close, put away, take back, let the clock run again. */
@Injectable()
export class NoticeOfficeService {
  constructor(private readonly mover: NoticeMover) {}

  /** The reply is good. `close`: and the matter is over, which needs the right of closing too. */
  async accept(actor: Actor, id: string, input: WithOpinion & { close: boolean }): Promise<void> {
    const accept: Move = {
      by: 'accept',
      act: async (moving) => {
        const { tx, notice } = moving;
        notice.accepted_at = new Date(tx.now);
        const reply = await judge(tx, id, 'accepted', input.opinion);
        const data = { reply, opinion: input.opinion, elapsedDays: await elapsedDays(moving) };
        return { type: 'notice.accepted', data, tell: { whom: ['unit'], kind: 'news' } };
      },
    };
    const rest = input.close ? [closing(input.opinion)] : [];
    await this.mover.moved(actor, id, input.version, accept, ...rest);
  }

  /** The clock runs on as it was stamped: a send-back never resets a deadline (T12). */
  async sendBack(actor: Actor, id: string, input: WithOpinion): Promise<void> {
    await this.mover.moved(actor, id, input.version, {
      by: 'return',
      act: async ({ tx }) => {
        const reply = await judge(tx, id, 'returned', input.opinion);
        const data = { reply, opinion: input.opinion };
        return { type: 'notice.returned', data, tell: { whom: ['unit'], kind: 'rung' } };
      },
    });
  }

  async close(actor: Actor, id: string, input: WithOpinion): Promise<void> {
    await this.mover.moved(actor, id, input.version, closing(input.opinion));
  }

  async archive(actor: Actor, id: string, { version }: { version: number }): Promise<void> {
    await this.mover.moved(actor, id, version, {
      by: 'archive',
      act: async ({ tx, notice }) => {
        notice.archived_at = new Date(tx.now);
        await tx.cancel(ARCHIVE_DUE, [id]);
        return { type: 'notice.archived', data: { byRule: false } };
      },
    });
  }

  /** What was proposed with it falls away; what was paused stays in the ledger as it was. */
  async withdraw(actor: Actor, id: string, input: { version: number; reason: string }): Promise<void> {
    await this.mover.moved(actor, id, input.version, {
      by: 'withdraw',
      act: async (moving) => {
        const { tx, notice } = moving;
        const elapsed = await elapsedDays(moving);
        if (notice.suspended_at) await endPause(moving);
        notice.closed_at = new Date(tx.now);
        await dismissProposed(tx, [id], input.reason);
        const data = { reason: input.reason, elapsedDays: elapsed };
        return { type: 'notice.withdrawn', data, tell: { whom: ['unit'], kind: 'rung' } };
      },
    });
  }

  async resume(actor: Actor, id: string, input: WithOpinion): Promise<void> {
    await this.mover.moved(actor, id, input.version, {
      by: 'resume',
      act: async (moving) => {
        await endPause(moving);
        const data = { opinion: input.opinion, dueDay: moving.notice.due_day };
        return { type: 'notice.resumed', data, tell: { whom: ['unit'], kind: 'news' } };
      },
    });
  }
}

const closing = (opinion: string): Move => ({
  by: 'close',
  act: (moving) => Promise.resolve(close(moving, opinion)),
});

function close({ tx, notice, cal }: Moving, opinion: string) {
  notice.closed_at = new Date(tx.now);
  const { id, rules } = notice;
  if (rules) {
    const day = addWorkingDays(cal, dayOf(tx.now), rules.archiveAfterDays);
    tx.schedule({ kind: ARCHIVE_DUE, subject: id, dueAt: endOfWork(cal, day) });
  }
  const tell = { whom: ['unit'] as const, kind: 'news' as const };
  return { type: 'notice.closed' as const, data: { opinion }, tell };
}

async function judge(tx: Tx, id: string, verdict: 'accepted' | 'returned', opinion: string): Promise<number> {
  const [reply] = await rowsOf<{ version: number }>(
    tx.em,
    `with last as (select max(version) as version from notice_replies where notice_id = $1)
     update notice_replies r set verdict = $2, opinion = $3, verdict_by = $4, verdict_at = $5
     from last where r.notice_id = $1 and r.version = last.version returning r.version`,
    [id, verdict, opinion, tx.actor.name, new Date(tx.now)],
  );
  return reply?.version ?? 0;
}
