import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@duban/domain';
import {
  createPostgresBackend,
  Queue,
  setDefaultBackendFactory,
  Worker,
  type ConnectionOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Config } from '../config/config';
import { type Clock } from '../clock/clock';
import type { Log } from '../log/log';
import type { Engine } from '../tasks/engine';
import type { AfterCommit } from '../work/after-commit';
import { OwnTimer } from './own-timer';

const QUEUE = 'duban-alarm';
/** Alarms are set only so far ahead; the sweep finds what lies beyond. */
const HORIZON_MS = 10 * 60_000;
/** Deadlines that fall due within one step share one alarm. */
const STEP_MS = 50;
/** A queue that is not there never answers: without Redis a question waits for its return. */
const ANSWER_MS = 500;
const TIDY = { removeOnComplete: true, removeOnFail: { count: 100 } };

/**
 * BullMQ as the alarm clock: it wakes a worker, and the worker does everything that is due. On Redis when REDIS_URL
 * is set, on PostgreSQL (BullMQ's own backend) when not. Beside it a worker keeps the next deadline it knows of by a
 * timer of its own, which is more exact: an idle queue wakes up to a tenth of a second late. Losing the queue loses no
 * deadline: while it is away, at the start too, a worker sweeps by itself; one that has heard nothing for two sweeps
 * looks by itself, and the clock is wound up again when the queue is back.
 */
export class Alarm {
  private readonly queue: Queue;
  private worker: Worker | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private heardAt = 0;
  private isRinging = false;
  private readonly own = new OwnTimer(() => void this.look());
  private readonly redis: Redis[] = [];

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly engine: Engine,
    private readonly log: Log,
    after: AfterCommit,
  ) {
    setDefaultBackendFactory(config.REDIS_URL ? undefined : (createPostgresBackend as never));
    this.queue = new Queue(QUEUE, { connection: this.connect(), defaultJobOptions: TIDY });
    this.queue.on('error', (error) => this.log.warn({ err: error.message }, 'the queue is not there'));
    after.listen(({ wakeAt, now }) => {
      if (wakeAt === null) return;
      this.keepOwn(wakeAt, now);
      this.setFor(wakeAt, now);
    });
    // one alarm wakes one process: when more is due than a batch holds, it wakes the next
    engine.whenCrowded = () => this.setFor(0, 0);
  }

  private connect(): ConnectionOptions {
    if (!this.config.REDIS_URL)
      return { connectionString: this.config.DATABASE_URL, max: 3, migrate: true, keepAlive: true } as never;
    const redis = new Redis(this.config.REDIS_URL, { maxRetriesPerRequest: null });
    redis.on('error', (error) => this.log.warn({ err: error.message }, 'redis is not there'));
    this.redis.push(redis);
    return redis as never;
  }

  /** Asks the queue to wake somebody when `wakeAt` has come. Never throws: what is missed here is swept up. */
  private setFor(wakeAt: Instant, now: Instant): void {
    // what is asked of a queue that is away waits in memory for its return, and more comes with every commit
    if (this.isAway) return;
    const step = Math.ceil(wakeAt / STEP_MS);
    const delay = Math.max(0, step * STEP_MS - now);
    if (delay > HORIZON_MS) return;
    const jobId = delay === 0 ? undefined : `wake-${step}`;
    this.queue
      .add('wake', {}, { delay: wakeAt <= now ? 0 : delay, ...(jobId ? { jobId } : {}) })
      .catch((error: Error) => {
        this.log.warn({ err: error.message }, 'an alarm could not be set; the sweep will find the deadline');
      });
  }

  private keepOwn(wakeAt: Instant, now: Instant): void {
    if (this.worker && wakeAt - now <= HORIZON_MS) this.own.keep(Math.max(0, wakeAt - now));
  }

  /** A queue that is not there: not yet, or not any more. PostgreSQL is there, or nothing is. */
  private get isAway(): boolean {
    return this.redis.some((redis) => redis.status !== 'ready');
  }

  async startWorker(): Promise<void> {
    // one at a time: a call for help must reach a process that is not at work already
    this.worker = new Worker(QUEUE, () => this.ring(), { connection: this.connect(), concurrency: 1 });
    this.worker.on('error', (error) => this.log.warn({ err: error.message }, 'the queue is not there'));
    for (const redis of this.redis) redis.on('ready', () => void this.windUp());
    await this.begin(this.worker);
    const period = this.config.SWEEP_SECONDS * 1000;
    this.heartbeat = setInterval(() => void this.listenForSilence(this.isAway ? 0 : 2 * period), period);
    this.heardAt = this.clock.wall();
    await this.ring();
  }

  /**
   * Redis is not waited for: without a queue there are still the sweep and the own timer. On PostgreSQL the queue makes
   * its tables first; BullMQ does not survive a database that goes away meanwhile, so nobody is told before that we run.
   */
  private async begin(worker: Worker): Promise<void> {
    if (this.redis.length > 0) return void this.windUp();
    await Promise.all([this.queue.waitUntilReady(), worker.waitUntilReady()]);
    await this.windUp();
  }

  private async ring(): Promise<void> {
    this.isRinging = true;
    try {
      await this.engine.drain();
      const now = await this.clock.read();
      const next = await this.engine.nextDue(now);
      if (next === null) return;
      this.keepOwn(next, now);
      this.setFor(next, now);
    } finally {
      this.isRinging = false;
      this.heardAt = this.clock.wall();
    }
  }

  private async listenForSilence(limit: number): Promise<void> {
    if (this.isRinging || this.clock.wall() - this.heardAt < limit) return;
    if (limit > 0) this.log.warn('no alarm for two sweeps: looking by ourselves and winding the clock up');
    await this.look();
    void this.windUp();
  }

  /** Looks without having been called. */
  private async look(): Promise<void> {
    try {
      await this.ring();
    } catch (error) {
      this.log.error({ err: error }, 'the sweep failed');
    }
  }

  /** One at a time: asked of a queue that is away, it is done when the queue is back. */
  private windUp(): Promise<void> {
    this.winding ??= this.queue
      .upsertJobScheduler('sweep', { every: this.config.SWEEP_SECONDS * 1000 }, { name: 'sweep', opts: TIDY })
      .then(() => undefined)
      .catch((error: Error) => this.log.warn({ err: error.message }, 'the sweep could not be scheduled'))
      .finally(() => (this.winding = null));
    return this.winding;
  }
  private winding: Promise<void> | null = null;

  /** How many wake-ups wait to be heard; null when the queue does not answer at once. */
  async depth(): Promise<number | null> {
    this.asked ??= this.queue
      .getJobCounts('waiting', 'prioritized')
      .then(({ waiting = 0, prioritized = 0 }) => waiting + prioritized)
      .catch(() => null)
      .finally(() => (this.asked = null));
    return Promise.race([this.asked, sleep(ANSWER_MS, null, { ref: false })]);
  }
  /** One question at a time: a queue that is gone keeps them all waiting. */
  private asked: Promise<number | null> | null = null;

  async close(): Promise<void> {
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.own.stop();
    // a queue that is not there would never say goodbye
    const { isAway } = this;
    const { worker } = this;
    this.worker = null;
    await worker?.close(isAway);
    if (!isAway) await this.queue.close();
    for (const redis of this.redis) redis.disconnect();
  }
}
