import type { Instant } from '@duban/domain';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../access/actor';
import { Clock } from '../clock/clock';
import { isDatabaseAway } from '../database/away';
import { LOG, type Log } from '../log/log';
import type { Tx } from '../work/tx';
import { Work } from '../work/work';
import { Errands } from './errands';
import { findHandlers, type Handler } from './handlers';
import type { Task } from './on-task';
import { claimDue, countDue, nextDue, planByKey, setBack } from './task-rows';

const BATCH = 1000;
/** A long backlog is work and no silence: it is told on the way. */
const SIGN_OF_LIFE_MS = 2_000;

/**
 * Does what is due. PostgreSQL holds the truth: whoever calls `drain` claims everything due in batches, skips what
 * others hold, and finishes it in the transaction that does it. The queue only decides when somebody calls.
 */
@Injectable()
export class Engine implements OnModuleInit, BeforeApplicationShutdown {
  private handlers: ReadonlyMap<string, Handler> = new Map();
  private alone: string[] = [];
  private errands: Errands;
  private running: Promise<number> | null = null;
  private again = false;
  /** Called when the first batch is full: more is due than one process does at once. */
  whenCrowded: () => void = () => undefined;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly source: DataSource,
    private readonly discovery: DiscoveryService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.handlers = findHandlers(this.discovery);
    this.alone = [...this.handlers].filter(([, { alone }]) => alone).map(([kind]) => kind);
    this.errands = new Errands(this.work, this.handlers, this.log);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.errands.close();
    await this.running?.catch(() => undefined);
  }

  /**
   * Does everything due now; returns how many tasks were done. Calls that meet join the run that is going on. Errands
   * are set going at the end and not waited for.
   */
  drain(): Promise<number> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.drainAll();
    return this.running;
  }

  /** Does everything due and waits for the errands too, and for what they bring: for those who move the clock. */
  async settle(): Promise<number> {
    for (let sum = 0; ;) {
      const done = (await this.drain()) + (await this.errands.run());
      if (done === 0) return sum;
      sum += done;
    }
  }

  private async drainAll(): Promise<number> {
    let sum = 0;
    try {
      do {
        this.again = false;
        sum += await this.sweep();
      } while (this.again);
      return sum;
    } finally {
      // in the same breath as the last look at `again`: a call in between would join a run that is over
      this.running = null;
      this.errands.run().catch((error: unknown) => this.log.warn({ err: error }, 'the errands stopped'));
    }
  }

  private async sweep(): Promise<number> {
    const started = this.clock.wall();
    let [sum, told, toldAt] = [0, 0, started];
    for (let done = BATCH; done > 0;) {
      done = await this.drainBatch(sum === 0);
      sum += done;
      if (done === 0 || this.clock.wall() - toldAt < SIGN_OF_LIFE_MS) continue;
      await this.tellSwept(started, sum - told);
      [told, toldAt] = [sum, this.clock.wall()];
    }
    await this.tellSwept(started, sum - told);
    return sum;
  }

  /** Who watches the engine sees that it lives: by the clock of the database, which all processes share. */
  private async tellSwept(started: number, done: number): Promise<void> {
    await this.source.query(
      'update engine_state set last_sweep_at = clock_timestamp(), last_sweep_ms = $1, fired = fired + $2',
      [this.clock.wall() - started, done],
    );
  }

  private async drainBatch(isFirst: boolean): Promise<number> {
    let claimed: Task[] = [];
    try {
      await this.work.run(SYSTEM, async (tx) => {
        claimed = await this.claim(tx);
        if (isFirst && claimed.length === BATCH) this.whenCrowded();
        await this.perform(tx, claimed);
      });
    } catch (error) {
      if (claimed.length === 0 || isDatabaseAway(error)) throw error;
      await this.isolate(claimed, error);
    }
    return claimed.length;
  }

  private async claim(tx: Tx, ids: string[] | null = null): Promise<Task[]> {
    await planByKey(tx);
    return claimDue(tx, { kinds: this.alone, isErrand: false }, BATCH, ids);
  }

  /** Runs of one kind go to their handler together; the order of deadlines is kept. */
  private async perform(tx: Tx, tasks: Task[]): Promise<void> {
    tx.finish(tasks);
    for (let from = 0; from < tasks.length;) {
      const kind = tasks[from]?.kind ?? '';
      let to = from;
      while (tasks[to]?.kind === kind) to++;
      const handler = this.handlers.get(kind);
      if (!handler) throw new Error(`no handler for the task ${kind}`);
      await handler.handle(tx, tasks.slice(from, to));
      from = to;
    }
  }

  /**
   * A poisoned task must not stop the others: what failed together is done again in halves, until the one that fails
   * is alone and set back.
   */
  private async isolate(tasks: Task[], error: unknown): Promise<void> {
    const [first] = tasks;
    if (first && tasks.length === 1) {
      const isAside = await this.work.run(SYSTEM, (tx) => setBack(tx, first, error));
      this.log.error({ err: error, task: first.id, kind: first.kind, isAside }, 'a task failed');
      return;
    }
    this.log.warn({ err: error, tasks: tasks.length }, 'a batch failed and is done in halves');
    const middle = Math.ceil(tasks.length / 2);
    for (const half of [tasks.slice(0, middle), tasks.slice(middle)]) {
      const ids = half.map((task) => task.id);
      try {
        await this.work.run(SYSTEM, async (tx) => this.perform(tx, await this.claim(tx, ids)));
      } catch (again) {
        if (isDatabaseAway(again)) throw again;
        await this.isolate(half, again);
      }
    }
  }

  /** The next instant at which something is due, after `after` if it is given, or null. */
  nextDue(after: Instant | null = null): Promise<Instant | null> {
    return nextDue(this.source, after);
  }

  /** Tasks due at `now` that nobody has finished: claimed by others or left behind. */
  countDue(now: Instant): Promise<number> {
    return countDue(this.source, now);
  }
}
