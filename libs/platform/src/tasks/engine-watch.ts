import type { EngineState } from '@duban/contracts';
import type { Instant } from '@duban/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { rowsOf } from '../database/rows';
import { LOG, type Log } from '../log/log';

/** Whether somebody looks for what is due. Told by each api process for itself: a dead engine tells nothing. */
export type Silence = { late: boolean; lastSweepAt: string | null };

/** However often it sweeps: a worker that restarts is no alarm. */
const LEAST_PATIENCE_MS = 15_000;
const SWEEPS_MISSED = 3;
const CHECK_MS = 2_000;
/** A state is asked for by every board and every page: they share one for so long. */
const SHARED_MS = 1_000;
/** A batch in work holds its tasks for less; what is due for longer is in nobody's hands. */
const IN_HANDS_MS = 5_000;
/** Counting what is pending reads every pending task: of a million it may take a hundredth of the time, no more. */
const COUNT_SHARE = 100;
const CHEAP_COUNT_MS = 25;

type Sweep = { ms: number | null; fired: number; silentMs: number | null; readAt: number };
type Due = { oldest: Date | null; due: number; failed: number };

/**
 * Who watches the watchman: how the engine is, from what it leaves in the database. Due times are of the county's clock,
 * the silence of the engine is measured on the database's, and told on the county's, so that a page shows one clock.
 */
@Injectable()
export class EngineWatch {
  private readonly bornAt = performance.now();
  private readonly listeners: ((silence: Silence) => void)[] = [];
  private sweep: Sweep | null = null;
  private now: { county: Instant; readAt: number } | null = null;
  private pending = { count: 0, countedAt: -Infinity, tookMs: 0 };
  private shared: { at: number; state: Promise<EngineState> } | null = null;
  private depth: () => Promise<number | null> = () => Promise.resolve(null);
  private timer: NodeJS.Timeout | null = null;
  private wasLate = false;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** How the queue says how much waits in it. */
  measure(depth: () => Promise<number | null>): void {
    this.depth = depth;
  }

  /** Called when the engine falls silent, and when it is back. */
  listen(listener: (silence: Silence) => void): void {
    this.listeners.push(listener);
  }

  start(): void {
    this.timer = setInterval(() => void this.check(), CHECK_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** The whole state, shared by all who ask within a second. Throws when the database is not there. */
  state({ anew = false } = {}): Promise<EngineState> {
    const at = performance.now();
    if (!anew && this.shared && at - this.shared.at < SHARED_MS) return this.shared.state;
    const shared = { at, state: this.read() };
    this.shared = shared;
    shared.state.catch(() => this.shared === shared && (this.shared = null));
    return shared.state;
  }

  /** As far as this process knows: with the database gone nothing sweeps either. */
  silence(): Silence {
    const silentMs = this.silentMs();
    const isKnown = this.sweep !== null && this.sweep.silentMs !== null;
    return {
      late: silentMs > this.patienceMs,
      lastSweepAt: isKnown ? new Date(this.countyNow() - silentMs).toISOString() : null,
    };
  }

  private get patienceMs(): number {
    return Math.max(SWEEPS_MISSED * this.config.SWEEP_SECONDS * 1000, LEAST_PATIENCE_MS);
  }

  /** Never swept: since this process began to look. */
  private silentMs(): number {
    const { sweep } = this;
    if (sweep === null || sweep.silentMs === null) return performance.now() - this.bornAt;
    return sweep.silentMs + performance.now() - sweep.readAt;
  }

  private countyNow(): Instant {
    const { now } = this;
    return now === null ? this.clock.wall() : now.county + performance.now() - now.readAt;
  }

  private async check(): Promise<void> {
    await this.look().catch((error: Error) =>
      this.log.warn({ err: error.message }, 'the engine could not be watched'),
    );
    const silence = this.silence();
    if (silence.late === this.wasLate) return;
    this.wasLate = silence.late;
    this.shared = null;
    const facts = { lastSweepAt: silence.lastSweepAt, lateAfterSeconds: this.patienceMs / 1000 };
    if (silence.late) this.log.error(facts, 'the engine is silent: nothing that falls due is done');
    else this.log.warn(facts, 'the engine sweeps again');
    for (const listener of this.listeners) listener(silence);
  }

  private async look(): Promise<Instant> {
    const county = await this.clock.read();
    this.now = { county, readAt: performance.now() };
    const [row] = await rowsOf<{ ms: number | null; fired: string; silent: string | null }>(
      this.source,
      `select last_sweep_ms as ms, fired, extract(epoch from clock_timestamp() - last_sweep_at) * 1000 as silent
       from engine_state`,
    );
    const silentMs = row?.silent == null ? null : Math.max(0, Number(row.silent));
    this.sweep = {
      ms: row?.ms ?? null,
      fired: Number(row?.fired ?? 0),
      silentMs,
      readAt: performance.now(),
    };
    return county;
  }

  private async read(): Promise<EngineState> {
    const now = await this.look();
    const [due] = await rowsOf<Due>(
      this.source,
      `select min(due_at) as oldest, count(*)::int as due, (select count(*)::int from tasks where state = 'failed') as failed
       from tasks where state = 'pending' and due_at <= $1`,
      [new Date(now - IN_HANDS_MS)],
    );
    return {
      at: new Date(now).toISOString(),
      ...this.silence(),
      lastSweepMs: this.sweep?.ms ?? null,
      lateAfterSeconds: this.patienceMs / 1000,
      oldestDueAt: due?.oldest?.toISOString() ?? null,
      overdueTasks: due?.due ?? 0,
      failedTasks: due?.failed ?? 0,
      pendingTasks: await this.countPending(),
      queueDepth: await this.depth().catch(() => null),
      queue: this.config.REDIS_URL ? 'redis' : 'postgres',
      fired: this.sweep?.fired ?? 0,
    };
  }

  private async countPending(): Promise<number> {
    const started = performance.now();
    const { countedAt, tookMs, count } = this.pending;
    if (tookMs > CHEAP_COUNT_MS && started - countedAt < COUNT_SHARE * tookMs) return count;
    const [row] = await rowsOf<{ n: number }>(
      this.source,
      `select count(*)::int as n from tasks where state = 'pending'`,
    );
    const now = performance.now();
    this.pending = { count: row?.n ?? 0, countedAt: now, tookMs: now - started };
    return this.pending.count;
  }
}
