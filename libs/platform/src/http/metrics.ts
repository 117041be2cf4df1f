import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { LiveServer } from '../live/live-server';

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

  constructor(source: DataSource, live: LiveServer) {
    collectDefaultMetrics({ register: this.registry });
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [this.registry] });
    const sockets = gauge('duban_live_sockets', 'Sockets of this process');
    const pending = gauge('duban_tasks_pending', 'Tasks not yet done');
    const due = gauge('duban_tasks_overdue_seconds', 'Age of the oldest task that is due and not done');
    const failed = gauge('duban_tasks_failed', 'Tasks set aside after too many failures');
    const sweep = gauge('duban_last_sweep_timestamp_seconds', 'When the engine last looked for due tasks');
    this.read = async () => {
      const [row] = await rowsOf<{
        pending: number;
        oldest: string | null;
        failed: number;
        sweep: string | null;
      }>(
        source,
        `select (select count(*)::int from tasks where state = 'pending') as pending,
                (select count(*)::int from tasks where state = 'failed') as failed,
                (select extract(epoch from now() + make_interval(secs => (select offset_ms from demo_clock) / 1000.0) - min(due_at))
                   from tasks where state = 'pending') as oldest,
                (select extract(epoch from last_sweep_at) from engine_state) as sweep`,
      );
      sockets.set(live.sockets);
      pending.set(row?.pending ?? 0);
      failed.set(row?.failed ?? 0);
      due.set(Math.max(0, Number(row?.oldest ?? 0)));
      sweep.set(Number(row?.sweep ?? 0));
    };
  }
  private readonly read: () => Promise<void>;

  async text(): Promise<string> {
    await this.read();
    return this.registry.metrics();
  }
}
