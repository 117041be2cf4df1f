import { SYSTEM } from '../access/actor';
import { isDatabaseAway } from '../database/away';
import type { Log } from '../log/log';
import type { Work } from '../work/work';
import type { Handler } from './handlers';
import type { Task } from './on-task';
import { claimDue, setBack } from './task-rows';

/** How many are under way at once in a process: each holds a connection while it waits for the world outside. */
const LANES = 4;

/**
 * Does the tasks that are done alone: each in a transaction of its own, a few side by side. Nobody waits for them: a
 * mail server that hangs takes a lane, and the batches go on.
 */
export class Errands {
  private running: Promise<number> | null = null;
  private again = false;
  private closing = false;
  private readonly kinds: string[];

  constructor(
    private readonly work: Work,
    private readonly handlers: ReadonlyMap<string, Handler>,
    private readonly log: Log,
  ) {
    this.kinds = [...handlers].filter(([, { alone }]) => alone).map(([kind]) => kind);
  }

  /** Does all errands that are due; returns how many were done. Calls that meet join the run that is going on. */
  run(): Promise<number> {
    this.again = true;
    this.running ??= this.runAll();
    return this.running;
  }

  /** Begins no more, and waits for those under way. */
  async close(): Promise<void> {
    this.closing = true;
    await this.running?.catch(() => undefined);
  }

  private async runAll(): Promise<number> {
    let sum = 0;
    try {
      while (this.again) {
        this.again = false;
        const lanes = await Promise.all(Array.from({ length: LANES }, () => this.runLane()));
        sum += lanes.reduce((a, b) => a + b, 0);
      }
      return sum;
    } finally {
      this.running = null;
    }
  }

  private async runLane(): Promise<number> {
    for (let done = 0; ; done++) if (this.closing || !(await this.runOne())) return done;
  }

  /** Does the oldest errand nobody holds; false when there is none. */
  private async runOne(): Promise<boolean> {
    if (this.kinds.length === 0) return false;
    let task: Task | undefined;
    try {
      return await this.work.run(SYSTEM, async (tx) => {
        [task] = await claimDue(tx, { kinds: this.kinds, isErrand: true }, 1);
        if (!task) return false;
        tx.finish([task]);
        await this.handlers.get(task.kind)?.handle(tx, [task]);
        return true;
      });
    } catch (error) {
      const failed = task;
      if (!failed || isDatabaseAway(error)) throw error;
      this.log.warn({ err: error, task: failed.id, kind: failed.kind }, 'an errand failed');
      await this.work.run(SYSTEM, (tx) => setBack(tx, failed, error));
      return true;
    }
  }
}
