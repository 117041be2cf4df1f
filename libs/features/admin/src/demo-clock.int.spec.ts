import { advanceDemoClock, getDemoClock, getSession } from '@duban/contracts';
import { addWorkingDays, dayOf, type Instant } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { Calendars, Clock, OnTask, SYSTEM, Work, type Task, type Tx } from '@duban/platform';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { Injectable, Module } from '@nestjs/common';
import { AdminModule } from './index';

const DAY_MS = 86_400_000;
const rung: { subject: string; now: Instant }[] = [];

/** A ladder of three rungs: each rung sets the next one. */
@Injectable()
class Ladder {
  @OnTask('test.rung')
  climb(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject, dueAt } of tasks) {
      rung.push({ subject, now: tx.now });
      const [name, step] = subject.split(' ') as [string, string];
      if (Number(step) < 3)
        tx.schedule({
          kind: 'test.rung',
          subject: `${name} ${Number(step) + 1}`,
          dueAt: dueAt.getTime() + DAY_MS,
        });
    }
    return Promise.resolve();
  }
}
@Module({ providers: [Ladder] })
class LadderModule {}

let app: TestApp;
let admin: TestUser;

describe('the clock of a demonstration', () => {
  beforeEach(async () => {
    rung.length = 0;
    app = await startApp({
      modules: [IdentityModule, AdminModule.with({ DEMO: true }), LadderModule],
      env: { DEMO: '1' },
      ownClock: true,
    });
    admin = await app.as('admin');
  });
  afterEach(() => app.close());

  const now = async () => app.running.nest.get(Clock).read();
  const advance = (workingDays: number) =>
    admin.call(advanceDemoClock, { body: { advanceWorkingDays: workingDays } });
  const moveTo = (instant: Instant) => ({ body: { to: new Date(instant).toISOString() } });

  it('goes to the same hour of the last working day', async () => {
    const before = await now();
    const calendar = await app.running.nest.get(Calendars).current();
    const { today, offsetMs } = await advance(7);
    expect(today.day).toBe(addWorkingDays(calendar, dayOf(before), 7));
    expect(today.working).toBe(true);
    expect((offsetMs + 1000) % DAY_MS).toBeLessThan(10_000);
    expect((await admin.call(getSession)).today.day).toBe(today.day);
  });

  it('lets everything due on the way happen, in order and at its own time', async () => {
    const start = await now();
    const dueAt = (name: string, days: number) =>
      app.running.nest
        .get(Work)
        .run(SYSTEM, async (tx) =>
          tx.schedule({ kind: 'test.rung', subject: `${name} 1`, dueAt: start + days * DAY_MS }),
        );
    await dueAt('b', 1.5);
    await dueAt('a', 1);
    await dueAt('later', 40);
    const { fired } = await admin.call(advanceDemoClock, moveTo(start + 10 * DAY_MS));
    expect(fired).toBe(6);
    expect(rung.map(({ subject }) => subject)).toEqual(['a 1', 'b 1', 'a 2', 'b 2', 'a 3', 'b 3']);
    const late = rung.map((one, i) => one.now - (start + (1 + i / 2) * DAY_MS));
    for (const ms of late) expect(ms).toBeLessThan(10_000);
  });

  it('never goes back', async () => {
    await advance(3);
    const refusal = await admin.refusal(advanceDemoClock, moveTo((await now()) - 60_000));
    expect(refusal).toMatchObject({ status: 422, code: 'clock-backwards' });
    expect(Math.abs(Date.parse(String(refusal.facts.now)) - (await now()))).toBeLessThan(10_000);
  });

  it('does not go into another age', async () =>
    expect(await admin.refusal(advanceDemoClock, moveTo((await now()) + 401 * DAY_MS))).toMatchObject({
      status: 400,
      fields: [{ path: 'to', code: 'too-far' }],
    }));

  it('makes one journey at a time', async () => {
    const before = await now();
    const calendar = await app.running.nest.get(Calendars).current();
    const journeys = await Promise.allSettled(Array.from({ length: 4 }, () => advance(1)));
    const made = journeys.filter(({ status }) => status === 'fulfilled').length;
    expect(made).toBeGreaterThan(0);
    expect(dayOf(await now())).toBe(addWorkingDays(calendar, dayOf(before), made));
    for (const journey of journeys)
      if (journey.status === 'rejected') expect(String(journey.reason)).toContain('clock-moving');
    await advance(1);
  });

  it('tells that it was moved, from where and to where', async () => {
    await advance(2);
    const [event] = await app.query<{ type: string; data: { from: string; to: string; fired: number } }>(
      `select type, data from events where subject_type = 'clock'`,
    );
    expect(event).toMatchObject({ type: 'clock.advanced', data: { fired: 0 } });
    expect(Date.parse(event?.data.to ?? '')).toBeGreaterThan(Date.parse(event?.data.from ?? ''));
  });

  it('is shown, and is the administrator’s', async () => {
    await advance(1);
    expect((await admin.call(getDemoClock)).offsetMs).toBeGreaterThan(DAY_MS / 2);
    for (const role of ['monitor', 'leader', 'auditor', 'handler'] as const) {
      const user = await app.as(role);
      expect(await user.refusal(getDemoClock)).toMatchObject({ status: 403 });
      expect(await user.refusal(advanceDemoClock, { body: { advanceWorkingDays: 1 } })).toMatchObject({
        status: 403,
      });
    }
  });
});

it('is not there outside a demonstration', async () => {
  app = await startApp({ modules: [IdentityModule, AdminModule.with({ DEMO: false })] });
  try {
    admin = await app.as('admin');
    expect(await admin.refusal(getDemoClock)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await admin.refusal(advanceDemoClock, { body: { advanceWorkingDays: 1 } })).toMatchObject({
      status: 404,
    });
  } finally {
    await app.close();
  }
});
