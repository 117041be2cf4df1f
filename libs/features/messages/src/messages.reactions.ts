import { GATHER, OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DELIVER, Gathering } from './gathering';
import { Delivering } from './delivering';

/** Time comes in here as HTTP does through the controllers. */
@Injectable()
export class MessagesReactions {
  constructor(
    private readonly gathering: Gathering,
    private readonly delivering: Delivering,
  ) {}

  /**
   * Alone, though nothing is sent here: a batch that claimed the digest of one person and tells another would wait for
   * a batch that does it the other way round.
   */
  @OnTask(GATHER, { alone: true })
  async gather(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject } of tasks) await this.gathering.gather(tx, subject);
  }

  @OnTask(DELIVER, { alone: true })
  async deliver(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject } of tasks) await this.delivering.deliver(tx, subject);
  }
}
