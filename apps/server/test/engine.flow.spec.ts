import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase, startServer, until, type Server } from '@duban/testing';
import pg from 'pg';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tools are plain scripts and no project
import { startSink } from '../../../tools/chaos/sink.mjs';
// eslint-disable-next-line @nx/enforce-module-boundaries
import { makeWorld } from '../../../tools/chaos/world.mjs';
// eslint-disable-next-line @nx/enforce-module-boundaries
import { writeWorld } from '../../../tools/chaos/write-world.mjs';
// eslint-disable-next-line @nx/enforce-module-boundaries
import { startRedis, type TestRedis } from '../../../tools/testing/redis.mjs';

/** A Tuesday, ten in the morning in Shanghai, later than any machine this runs on. */
const START = Date.parse('2030-06-04T02:00:00Z');
type World = ReturnType<typeof makeWorld>;
type Sink = Awaited<ReturnType<typeof startSink>>;

/** Three worker processes on a database with notices whose rungs fall due within some seconds. */
describe('several workers', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let db: pg.Client;
  let sink: Sink;
  let redis: TestRedis | null;
  let workers: Server[];
  let world: World;
  let env: Record<string, string>;
  /** The robot answers when this has come. */
  let answering: Promise<unknown>;

  /** `runMs`: how long from now on rungs fall due. */
  const open = async (over: { runMs: number; withRedis: boolean }) => {
    redis = over.withRedis ? await startRedis() : null;
    answering = Promise.resolve();
    sink = await startSink({ beforeAnswer: () => answering });
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const { runMs } = over;
    world = makeWorld({ seed: 10, notices: 80, runMs, jumpAtMs: runMs / 2, jumpMs: 0, start: START });
    await writeWorld(db, world, { robot: sink.address });
    env = {
      ...{ DATABASE_URL: database.url, DEMO: '1', ROLES: 'worker', WEBHOOK_HOSTS: sink.host },
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    workers = await startThree();
  };
  const startThree = () => Promise.all([1, 2, 3].map(() => startServer(env)));
  const killAll = () => Promise.all(workers.map((worker) => worker.kill()));
  const setClock = (instant: number) =>
    db.query('update demo_clock set offset_ms = $1', [instant - Date.now()]);

  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await db.end();
    await sink.stop();
    await redis?.stop();
    await database.drop();
  }, 60_000);

  const planned = () => world.notices.flatMap(({ rungs }) => rungs).filter(({ isOfRun }) => isOfRun).length;
  const count = async (sql: string) => Number((await db.query<{ n: string }>(sql)).rows[0]?.n);
  const fired = () => count('select count(*) as n from rung_fires');
  /** Each rung has one claim, one event and one line for each person: nothing twice. */
  const expectEachOnce = async () => {
    expect(await fired()).toBe(planned());
    expect(
      await count(`select count(*) as n from events where subject_type = 'notice' and data ? 'rung'`),
    ).toBe(planned());
    expect(
      await count(`select count(*) as n from (select 1 from inbox where subject_type = 'notice' and data ? 'rung'
        group by account_id, subject_id, data ->> 'rung' having count(*) > 1) twice`),
    ).toBe(0);
  };

  it('T10: killed between claim and commit, then between sending and writing it down: each rung once, each letter under one key', async () => {
    await open({ runMs: 4_000, withRedis: false });
    // whoever holds the head of the events keeps every claim from its commit
    const gate = new pg.Client({ connectionString: database.url });
    await gate.connect();
    await gate.query('begin; select 1 from event_head for update');
    await setClock(START + 10_000);
    const waiting = () =>
      count(
        `select count(*) as n from pg_stat_activity where query like '%event_head for update%' and wait_event_type = 'Lock'`,
      );
    await until('the claims wait for their commit', async () => (await waiting()) > 0);
    await killAll();
    await gate.query('rollback');
    await gate.end();
    await until('the claims of the dead are gone', async () => (await waiting()) === 0);
    expect(await fired()).toBe(0);
    workers = await startThree();
    await until('every rung has fired', async () => (await fired()) === planned());
    await expectEachOnce();

    // a minute later the letters go out, and the robot takes its time
    let answer = () => {};
    answering = new Promise<void>((resolve) => (answer = resolve));
    await setClock(START + 120_000);
    await until('letters are under way', async () => sink.letters.size >= 3);
    const underWay = [...sink.letters.keys()];
    await killAll();
    expect(await count(`select count(*) as n from deliveries where state = 'sent'`)).toBe(0);
    answer();
    workers = await startThree();
    await until('every letter has arrived', async () => {
      const made = await count('select count(*) as n from deliveries');
      return (
        made >= underWay.length &&
        made === (await count(`select count(*) as n from deliveries where state = 'sent'`))
      );
    });
    for (const key of underWay) {
      const sent = sink.letters.get(key) ?? [];
      expect(sent.length).toBeGreaterThan(1);
      expect(new Set(sent).size).toBe(1);
    }
    expect(await count('select count(*) as n from deliveries')).toBe(sink.letters.size);
    await expectEachOnce();
  }, 120_000);

  it('T11: Redis emptied again and again: all timers still fire, each once and in time', async () => {
    await open({ runMs: 12_000, withRedis: true });
    await setClock(START);
    const over = performance.now() + 13_000;
    while (performance.now() < over) {
      await redis?.flushAll();
      await sleep(200);
    }
    await until('every rung has fired', async () => (await fired()) === planned());
    await expectEachOnce();
    // the sweep of a second finds what the queue forgot, and after two of silence a worker looks by itself
    const late = await count(
      `select max(extract(epoch from f.fired_at - r.at)) as n from rung_fires f join notice_rungs r using (notice_id, round, key)`,
    );
    expect(late).toBeLessThan(8);
  }, 120_000);
});
