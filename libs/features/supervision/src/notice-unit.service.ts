import { Attachments, rowsOf, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { owedFeedbackDay } from './notice-clocks';
import { feedbackPart, partOf, replyPart } from './notice-files';
import { isInTime, NoticeMover } from './notice-mover';

type Versioned = { version: number };
type WithFiles = Versioned & { attachmentIds: string[] };

/** What the unit does: sign for it, begin to act, tell its progress, reply. */
@Injectable()
export class NoticeUnitService {
  constructor(
    private readonly mover: NoticeMover,
    private readonly attachments: Attachments,
  ) {}

  async sign(actor: Actor, id: string, { version }: Versioned): Promise<void> {
    await this.mover.moved(actor, id, version, {
      by: 'sign',
      act: ({ tx, notice }) => {
        notice.signed_at = new Date(tx.now);
        return Promise.resolve({
          type: 'notice.signed',
          data: { inTime: isInTime(tx, notice.sign_due_day) },
        });
      },
    });
  }

  async act(
    actor: Actor,
    id: string,
    { version, plan, attachmentIds }: WithFiles & { plan: string },
  ): Promise<void> {
    await this.mover.moved(actor, id, version, {
      by: 'act',
      act: async ({ tx, notice }) => {
        notice.acting_at = new Date(tx.now);
        notice.plan = plan;
        const files = await this.attachments.bind(tx, attachmentIds, partOf(id, 'plan'));
        return { type: 'notice.acting', data: { plan, ...files } };
      },
    });
  }

  /** Feedback counts for the day on which it is due next; what is told more often counts for none. */
  async feedBack(
    actor: Actor,
    id: string,
    { version, text, attachmentIds }: WithFiles & { text: string },
  ): Promise<void> {
    await this.mover.moved(actor, id, version, {
      by: 'feed-back',
      act: async ({ tx, notice, cal }) => {
        const isOwn = actor.orgIds.includes(notice.unit_id);
        const unitId = isOwn
          ? notice.unit_id
          : notice.co_unit_ids.find((unit) => actor.orgIds.includes(unit));
        const dueDay = isOwn ? await owedFeedbackDay(tx, cal, notice) : null;
        const seq = await nextSeq(tx, 'notice_feedbacks', 'seq', id);
        await tx.em.query(
          `insert into notice_feedbacks (notice_id, seq, due_day, text, by_name, unit_id, at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [id, seq, dueDay, text, actor.name, unitId ?? notice.unit_id, new Date(tx.now)],
        );
        const files = await this.attachments.bind(tx, attachmentIds, partOf(id, feedbackPart(seq)));
        return { type: 'notice.fed-back', data: { seq, text, dueDay, ...files } };
      },
    });
  }

  /** A reply is a new version: earlier ones stay as they were. */
  async reply(
    actor: Actor,
    id: string,
    { version, text, attachmentIds }: WithFiles & { text: string },
  ): Promise<void> {
    await this.mover.moved(actor, id, version, {
      by: 'reply',
      act: async ({ tx, notice }) => {
        const inTime = notice.due_at !== null && tx.now <= notice.due_at.getTime();
        notice.replied_at = new Date(tx.now);
        const reply = await nextSeq(tx, 'notice_replies', 'version', id);
        await tx.em.query(
          'insert into notice_replies (notice_id, version, text, by_name, at) values ($1, $2, $3, $4, $5)',
          [id, reply, text, actor.name, new Date(tx.now)],
        );
        const files = await this.attachments.bind(tx, attachmentIds, partOf(id, replyPart(reply)));
        return {
          type: 'notice.replied',
          data: { reply, text, inTime, ...files },
          tell: { whom: ['office'], kind: 'news' },
        };
      },
    });
  }
}

/** The notice is locked, so that no two take one number. */
async function nextSeq(
  tx: Tx,
  table: 'notice_feedbacks' | 'notice_replies',
  column: 'seq' | 'version',
  id: string,
): Promise<number> {
  const [row] = await rowsOf<{ next: number }>(
    tx.em,
    `select coalesce(max(${column}), 0)::int + 1 as next from ${table} where notice_id = $1`,
    [id],
  );
  return row?.next ?? 1;
}
