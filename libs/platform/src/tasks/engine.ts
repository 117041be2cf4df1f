import type { Instant } from '@duban/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../access/actor';
import { Clock } from '../clock/clock';
import { rowsOf } from '../database/rows';
import { LOG, type Log } from '../log/log';
import { Work, type Tx } from '../work/work';
import { ON_TASK, type OnTaskMark, type Task, type TaskHandler } from './on-task';

const BATCH = 500;
const MAX_ATTEMPTS = 8;

type TaskRow = { id: string; kind: string; subject: string; due_at: Date; payload: Task['payload'] };

/**
 * Does what is due. PostgreSQL holds the truth: whoever calls `drain` claims everything due in batches, skips what
 * others hold, and marks it done in the transaction that does it. The queue only decides when somebody calls.
 */
@Injectable()
export class Engine implements OnModuleInit {
  private readonly handlers = new Map<string, TaskHandler>();
  private running: Promise<number> | null = null;
  private again = false;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly source: DataSource,
    private readonly discovery: DiscoveryService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const scanner = new MetadataScanner();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const method = (instance as Record<string, unknown>)[name];
        if (typeof method !== 'function') continue;
        const mark = Reflect.getMetadata(ON_TASK, method) as OnTaskMark | undefined;
        if (mark === undefined) continue;
        const { kind } = mark;
        if (this.handlers.has(kind)) throw new Error(`two handlers for the task ${kind}`);
        this.handlers.set(kind, method.bind(instance) as TaskHandler);
      }
    }
  }

  /** Does everything due now; returns how many tasks were done. Calls that meet join the run that is going on. */
  drain(): Promise<number> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.drainAll();
    return this.running;
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
    }
  }

  private async sweep(): Promise<number> {
    const started = this.clock.wall();
    let sum = 0;
    for (let done = BATCH; done > 0;) {
      done = await this.drainBatch();
      sum += done;
    }
    await this.source.query(
      'update engine_state set last_sweep_at = $1, last_sweep_ms = $2, fired = fired + $3',
      [new Date(), this.clock.wall() - started, sum],
    );
    return sum;
  }

  private async drainBatch(): Promise<number> {
    const claimed: TaskRow[] = [];
    try {
      return await this.work.run(SYSTEM, async (tx) => {
        claimed.length = 0;
        claimed.push(...(await this.claim(tx)));
        await this.perform(tx, claimed);
        return claimed.length;
      });
    } catch (error) {
      if (claimed.length === 0) throw error;
      this.log.warn({ err: error, tasks: claimed.length }, 'a batch failed and is done one by one');
      for (const task of claimed) await this.performAlone(task);
      return claimed.length;
    }
  }

  /** The tasks due at the transaction's now, the oldest first; those in other hands are skipped. */
  private claim(tx: Tx, id: string | null = null): Promise<TaskRow[]> {
    return rowsOf<TaskRow>(
      tx.em,
      `select id, kind, subject, due_at, payload from tasks
       where state = 'pending' and due_at <= $1 and ($2::bigint is null or id = $2)
       order by due_at, id limit ${BATCH} for update skip locked`,
      [new Date(tx.now), id],
    );
  }

  /** Runs of one kind go to their handler together; the order of deadlines is kept. */
  private async perform(tx: Tx, rows: TaskRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.em.query(
      `update tasks set state = 'done', finished_at = $2, attempts = attempts + 1 where id = any($1)`,
      [rows.map((row) => row.id), new Date(tx.now)],
    );
    for (let from = 0; from < rows.length;) {
      const kind = rows[from]?.kind ?? '';
      let to = from;
      while (rows[to]?.kind === kind) to++;
      const handler = this.handlers.get(kind);
      if (!handler) throw new Error(`no handler for the task ${kind}`);
      await handler(
        tx,
        rows.slice(from, to).map((row) => ({ ...row, dueAt: row.due_at })),
      );
      from = to;
    }
  }

  /** A poisoned task must not stop the others: it waits longer each time, and is set aside in the end. */
  private async performAlone({ id, kind }: TaskRow): Promise<void> {
    try {
      await this.work.run(SYSTEM, async (tx) => this.perform(tx, await this.claim(tx, id)));
    } catch (error) {
      const now = await this.clock.read();
      this.log.error({ err: error, task: id, kind }, 'a task failed');
      await this.source.query(
        `update tasks set attempts = attempts + 1, error = $2,
           state = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'failed' else state end,
           due_at = $3::timestamptz + make_interval(secs => least(3600, power(2, attempts + 1)))
         where id = $1 and state = 'pending'`,
        [id, String((error as Error).message).slice(0, 1000), new Date(now)],
      );
    }
  }

  /** The next instant at which something is due, or null. */
  async nextDue(): Promise<Instant | null> {
    const [row] = await rowsOf<{ due_at: Date | null }>(
      this.source,
      `select min(due_at) as due_at from tasks where state = 'pending'`,
    );
    return row?.due_at ? row.due_at.getTime() : null;
  }

  /** Tasks due at `now` that nobody has finished: claimed by others or left behind. */
  async countDue(now: Instant): Promise<number> {
    const [row] = await rowsOf<{ n: number }>(
      this.source,
      `select count(*)::int as n from tasks where state = 'pending' and due_at <= $1`,
      [new Date(now)],
    );
    return row?.n ?? 0;
  }
}
