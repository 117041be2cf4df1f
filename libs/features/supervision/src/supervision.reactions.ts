import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { climbAll, RUNG_DUE } from './ladder-runner';
import { Notice } from './notice.entity';

const LATER_MS = 250;

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class SupervisionReactions {
  /**
   * Rungs that have come, of many notices at once. A notice somebody is moving is left for a moment: the move has locked
   * it and wants its task, which this transaction holds, so that waiting for it would be a deadlock.
   */
  @OnTask(RUNG_DUE)
  async rungsDue(tx: Tx, tasks: Task[]): Promise<void> {
    const ids = tasks.map((task) => task.subject);
    const notices = await tx.em.find(Notice, {
      where: { id: In(ids) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    await climbAll(tx, notices);
    const taken = new Set(notices.map(({ id }) => id));
    const held = ids.filter((id) => !taken.has(id));
    const there = await tx.em.find(Notice, { select: { id: true }, where: { id: In(held) } });
    for (const { id } of there) tx.schedule({ kind: RUNG_DUE, subject: id, dueAt: tx.now + LATER_MS });
  }
}
