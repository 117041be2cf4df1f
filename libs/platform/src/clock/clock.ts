import type { Instant } from '@duban/domain';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Where `now` comes from. `read` is the time of the county's business: deadlines, ladders, reports. `wall` is the
 * time of the machine: sessions, locks, logs. They differ only while a demonstration has its clock moved.
 */
export abstract class Clock {
  abstract read(em?: EntityManager): Promise<Instant>;
  wall(): Instant {
    return Date.now();
  }
}

export class SystemClock extends Clock {
  read(): Promise<Instant> {
    return Promise.resolve(Date.now());
  }
}

/** Wall time plus an offset that all processes read from the database, so that all of them agree. */
export class DemoClock extends Clock {
  constructor(private readonly source: DataSource) {
    super();
  }
  async read(em?: EntityManager): Promise<Instant> {
    return Date.now() + (await this.offset(em));
  }
  async offset(em?: EntityManager): Promise<number> {
    const rows: { offset_ms: string }[] = await (em ?? this.source).query('select offset_ms from demo_clock');
    return Number(rows[0]?.offset_ms ?? 0);
  }
  /** Sets the clock; it never goes back. */
  async moveTo(instant: Instant): Promise<void> {
    await this.source.query('update demo_clock set offset_ms = greatest(offset_ms, $1)', [
      Math.ceil(instant - Date.now()),
    ]);
  }
}
