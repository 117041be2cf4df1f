import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { climbAll, RUNG_DUE } from './ladder-runner';
import { Notice } from './notice.entity';

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class SupervisionReactions {
  /** Rungs that have come, of many notices at once. Locked in the order of ids, so that two workers never cross. */
  @OnTask(RUNG_DUE)
  async rungsDue(tx: Tx, tasks: Task[]): Promise<void> {
    const notices = await tx.em.find(Notice, {
      where: { id: In(tasks.map((task) => task.subject)) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    await climbAll(tx, notices);
  }
}
