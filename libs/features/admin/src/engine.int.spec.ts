import {
  discardTask,
  getEngine,
  listEvents,
  listFailedTasks,
  retryTask,
  type EngineState,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { EngineWatch, OnTask, SYSTEM, Work, type Silence, type Task, type Tx } from '@duban/platform';
import { SupervisionModule } from '@duban/supervision';
import { startApp, until, type TestApp, type TestUser } from '@duban/testing';
import { Injectable, Module } from '@nestjs/common';
import { AdminModule } from './index';

const done: string[] = [];
let isBroken = true;

/** A part of the world outside that is broken and gets mended. */
@Injectable()
class Errand {
  @OnTask('test.errand')
  run(tx: Tx, tasks: Task[]): Promise<void> {
    if (isBroken) throw new Error('the mail server is away');
    done.push(...tasks.map((task) => `${task.subject} ${String(task.payload.word)}`));
    return Promise.resolve();
  }
}
@Module({ providers: [Errand] })
class ErrandModule {}

const ALL = { query: {} };
const TOKEN = 'a-token-of-the-operator';
let app: TestApp;
let admin: TestUser;

beforeEach(async () => {
  done.length = 0;
  isBroken = true;
  app = await startApp({
    modules: [IdentityModule, SupervisionModule, AdminModule.with({ DEMO: false }), ErrandModule],
    env: { METRICS_TOKEN: TOKEN, SWEEP_SECONDS: '6', LOG_LEVEL: 'silent' },
  });
  admin = await app.as('admin');
});
afterEach(() => app.close());

const schedule = (subject: string, offsetMs = 0) =>
  app.running.nest.get(Work).run(SYSTEM, async (tx) => {
    tx.schedule({ kind: 'test.errand', subject, dueAt: tx.now + offsetMs, payload: { word: 'hello' } });
  });
/** Eight attempts later it is set aside. */
const fail = async (subject: string) => {
  await schedule(subject);
  for (let i = 0; i < 8; i++) {
    app.clock.set((await app.clock.read()) + 3_600_000);
    await app.running.engine.drain();
  }
  const { items } = await admin.call(listFailedTasks, ALL);
  return items.find((task) => task.subject === subject) as (typeof items)[number];
};
const stateOf = async (fits: (state: EngineState) => boolean) =>
  until('the engine is so', async () => {
    const { state } = await admin.call(getEngine);
    return fits(state) ? state : null;
  });
const sweptAgo = (seconds: number) =>
  app.query(`update engine_state set last_sweep_at = now() - make_interval(secs => $1)`, [seconds]);

describe('the engine watched', () => {
  it('is late when nothing swept for three sweeps, or fifteen seconds, and well again when it sweeps', async () => {
    await sweptAgo(17);
    expect(await stateOf(({ lastSweepAt }) => lastSweepAt !== null)).toMatchObject({
      late: false,
      lateAfterSeconds: 18,
    });
    await sweptAgo(19);
    const { at, lastSweepAt } = await stateOf(({ late }) => late);
    // on the county's clock, which stands still in this test
    expect(at).toBe(new Date(await app.clock.read()).toISOString());
    expect(Date.parse(at) - Date.parse(lastSweepAt ?? '')).toBeGreaterThanOrEqual(19_000);
    await app.running.engine.drain();
    expect(await stateOf(({ late }) => !late)).toMatchObject({ fired: 0 });
  });

  it('tells those who listen when it falls silent and when it is back, once each', async () => {
    const watch = app.running.nest.get(EngineWatch);
    const told: Silence[] = [];
    watch.listen((silence) => told.push(silence));
    await sweptAgo(1);
    watch.start();
    try {
      await sweptAgo(30);
      await until('silence is told', async () => told.length > 0);
      await sweptAgo(31);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await sweptAgo(0);
      await until('the return is told', async () => told.length > 1);
    } finally {
      watch.stop();
    }
    expect(told.map(({ late }) => late)).toEqual([true, false]);
    const silentMs = (await app.clock.read()) - Date.parse(told[0]?.lastSweepAt ?? '');
    expect(silentMs).toBeGreaterThanOrEqual(30_000);
  });

  it('knows the oldest task in nobody’s hands by the county’s clock, and how many lie there', async () => {
    await app.running.engine.drain();
    await schedule('just now', -1000);
    await schedule('long ago', -600_000);
    await schedule('a while ago', -60_000);
    await schedule('later', 60_000);
    const state = await stateOf(({ overdueTasks }) => overdueTasks === 2);
    expect(state.oldestDueAt).toBe(new Date((await app.clock.read()) - 600_000).toISOString());
    expect(state.pendingTasks).toBe(4);
    isBroken = false;
    await app.running.engine.drain();
    const after = await stateOf(({ overdueTasks, pendingTasks }) => overdueTasks === 0 && pendingTasks === 1);
    expect(after).toMatchObject({ oldestDueAt: null, fired: 3 });
  });

  it('foretells each of the next 30 days: what the ladders do by rung, and which days are provisional', async () => {
    app.clock.set(Date.parse('2026-12-21T02:00:00Z'));
    const unit = await app.given.org({ kind: 'township', name: '撮镇镇' });
    const project = await app.given.project({ unit });
    const rungs = async (state: string, ...days: [key: string, day: string, provisional?: boolean][]) => {
      const id = await app.given.proposedNotice({ unit, project });
      await app.query(`update notices set state = $2, issued_at = now() where id = $1`, [id, state]);
      for (const [i, [key, day, provisional = false]] of days.entries())
        await app.query(
          `insert into notice_rungs (notice_id, round, key, seq, day, at, effects, provisional)
           values ($1, 1, $2, $3, $4::date, $4::date + time '09:30', '{remind-unit}', $5)`,
          [id, key, i + 1, day, provisional],
        );
    };
    await rungs(
      'acting',
      ['warning', '2026-12-22'],
      ['reminder-1', '2026-12-24'],
      ['reminder-2', '2027-01-04', true],
    );
    await rungs('signed', ['sign-overdue', '2026-12-22'], ['warning', '2026-12-22']);
    await rungs('suspended', ['warning', '2026-12-22']);
    await rungs('issued', ['sign-overdue', '2026-12-20'], ['warning', '2027-02-20']);
    await schedule('other', 3_600_000);
    const { forecast, tasks } = await admin.call(getEngine);
    expect([forecast.length, forecast[0]?.day, forecast.at(-1)?.day]).toEqual([
      30,
      '2026-12-21',
      '2027-01-19',
    ]);
    expect(forecast.filter(({ rungs: of }) => Object.keys(of).length > 0)).toEqual([
      { day: '2026-12-22', working: true, provisional: false, rungs: { warning: 2 } },
      { day: '2026-12-24', working: true, provisional: false, rungs: { 'reminder-1': 1 } },
      { day: '2027-01-04', working: true, provisional: true, rungs: { 'reminder-2': 1 } },
    ]);
    expect(forecast.find(({ day }) => day === '2026-12-26')?.working).toBe(false);
    expect(tasks).toEqual([
      { kind: 'test.errand', count: 1, nextAt: new Date((await app.clock.read()) + 3_600_000).toISOString() },
    ]);
  });

  it('is told to the operator as metrics', async () => {
    await fail('poisoned');
    await schedule('left behind', -90_000);
    await sweptAgo(40);
    const read = async () => {
      const response = await fetch(`${app.url}/api/metrics`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      const lines = (await response.text()).split('\n').filter((line) => line.startsWith('duban_'));
      return Object.fromEntries(lines.map((line) => line.split(' ') as [string, string]));
    };
    const metrics = await until('the metrics say it', async () => {
      const found = await read();
      return found.duban_engine_late === '1' ? found : null;
    });
    expect(metrics).toMatchObject({
      duban_engine_late: '1',
      duban_tasks_failed: '1',
      duban_tasks_pending: '1',
      duban_oldest_unclaimed_seconds: '90',
      duban_tasks_overdue_seconds: '90',
      duban_rungs_next_30_days: '0',
      duban_queue_depth: 'Nan',
    });
    expect(Number(metrics.duban_last_sweep_timestamp_seconds)).toBeGreaterThan(Date.now() / 1000 - 60);
    const unknown = await fetch(`${app.url}/api/metrics`);
    await unknown.arrayBuffer();
    expect(unknown.status).toBe(404);
  });
});

describe('failed tasks', () => {
  it('are listed with why and how often, those set aside first', async () => {
    await fail('aside');
    await schedule('tried once');
    await app.running.engine.drain();
    const page = await admin.call(listFailedTasks, { query: { limit: 1 } });
    expect(page).toMatchObject({
      total: 2,
      items: [
        {
          kind: 'test.errand',
          subject: 'aside',
          attempts: 8,
          state: 'failed',
          error: 'the mail server is away',
        },
      ],
    });
    const rest = await admin.call(listFailedTasks, { query: { limit: 1, cursor: page.next ?? '' } });
    expect(rest).toMatchObject({
      next: null,
      items: [{ subject: 'tried once', attempts: 1, state: 'pending' }],
    });
    for (const cursor of ['torn', Buffer.from('["failed","x"]').toString('base64url')])
      expect(await admin.refusal(listFailedTasks, { query: { cursor } })).toMatchObject({ status: 400 });
  });

  it('do their work once when they are retried, with what they carried', async () => {
    const task = await fail('a');
    isBroken = false;
    expect(await app.running.engine.drain()).toBe(0);
    const retry = { params: { taskId: task.id }, body: { reason: '邮件服务已恢复' } };
    expect(await admin.call(retryTask, retry)).toMatchObject({ failedTasks: 0 });
    await app.running.engine.drain();
    await app.running.engine.drain();
    expect(done).toEqual(['a hello']);
    expect((await admin.call(listFailedTasks, ALL)).total).toBe(0);
    expect(await admin.refusal(retryTask, retry)).toMatchObject({ status: 404 });
    const trail = await (await app.as('auditor')).call(listEvents, { query: { type: 'task.retried' } });
    expect(trail.items[0]).toMatchObject({
      subject: { type: 'task', id: task.id },
      data: { kind: 'test.errand', subject: 'a', attempts: 8, reason: '邮件服务已恢复' },
    });
  });

  it('that are still tried come at once when retried, and get all their attempts', async () => {
    await schedule('slow');
    for (let i = 0; i < 3; i++) {
      app.clock.set((await app.clock.read()) + 3_600_000);
      await app.running.engine.drain();
    }
    const [task] = (await admin.call(listFailedTasks, ALL)).items;
    isBroken = false;
    expect(await app.running.engine.drain()).toBe(0);
    await admin.call(retryTask, { params: { taskId: task?.id ?? '' }, body: { reason: '不等了' } });
    expect(await app.running.engine.drain()).toBe(1);
    expect(done).toEqual(['slow hello']);
  });

  it('never do their work once they are given up, and the trail says who did it and why', async () => {
    const task = await fail('a');
    isBroken = false;
    const discard = { params: { taskId: task.id }, body: { reason: '收件人已调离' } };
    expect(await admin.call(discardTask, discard)).toMatchObject({ failedTasks: 0 });
    app.clock.set((await app.clock.read()) + 30 * 86_400_000);
    await app.running.engine.drain();
    expect(done).toEqual([]);
    expect(await admin.refusal(discardTask, discard)).toMatchObject({ status: 404 });
    const trail = await (await app.as('auditor')).call(listEvents, { query: { type: 'task.discarded' } });
    expect(trail.items[0]).toMatchObject({
      actor: expect.stringMatching(/^user/) as string,
      data: { subject: 'a', error: 'the mail server is away', reason: '收件人已调离' },
    });
  });

  it('are not retried when the same thing has been set anew, and leave it alone when given up', async () => {
    const task = await fail('a');
    await schedule('a', 86_400_000);
    const dueAt = new Date((await app.clock.read()) + 86_400_000).toISOString();
    const input = { params: { taskId: task.id }, body: { reason: '再试' } };
    expect(await admin.refusal(retryTask, input)).toMatchObject({
      status: 422,
      facts: { reason: 'task-replaced', dueAt },
    });
    await admin.call(discardTask, input);
    isBroken = false;
    app.clock.set(Date.parse(dueAt));
    await app.running.engine.drain();
    expect(done).toEqual(['a hello']);
  });

  it('are settled by one of two who do it at once', async () => {
    const task = await fail('a');
    isBroken = false;
    const input = { params: { taskId: task.id }, body: { reason: '处理' } };
    const both = await Promise.allSettled([admin.call(retryTask, input), admin.call(discardTask, input)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await app.running.engine.drain();
    expect(done.length).toBe(both[0].status === 'fulfilled' ? 1 : 0);
  });

  it('are not there among tasks that did not fail', async () => {
    await schedule('well', 60_000);
    const [{ id } = { id: '' }] = await app.query<{ id: string }>('select id from tasks');
    const input = { params: { taskId: id }, body: { reason: '试试' } };
    expect(await admin.refusal(discardTask, input)).toMatchObject({ status: 404 });
    expect(await admin.refusal(retryTask, input)).toMatchObject({ status: 404 });
  });

  it('are read by who sees the county and by the administrator, and settled by him alone', async () => {
    const task = await fail('a');
    const input = { params: { taskId: task.id }, body: { reason: '处理' } };
    for (const role of ['monitor', 'office-head', 'leader', 'auditor'] as const) {
      const user = await app.as(role);
      expect((await user.call(listFailedTasks, ALL)).total).toBe(1);
      expect((await user.call(getEngine)).state.failedTasks).toBe(1);
      for (const endpoint of [retryTask, discardTask])
        expect(await user.refusal(endpoint, input)).toMatchObject({ status: 403 });
    }
    const unit = await app.given.org({ kind: 'township', name: '撮镇镇' });
    for (const role of ['handler', 'reporter', 'enterprise'] as const) {
      const user = await app.as(role, unit);
      expect(await user.refusal(getEngine)).toMatchObject({ status: 403 });
      expect(await user.refusal(listFailedTasks, ALL)).toMatchObject({ status: 403 });
      for (const endpoint of [retryTask, discardTask])
        expect(await user.refusal(endpoint, input)).toMatchObject({ status: 403 });
    }
    expect((await admin.call(listFailedTasks, ALL)).total).toBe(1);
  });
});
