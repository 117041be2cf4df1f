import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { findThere, takeClimbers } from './climbers';
import { climbTogether, RUNG_DUE } from './ladder-runner';

const LATER_MS = 250;

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class SupervisionReactions {
  /** Rungs that have come, of many notices at once; a notice somebody is moving is left for a moment. */
  @OnTask(RUNG_DUE)
  async rungsDue(tx: Tx, tasks: Task[]): Promise<void> {
    const ids = tasks.map((task) => task.subject);
    const climbers = await takeClimbers(tx.em, ids);
    await climbTogether(tx, climbers);
    const taken = new Set(climbers.map(({ id }) => id));
    const held = await findThere(
      tx.em,
      ids.filter((id) => !taken.has(id)),
    );
    for (const id of held) tx.schedule({ kind: RUNG_DUE, subject: id, dueAt: tx.now + LATER_MS });
  }
}
