import {
  isComplaintOver,
  levelAbove,
  moveComplaint,
  type ComplaintMove,
  type ComplaintParty,
  type Json,
  type Verdict,
} from '@duban/domain';
import { Attachments, Calendars, DomainError, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { setClocks } from './complaint-clocks';
import { findOrgs, readHandlingTree } from './complaint-orgs';
import { findReadable, noterOf, partiesOf, positionOf, turnOf } from './complaint-rights';
import { ComplaintSenders, type Reader } from './complaint-senders';
import { addStep, type NewStep } from './complaint-steps';
import { tellStep } from './complaint-tellings';
import { Complaint } from './complaint.entity';

/** Which complaint, and in which version its form was opened; null where the act changes no stage. */
export type Target = { id: string; version: number | null };

/** What every act on a complaint shares: lock, authorise, move, write, clocks, ledger, event, tell. */
@Injectable()
export class ComplaintActs {
  constructor(
    readonly work: Work,
    readonly senders: ComplaintSenders,
    readonly calendars: Calendars,
    private readonly attachments: Attachments,
  ) {}

  /**
   * Runs an act of a party on a complaint: 404 for who may not know of it, 409 when it has changed meanwhile, 403 for
   * who may not do this.
   */
  async run(
    reader: Reader,
    { id, version }: Target,
    party: ComplaintParty | 'note',
    act: (tx: Tx, complaint: Complaint, party: ComplaintParty) => Promise<void>,
  ): Promise<void> {
    await this.work.run(reader.actor, async (tx) => {
      const complaint = await this.lock(tx, reader, id);
      if (version !== null && version !== complaint.version)
        throw new DomainError('stale', { version: complaint.version });
      const own = (await this.senders.ownOf(tx.em, reader, [id])).has(id);
      const as =
        party === 'note'
          ? noterOf(reader.actor, complaint, own)
          : partiesOf(reader.actor, complaint, own).find((each) => each === party);
      if (!as) throw new DomainError('forbidden', { party });
      await act(tx, complaint, as);
    });
  }

  private async lock(tx: Tx, { actor, receiptOf }: Reader, id: string): Promise<Complaint> {
    if (receiptOf !== id) return findReadable(tx.em, actor, id, 'for update');
    return tx.em.findOneOrFail(Complaint, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Moves a complaint and says so; `change` writes what the move brings along. */
  async move(
    tx: Tx,
    complaint: Complaint,
    move: ComplaintMove,
    step: NewStep,
    { verdict, change }: { verdict?: Verdict; change?: (complaint: Complaint) => void } = {},
  ): Promise<void> {
    const from = positionOf(complaint);
    const { maxReworks } = complaint.rules;
    const made = moveComplaint(from, move, { maxReworks, ...(verdict ? { verdict } : {}) });
    if ('refusal' in made)
      throw new DomainError('forbidden-move', { move, state: from.stage, ...made.refusal });
    const { next } = made;
    const before = turnOf(complaint);
    const isHigher = next.reworks > from.reworks;
    const isUp = isHigher || (next.wasWithLeader && !from.wasWithLeader);
    Object.assign(complaint, {
      stage: next.stage,
      reworks: next.reworks,
      was_with_leader: next.wasWithLeader,
      was_withdrawn: next.wasWithdrawn,
      was_told: next.wasTold,
      since: new Date(tx.now),
    } satisfies Partial<Complaint>);
    if (isHigher) complaint.holder_id = await this.above(tx, complaint, before);
    complaint.closed_at = isComplaintOver(next.stage) ? (complaint.closed_at ?? new Date(tx.now)) : null;
    change?.(complaint);
    await this.save(tx, complaint);
    const up = isUp ? await upOf(tx, complaint) : {};
    if (step.kind === 'sent-up') return this.say(tx, complaint, { ...step, facts: up });
    await this.say(tx, complaint, step);
    if (isUp) await this.say(tx, complaint, { kind: 'sent-up', party: 'system', facts: up });
  }

  /** Writes the row and its clocks as they are now. */
  async save(tx: Tx, complaint: Complaint): Promise<void> {
    await setClocks(tx, await this.calendars.held(tx.em), complaint);
    complaint.version++;
    await tx.em.save(complaint);
  }

  /** A line of the ledger, its event, and who is told. */
  async say(tx: Tx, complaint: Complaint, step: NewStep): Promise<void> {
    const seq = await addStep(tx, this.attachments, complaint, step);
    await tellStep(tx, this.senders, complaint, { kind: step.kind, seq, facts: step.facts ?? {} });
  }

  /** The unit above the one that had it; null where none may have it: then the office has it. */
  private async above(tx: Tx, complaint: Complaint, unitId: string | null): Promise<string | null> {
    return unitId === null
      ? null
      : levelAbove(await readHandlingTree(tx.em), unitId, complaint.complained_of);
  }
}

/** Where it went: to a unit by its name, to the office, or to the leader. */
async function upOf(tx: Tx, { stage, reworks, holder_id }: Complaint): Promise<Record<string, Json>> {
  const unit = holder_id ? (await findOrgs(tx.em, [holder_id])).get(holder_id)?.name : undefined;
  return { stage, reworks, ...(unit && stage !== 'with-leader' ? { unit } : {}) };
}

export const asActor = (actor: Actor): Reader => ({ actor, receiptOf: null });
