import { findProjectsAfter, nextNight } from '@duban/lights';
import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { FindingsService } from './findings.service';

/** Each night: what the register or the rules have changed since a report was checked. */
export const FINDINGS_NIGHTLY = 'finding.nightly';
/** Every project checked anew, a batch at a time. */
export const FINDINGS_ANEW = 'finding.check-anew';
/** A project whose past came by a file. */
export const FINDINGS_PAST = 'finding.check-past';
export const ALL_FINDINGS = 'all';
const MANY = 500;

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class FindingsReactions {
  constructor(private readonly findings: FindingsService) {}

  /** Sets the first night, where none is set; one that was slept through stays, and is made up for once. */
  async begin(tx: Tx): Promise<void> {
    await tx.scheduleFirst({ kind: FINDINGS_NIGHTLY, subject: ALL_FINDINGS, dueAt: nextNight(tx.now) });
  }

  @OnTask(FINDINGS_NIGHTLY)
  async nightly(tx: Tx): Promise<void> {
    tx.schedule({ kind: FINDINGS_NIGHTLY, subject: ALL_FINDINGS, dueAt: nextNight(tx.now) });
    tx.schedule({ kind: FINDINGS_ANEW, subject: ALL_FINDINGS, dueAt: tx.now });
  }

  @OnTask(FINDINGS_ANEW)
  async checkAnew(tx: Tx, [task]: Task[]): Promise<void> {
    const after = typeof task?.payload.after === 'string' ? task.payload.after : null;
    const ids = await findProjectsAfter(tx.em, after, MANY);
    await this.findings.settle(tx, ids);
    const last = ids.at(-1);
    if (ids.length === MANY && last)
      tx.schedule({ kind: FINDINGS_ANEW, subject: ALL_FINDINGS, dueAt: tx.now, payload: { after: last } });
  }

  @OnTask(FINDINGS_PAST)
  checkPast(tx: Tx, tasks: Task[]): Promise<void> {
    return this.findings.settlePast(
      tx,
      tasks.map(({ subject }) => subject),
    );
  }
}
