import type { Instant } from '@duban/domain';
import { AfterCommit, Clock, Tx, Work, writeMessages, writeTasks, type Actor } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Told } from './tell-events';

/** Stands still until it is set. */
class SetClock extends Clock {
  now: Instant = 0;
  read = () => Promise.resolve(this.now);
}

/**
 * Work as if it had been done before: each act at the moment that is set, all of them in one transaction. What they say
 * happened is kept for the chain, in which everything stands in its order.
 */
export class PastWork extends Work {
  readonly told: Told[] = [];
  private readonly past: SetClock;

  constructor(
    source: DataSource,
    readonly em: EntityManager,
  ) {
    const past = new SetClock();
    super(source, past, new AfterCommit());
    this.past = past;
  }

  set now(at: Instant) {
    this.past.now = at;
  }

  override async run<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = new Tx(this.em, actor, this.past.now);
    const done = await act(tx);
    await writeTasks(tx);
    await writeMessages(tx);
    for (const event of tx.events) {
      const by = event.actor ?? actor;
      this.told.push({
        ...event,
        at: event.at ?? tx.now,
        by: by.kind === 'person' ? { accountId: by.accountId, name: by.name } : null,
      });
    }
    return done;
  }
}
