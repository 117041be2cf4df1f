import { DomainError, rowsOf, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NoticeMover, type Moving } from './notice-mover';
import { findRequests, GRANTING, ofRound, REFUSING, type RequestRow } from './notice-requests';
import type { Outcome } from './notice-tellings';
import { DECIDE, type Decided, type Decision } from './request-outcomes';

/** What the office decides on a request of a unit: somebody else than who asked, and once. */
@Injectable()
export class NoticeDecisionsService {
  constructor(
    private readonly mover: NoticeMover,
    private readonly source: DataSource,
  ) {}

  async decide(actor: Actor, id: string, requestId: string, decision: Decision): Promise<void> {
    // what a request is about never changes, so that it may be asked before the notice is locked
    const [asked] = await rowsOf<Pick<RequestRow, 'kind'>>(
      this.source,
      'select kind from notice_requests where id = $1 and notice_id = $2',
      [requestId, id],
    );
    if (!asked) throw new DomainError('not-found');
    const by = (decision.granted ? GRANTING : REFUSING)[asked.kind];
    await this.mover.moved(actor, id, decision.version, {
      by,
      act: async (moving) => {
        const rows = ofRound(await findRequests(moving.tx.em, id), moving.notice);
        const request = rows.find((row) => row.id === requestId);
        if (request?.state !== 'waiting')
          throw new DomainError('request-refused', { code: 'already-decided' });
        if (request.asked_by === actor.accountId)
          throw new DomainError('request-refused', { code: 'asked-by-same' });
        const { type, data, kept } = await DECIDE[request.kind](moving, request, decision, rows);
        await keep(moving, request, decision, kept);
        const outcome: Outcome = {
          type,
          data: { opinion: decision.opinion, ...data },
          tell: { whom: ['unit'], kind: type === 'notice.redispatched' ? 'rung' : 'news' },
        };
        return outcome;
      },
    });
  }
}

async function keep(
  { tx }: Moving,
  request: RequestRow,
  { granted, opinion }: Decision,
  kept: Decided['kept'],
): Promise<void> {
  await tx.em.query(
    `update notice_requests set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, opinion = $6,
       granted_days = $7, new_day = $8 where id = $1`,
    [
      request.id,
      granted ? 'granted' : 'refused',
      tx.actor.accountId,
      tx.actor.name,
      new Date(tx.now),
      opinion,
      kept?.grantedDays ?? null,
      kept?.newDay ?? null,
    ],
  );
}
