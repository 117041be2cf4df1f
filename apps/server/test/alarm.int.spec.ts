import { setTimeout as sleep } from 'node:timers/promises';
import { IdentityModule } from '@duban/identity';
import {
  Clock,
  EngineWatch,
  LiveBoards,
  OnTask,
  PlatformModule,
  readConfig,
  runApp,
  SYSTEM,
  Work,
  type RunningApp,
  type Task,
  type Tx,
} from '@duban/platform';
import { freshDatabase, until } from '@duban/testing';
import { Injectable, Module } from '@nestjs/common';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tools are plain scripts and no project
import { startRedis, type TestRedis } from '../../../tools/testing/redis.mjs';

const done = new Map<string, number>();

@Injectable()
class Reactions {
  @OnTask('test.timer')
  timer(_: Tx, tasks: Task[]): Promise<void> {
    for (const { subject } of tasks) done.set(subject, Date.now());
    return Promise.resolve();
  }
}
@Injectable()
class NoBoards extends LiveBoards {
  of = (): Promise<never> => Promise.reject(new Error('no boards in this test'));
}

/** The alarm clock of one process on a Redis of its own. The sweep is too slow to help unless a test says so. */
describe('the alarm clock', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let redis: TestRedis | null;
  let app: RunningApp;

  beforeEach(async () => {
    done.clear();
    redis = null;
    database = await freshDatabase();
  });
  afterEach(async () => {
    await app.close();
    await redis?.stop();
    await database.drop();
  }, 30_000);

  const start = async (redisUrl: string, sweepSeconds: number) => {
    const config = readConfig({
      ...{ DATABASE_URL: database.url, REDIS_URL: redisUrl, SWEEP_SECONDS: String(sweepSeconds) },
      ...{ PORT: '0', LOG_LEVEL: 'silent', POOL_SIZE: '4' },
    });
    @Module({
      imports: [PlatformModule.with(config), IdentityModule],
      providers: [Reactions, { provide: LiveBoards, useClass: NoBoards }],
    })
    class Product {}
    app = await runApp(Product, { api: true, worker: true, wholeContract: false });
  };
  /** Sets a deadline as the product does; answers when it falls due. */
  const set = async (subject: string, inMs: number): Promise<number> => {
    const dueAt = (await app.nest.get(Clock).read()) + inMs;
    await app.nest.get(Work).run(SYSTEM, (tx) => {
      tx.schedule({ kind: 'test.timer', subject, dueAt });
      return Promise.resolve();
    });
    return dueAt;
  };
  const heard = (subject: string, seconds: number) =>
    until(`${subject} was done`, () => Promise.resolve(done.get(subject)), seconds);
  const depth = async () => (await app.nest.get(EngineWatch).state()).queueDepth;

  it('does what is due on time by its own timer when the queue has forgotten everything', async () => {
    redis = await startRedis();
    await start(redis.url, 60);
    const forgetting = { is: true };
    const forgotten = (async () => {
      while (forgetting.is) await redis?.flushAll().then(() => sleep(10));
    })();
    try {
      const [first, second] = [await set('first', 500), await set('second', 1200)];
      // the next sweep is a minute away: nothing but the own timer can wake it
      expect((await heard('first', 8)) ?? 0).toBeGreaterThanOrEqual(first);
      // which knew of the first only, and asked for the next when it had come
      expect((await heard('second', 8)) ?? 0).toBeGreaterThanOrEqual(second);
    } finally {
      forgetting.is = false;
      await forgotten;
    }
  }, 60_000);

  it('starts without its queue, works by its sweep, and winds the queue up when it comes', async () => {
    const { port, url, stop } = await startRedis();
    await stop();
    await start(url, 1);
    expect(app.url).not.toBeNull();
    expect(await depth()).toBeNull();
    await set('timer', 200);
    await heard('timer', 10);
    // set by another process, which this one hears nothing of
    await app.source.query(
      `insert into tasks (kind, subject, due_at, created_at) values ('test.timer', 'sweep', now(), now())`,
    );
    await heard('sweep', 10);
    expect((await app.nest.get(EngineWatch).state()).late).toBe(false);
    redis = await startRedis({ port });
    await until('the queue answers', async () => (await depth()) !== null, 20);
    // a sweep of the queue's own is there again
    const swept = async () =>
      (
        await app.source.query<{ at: Date }[]>('select last_sweep_at as at from engine_state')
      )[0]?.at.getTime() ?? 0;
    const before = await swept();
    await until('it sweeps', async () => (await swept()) > before, 10);
    await app.close();
    await start(redis.url, 60);
    await set('again', 100);
    await heard('again', 10);
  }, 90_000);
});
