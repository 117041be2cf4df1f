import {
  mayExtend,
  mayObject,
  mayStateReason,
  objectionEndsAt,
  type EventType,
  type Json,
  type NoticeRequest,
} from '@duban/domain';
import { Attachments, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { partOf, requestPart } from './notice-files';
import { NoticeMover, type Moving } from './notice-mover';
import {
  ASKING,
  decideByOf,
  extensionRulesOf,
  extensionsOf,
  findRequests,
  ofRound,
  refuseBy,
} from './notice-requests';

/** What a unit may ask: as the contract sends it. */
export type Asked = { text: string; attachmentIds: string[]; version: number } & (
  | { kind: 'objection' }
  | { kind: 'extension'; days: number }
  | { kind: 'suspension' | 'reason'; untilDay: string | null }
);

const ASKED: Record<NoticeRequest, EventType> = {
  objection: 'notice.objected',
  extension: 'notice.extension-asked',
  suspension: 'notice.suspension-asked',
  reason: 'notice.reason-stated',
};

/** What the unit asks of the office: each waits for a decision by somebody else. */
@Injectable()
export class NoticeRequestsService {
  constructor(
    private readonly mover: NoticeMover,
    private readonly attachments: Attachments,
  ) {}

  async ask(actor: Actor, id: string, asked: Asked): Promise<void> {
    await this.mover.moved(actor, id, asked.version, {
      by: ASKING[asked.kind],
      act: async (moving) => {
        await refuseAsking(moving, asked);
        const { kind, text } = asked;
        const requestId = uuid();
        const decideBy = new Date(decideByOf(moving.cal, moving.notice, kind, moving.tx.now));
        const days = 'days' in asked ? asked.days : null;
        const untilDay = 'untilDay' in asked ? asked.untilDay : null;
        await moving.tx.em.query(
          `insert into notice_requests (id, notice_id, kind, text, days, until_day, asked_by, asked_by_name, asked_at,
             decide_by, state)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')`,
          [
            requestId,
            id,
            kind,
            text,
            days,
            untilDay,
            actor.accountId,
            actor.name,
            new Date(moving.tx.now),
            decideBy,
          ],
        );
        const data: Record<string, Json> = {
          text,
          decideBy: decideBy.toISOString(),
          ...(days === null ? {} : { days }),
          ...(untilDay === null ? {} : { untilDay }),
          ...(await this.attachments.bind(
            moving.tx,
            asked.attachmentIds,
            partOf(id, requestPart(requestId)),
          )),
        };
        return { type: ASKED[kind], data, tell: { whom: ['office'], kind: 'news' } };
      },
    });
  }
}

async function refuseAsking({ tx, notice, cal }: Moving, asked: Asked): Promise<void> {
  const { issued_at, due_at, due_day, rules } = notice;
  if (!issued_at || !due_at || !due_day) throw new Error(`notice ${notice.id} has no terms`);
  if (asked.kind === 'objection')
    refuseBy(mayObject(objectionEndsAt(cal, issued_at.getTime(), rules?.objectDays), tx.now));
  if (asked.kind === 'reason') refuseBy(mayStateReason(due_at.getTime(), tx.now));
  if (asked.kind === 'extension') {
    const past = extensionsOf(ofRound(await findRequests(tx.em, notice.id), notice));
    const ask = { at: tx.now, days: asked.days };
    refuseBy(mayExtend(cal, { dueDay: due_day, past }, ask, extensionRulesOf(notice)));
  }
}
