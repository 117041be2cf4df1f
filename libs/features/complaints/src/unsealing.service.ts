import { mayAskUnsealing, mayDecideUnsealing, type UnsealingRefusal } from '@duban/domain';
import { DomainError, Work, type Actor, type RefusedField } from '@duban/platform';
import { findHolders } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ComplaintActs } from './complaint-acts';
import { concernedIn, readTree } from './complaint-orgs';
import { refused } from './complaint-refusals';
import { findReadable } from './complaint-rights';
import { saidOf } from './complaint-steps';
import { tellOf } from './complaint-tellings';
import { findUnsealings } from './unsealing.queries';

/** 启封: asked for with a reason, decided by a second person, told to the enterprise. Nobody of a unit concerned takes part. */
@Injectable()
export class UnsealingService {
  constructor(
    private readonly work: Work,
    private readonly acts: ComplaintActs,
  ) {}

  async ask(actor: Actor, id: string, { reason }: { reason: string }): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const complaint = await findReadable(tx.em, actor, id, 'for update');
      const past = (await findUnsealings(tx.em, [id])).get(id) ?? [];
      const concerned = concernedIn(await readTree(tx.em), actor.orgId, complaint);
      const found = mayAskUnsealing(
        { confidentiality: complaint.confidentiality, past },
        { by: actor.accountId ?? '', reason, concerned },
      );
      if (found.length > 0) throw refused(found.map(fieldOf));
      const unsealingId = uuid();
      await tx.em.query(
        `insert into complaint_unsealings (id, complaint_id, asked_by, asked_by_name, asked_at, reason)
         values ($1, $2, $3, $4, $5, $6)`,
        [unsealingId, id, actor.accountId, actor.name, new Date(tx.now), reason],
      );
      tx.record({
        type: 'complaint.unsealing-asked',
        subject: { type: 'complaint', id },
        data: { ...saidOf(complaint), reason },
      });
      tellOf(tx, complaint, 'complaint.unsealing-asked', {
        to: await findHolders(tx.em, 'complaint:decide-unsealing'),
        seq: unsealingId,
        kind: 'news',
      });
    });
  }

  async decide(
    actor: Actor,
    { complaintId: id, unsealingId }: { complaintId: string; unsealingId: string },
    { granted, opinion }: { granted: boolean; opinion: string },
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const complaint = await findReadable(tx.em, actor, id, 'for update');
      const asked = ((await findUnsealings(tx.em, [id])).get(id) ?? []).find(
        (each) => each.id === unsealingId,
      );
      if (!asked) throw new DomainError('not-found');
      const concerned = concernedIn(await readTree(tx.em), actor.orgId, complaint);
      const found = mayDecideUnsealing(asked, { by: actor.accountId ?? '', concerned });
      if (found.length > 0) throw refused(found.map(fieldOf));
      await tx.em.query(
        `update complaint_unsealings set decided_by = $2, decided_by_name = $3, decided_at = $4, granted = $5, opinion = $6
         where id = $1`,
        [unsealingId, actor.accountId, actor.name, new Date(tx.now), granted, opinion],
      );
      if (granted) {
        // in the ledger and in its inbox: the enterprise learns to whom, and why
        await this.acts.say(tx, complaint, {
          kind: 'unsealed',
          party: 'office',
          text: asked.reason,
          facts: { askedBy: asked.byName },
        });
      } else
        tx.record({
          type: 'complaint.unsealing-refused',
          subject: { type: 'complaint', id },
          data: { ...saidOf(complaint), opinion },
        });
      tellOf(tx, complaint, granted ? 'complaint.unsealed' : 'complaint.unsealing-refused', {
        to: [asked.askedBy],
        seq: unsealingId,
        kind: 'news',
      });
    });
  }
}

const fieldOf = ({ code, ...facts }: UnsealingRefusal): RefusedField => ({ path: 'reason', code, facts });
