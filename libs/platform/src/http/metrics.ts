import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { LiveServer } from '../live/live-server';
import type { EngineWatch } from '../tasks/engine-watch';

/** Prometheus metrics of this process and of the engine, read from the database when asked. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'duban_http_seconds',
    help: 'Time of HTTP requests by endpoint and status class',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  readonly refusals = new Counter({
    name: 'duban_sign_in_refused_total',
    help: 'Sign-ins that were refused',
    registers: [this.registry],
  });

  private readonly readers: (() => Promise<void>)[] = [];

  constructor(source: DataSource, live: LiveServer, watch: EngineWatch) {
    collectDefaultMetrics({ register: this.registry });
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [this.registry] });
    const sockets = gauge('duban_live_sockets', 'Sockets of this process');
    const pending = gauge('duban_tasks_pending', 'Tasks not yet done');
    const due = gauge('duban_tasks_overdue_seconds', 'Age of the oldest task that is due and not done');
    const unclaimed = gauge(
      'duban_oldest_unclaimed_seconds',
      'Age of the oldest task that is due and in nobody’s hands',
    );
    const failed = gauge('duban_tasks_failed', 'Tasks set aside after too many failures');
    const sweep = gauge('duban_last_sweep_timestamp_seconds', 'When the engine last looked for due tasks');
    const late = gauge('duban_engine_late', '1 when the engine has not looked for due tasks for too long');
    const depth = gauge('duban_queue_depth', 'Jobs waiting in the queue; NaN when the queue is not there');
    this.readers.push(async () => {
      const state = await watch.state();
      const [row] = await rowsOf<{ oldest: Date | null; sweep: string | null }>(
        source,
        `select (select min(due_at) from tasks where state = 'pending') as oldest,
                (select extract(epoch from last_sweep_at) from engine_state) as sweep`,
      );
      const age = (since: Date | string | null | undefined) =>
        since ? Math.max(0, (Date.parse(state.at) - new Date(since).getTime()) / 1000) : 0;
      sockets.set(live.sockets);
      pending.set(state.pendingTasks);
      failed.set(state.failedTasks);
      due.set(age(row?.oldest));
      unclaimed.set(age(state.oldestDueAt));
      sweep.set(Number(row?.sweep ?? 0));
      late.set(state.late ? 1 : 0);
      depth.set(state.queueDepth ?? NaN);
    });
  }

  /** A figure that a feature knows, read when the metrics are asked for. */
  add(name: string, help: string, read: () => Promise<number>): void {
    const gauge = new Gauge({ name, help, registers: [this.registry] });
    this.readers.push(async () => gauge.set(await read()));
  }

  async text(): Promise<string> {
    await Promise.all(this.readers.map((read) => read()));
    return this.registry.metrics();
  }
}
