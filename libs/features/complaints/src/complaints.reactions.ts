import { missedComplaintClock, type ComplaintClock } from '@duban/domain';
import { OnTask, rowsOf, type Task, type Tx } from '@duban/platform';
import { findHolders, findUnitPeople, ProposalsService } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { ComplaintActs } from './complaint-acts';
import { CLOCK_DUE, clockTask, type ClockRow } from './complaint-clocks';
import { findOfficeOrg } from './complaint-orgs';
import { numberOf } from './complaint-steps';
import { tellOf } from './complaint-tellings';
import { Complaint } from './complaint.entity';

/** Time comes in here: a clock that has run out. */
@Injectable()
export class ComplaintsReactions {
  constructor(
    private readonly acts: ComplaintActs,
    private readonly proposals: ProposalsService,
  ) {}

  @OnTask(CLOCK_DUE)
  async clockDue(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject } of tasks) {
      const [id = '', clock = ''] = subject.split(':');
      await this.runOut(tx, id, clock as ComplaintClock);
    }
  }

  private async runOut(tx: Tx, id: string, clock: ComplaintClock): Promise<void> {
    const complaint = await tx.em.findOne(Complaint, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const [row] = await rowsOf<ClockRow>(
      tx.em,
      `select * from complaint_clocks where complaint_id = $1 and clock = $2 and ended_at is null and missed_at is null`,
      [id, clock],
    );
    if (!complaint || !row) return;
    const unitId = await this.ownerOf(tx, complaint, row);
    const open = unitId === null ? null : await this.proposals.findOpen(tx, id, unitId);
    const missed = missedComplaintClock(
      { clock, owner: row.owner, dueAt: row.due_at.getTime() },
      tx.now,
      open !== null,
    );
    if (!missed) {
      // put off in this very moment
      tx.schedule({ kind: CLOCK_DUE, subject: clockTask(id, clock), dueAt: row.due_at.getTime() + 1 });
      return;
    }
    if (missed.act === 'close-unrated') {
      await this.acts.move(tx, complaint, 'close-unrated', {
        kind: 'unrated',
        party: 'system',
        facts: { calledBack: complaint.called_back_at !== null },
      });
      return;
    }
    await tx.em.query('update complaint_clocks set missed_at = $2 where id = $1', [row.id, new Date(tx.now)]);
    complaint.missed++;
    await tx.em.update(Complaint, { id }, { missed: complaint.missed });
    const facts = { clock, owner: row.owner, dueDay: row.due_day };
    await this.acts.say(tx, complaint, { kind: 'clock-missed', party: 'system', facts });
    tellOf(tx, complaint, 'complaint.clock-missed', {
      to: await this.peopleOf(tx, complaint, row, unitId),
      seq: row.id,
      facts,
      kind: 'rung',
    });
    if (unitId !== null)
      await this.proposals.settleMissed(tx, { id, name: numberOf(complaint), unitId }, { ...facts, open });
  }

  /** Against whom the notice is: of the leader's clock the office, which is to get his word. */
  private async ownerOf(tx: Tx, complaint: Complaint, { owner }: ClockRow): Promise<string | null> {
    const unit = owner === 'lead' ? complaint.lead_id : owner === 'superior' ? complaint.holder_id : null;
    return unit ?? (await findOfficeOrg(tx.em));
  }

  private async peopleOf(tx: Tx, complaint: Complaint, { owner }: ClockRow, unitId: string | null) {
    const office = await findHolders(tx.em, 'complaint:assign');
    if (owner === 'leader') return [...office, ...(await findHolders(tx.em, 'complaint:decide'))];
    const people = unitId === null ? [] : [...(await findUnitPeople(tx.em, [unitId])).values()].flat();
    return [...office, ...people];
  }
}
