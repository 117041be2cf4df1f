import type { Answer, Call, advanceDemoClock } from '@duban/contracts';
import { addWorkingDays, daysBetween, dayOf, instantAt, type Calendar, type Instant } from '@duban/domain';
import { presentToday } from '@duban/identity';
import {
  Calendars,
  DemoClock,
  DomainError,
  Engine,
  rowsOf,
  travel,
  visibleOrgs,
  Work,
  type Actor,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Wish = Call<typeof advanceDemoClock>['body'];
type Shown = Answer<typeof advanceDemoClock>;

const MOVING_LOCK = 4_127_004;
/** Further than any deadline of the demonstration: a mistyped year would keep the engine busy for hours. */
const MAX_DAYS = 400;
const DAY_MS = 86_400_000;

/** The clock of the demonstration. It goes forward only, and everything due on the way happens in order. */
@Injectable()
export class DemoClockService {
  constructor(
    private readonly clock: DemoClock,
    private readonly calendars: Calendars,
    private readonly engine: Engine,
    private readonly work: Work,
    private readonly source: DataSource,
  ) {}

  async show(fired = 0): Promise<Shown> {
    const today = presentToday(await this.calendars.current(), await this.clock.read());
    return { today, offsetMs: await this.clock.offset(), fired };
  }

  async advance(by: Actor, wish: Wish): Promise<Shown> {
    visibleOrgs(by, 'clock:advance');
    return this.alone(async () => {
      const from = await this.clock.read();
      const to = targetOf(wish, from, await this.calendars.current());
      const before = await this.countFired();
      await travel(
        this.engine,
        to,
        (instant) => this.clock.moveTo(instant),
        () => this.clock.wall(),
      );
      const fired = (await this.countFired()) - before;
      await this.work.run(by, async (tx) => {
        tx.record({
          type: 'clock.advanced',
          subject: { type: 'clock', id: 'demo' },
          data: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), fired },
        });
      });
      return this.show(fired);
    });
  }

  /** One journey at a time in all processes. The second is refused and does not wait: it would hold a connection. */
  private async alone<T>(act: () => Promise<T>): Promise<T> {
    const gate = this.source.createQueryRunner();
    await gate.connect();
    try {
      const [lock] = (await gate.query('select pg_try_advisory_lock($1) as taken', [MOVING_LOCK])) as [
        { taken: boolean },
      ];
      if (!lock.taken) throw new DomainError('forbidden-move', { reason: 'clock-moving' });
      try {
        return await act();
      } finally {
        await gate.query('select pg_advisory_unlock($1)', [MOVING_LOCK]);
      }
    } finally {
      await gate.release();
    }
  }

  /** What all processes together have done: another one may be quicker than this. */
  private async countFired(): Promise<number> {
    const [state] = await rowsOf<{ fired: string }>(this.source, 'select fired from engine_state');
    return Number(state?.fired ?? 0);
  }
}

/** Working days lead to the same time of day on the last of them. */
function targetOf(wish: Wish, from: Instant, calendar: Calendar): Instant {
  const today = dayOf(from);
  if ('advanceWorkingDays' in wish) {
    const day = addWorkingDays(calendar, today, wish.advanceWorkingDays);
    return from + (instantAt(day, '00:00') - instantAt(today, '00:00'));
  }
  const to = Date.parse(wish.to);
  if (to < from) throw new DomainError('clock-backwards', { now: new Date(from).toISOString() });
  if (to - from > (MAX_DAYS + 1) * DAY_MS || daysBetween(today, dayOf(to)) > MAX_DAYS)
    throw new DomainError('invalid', {}, [{ path: 'to', code: 'too-far', facts: { maxDays: MAX_DAYS } }]);
  return to;
}
