import type { answerComplaint, Call, decideComplaintExtension, noteOnComplaint } from '@duban/contracts';
import {
  complaintExtensionRules,
  extensionDecideBy,
  isComplaintOver,
  mayDecideExtension,
  mayExtend,
  type ExtensionRefusal,
} from '@duban/domain';
import { Calendars, DomainError, type Actor, type RefusedField } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { asActor, ComplaintActs } from './complaint-acts';
import { findClocks } from './complaint-clocks';
import { refused } from './complaint-refusals';
import type { Reader } from './complaint-senders';
import { extendableOf, findExtensions, pastOf } from './extension.queries';

/** What a unit does that has a complaint, and the leader to whom it came up. */
@Injectable()
export class UnitService {
  constructor(
    private readonly acts: ComplaintActs,
    private readonly calendars: Calendars,
  ) {}

  async contact(actor: Actor, id: string, body: { text: string; version: number }): Promise<void> {
    const { text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'unit', (tx, complaint) =>
      this.acts.move(tx, complaint, 'contact', { kind: 'contacted', party: 'unit', text }),
    );
  }

  async answer(actor: Actor, id: string, body: Call<typeof answerComplaint>['body']): Promise<void> {
    const { text, attachmentIds, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'unit', (tx, complaint) =>
      this.acts.move(
        tx,
        complaint,
        'answer',
        // the office where it stands in for the level above
        { kind: 'answered', party: actor.roles.includes('handler') ? 'unit' : 'office', text, attachmentIds },
        { change: (row) => (row.answered_at ??= new Date(tx.now)) },
      ),
    );
  }

  async decide(actor: Actor, id: string, body: { text: string; version: number }): Promise<void> {
    const { text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'leader', (tx, complaint) =>
      this.acts.move(
        tx,
        complaint,
        'decide',
        { kind: 'decided', party: 'leader', text },
        { change: (row) => (row.answered_at ??= new Date(tx.now)) },
      ),
    );
  }

  /** A word and files, from any who has to do with it, until it is over. */
  async note(reader: Reader, id: string, body: Call<typeof noteOnComplaint>['body']): Promise<void> {
    const { text, attachmentIds } = body;
    await this.acts.run(reader, { id, version: null }, 'note', async (tx, complaint, party) => {
      if (isComplaintOver(complaint.stage))
        throw new DomainError('forbidden-move', { move: 'note', state: complaint.stage });
      if (party === 'enterprise') await this.acts.senders.refuseNames(tx.em, complaint, 'text', text);
      await this.acts.say(tx, complaint, { kind: 'noted', party, text, attachmentIds });
    });
  }

  async askExtension(
    actor: Actor,
    id: string,
    body: { days: number; reason: string; version: number },
  ): Promise<void> {
    const { days, reason, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'unit', async (tx, complaint) => {
      const cal = await this.calendars.held(tx.em);
      const extendable = extendableOf(
        complaint,
        await findClocks(tx.em, [id]),
        await findExtensions(tx.em, id),
      );
      if (!extendable)
        throw new DomainError('forbidden-move', { move: 'ask-extension', state: complaint.stage });
      const { clock, rules, past } = extendable;
      const found = mayExtend(cal, { dueDay: clock.due_day, past }, { at: tx.now, days }, rules);
      if (found.length > 0) throw refused(found.map(fieldOf));
      await tx.em.query(
        `insert into complaint_extensions (id, complaint_id, clock_id, days, reason, asked_by, asked_by_name, asked_at, decide_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[uuid(), id, clock.id, days, reason, actor.accountId, actor.name, new Date(tx.now)],
          new Date(extensionDecideBy(cal, tx.now, rules)),
        ],
      );
      await this.acts.save(tx, complaint);
      await this.acts.say(tx, complaint, {
        kind: 'extension-asked',
        party: actor.roles.includes('handler') ? 'unit' : 'office',
        text: reason,
        facts: { clock: clock.clock, days },
      });
    });
  }

  /** By the office, and another person than asked or granted before. 0 days: refused. */
  async decideExtension(
    actor: Actor,
    { complaintId: id, extensionId }: { complaintId: string; extensionId: string },
    body: Call<typeof decideComplaintExtension>['body'],
  ): Promise<void> {
    const { days, opinion, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', async (tx, complaint) => {
      const all = await findExtensions(tx.em, id);
      const asked = all.find((each) => each.id === extensionId);
      if (!asked) throw new DomainError('not-found');
      const rules = complaintExtensionRules(asked.clock, complaint, complaint.rules);
      if (!rules) throw new DomainError('not-found');
      const earlier = all.filter(
        ({ id: each, clock_id }) => each !== asked.id && clock_id === asked.clock_id,
      );
      const found = mayDecideExtension(
        pastOf(asked),
        earlier.map(pastOf),
        { by: actor.accountId ?? '', days },
        rules,
      );
      if (found.length > 0) throw refused(found.map(fieldOf));
      await tx.em.query(
        `update complaint_extensions set decided_by = $2, decided_by_name = $3, decided_at = $4, granted_days = $5, opinion = $6
         where id = $1`,
        [extensionId, actor.accountId, actor.name, new Date(tx.now), days, opinion],
      );
      await this.acts.save(tx, complaint);
      await this.acts.say(tx, complaint, {
        kind: days > 0 ? 'extension-granted' : 'extension-refused',
        party: 'office',
        text: opinion,
        facts: { clock: asked.clock, days, dueDay: complaint.due_day },
      });
    });
  }
}

const fieldOf = ({ code, ...facts }: ExtensionRefusal): RefusedField => ({ path: 'days', code, facts });
