import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor';
import { Clock } from '../clock/clock';
import { AfterCommit } from './after-commit';
import { appendEvents } from './chain';
import { Tx } from './tx';
import { writeMessages } from './write-messages';
import { writeTasks } from './write-tasks';

const ATTEMPTS = 4;
const RETRY = new Set(['40001', '40P01']);

/** The one way to write. */
@Injectable()
export class Work {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly after: AfterCommit,
  ) {}

  /**
   * Runs `act` in one transaction; its events and tasks are written last, in the same transaction, and told after the
   * commit. A deadlock or a serialisation failure runs it again: `act` must have no other effects.
   */
  async run<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, act);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!RETRY.has(code) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async once<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await this.source.transaction(async (em) => {
      const tx = new Tx(em, actor, await this.clock.read(em));
      const result = await act(tx);
      // what was claimed goes first: a digest that was claimed here is set again by what is told here
      const wakeAt = await writeTasks(tx);
      await writeMessages(tx);
      const version = tx.events.length > 0 ? await appendEvents(em, actor, tx.now, tx.events) : null;
      return { result, version, wakeAt, now: tx.now, told: tx.messages.length > 0 };
    });
    this.after.tell(done);
    return done.result;
  }
}
