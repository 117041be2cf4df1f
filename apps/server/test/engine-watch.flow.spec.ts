import { createHash, randomBytes } from 'node:crypto';
import { getBoard, getEngine, type Board } from '@duban/contracts';
import type { Role } from '@duban/domain';
import {
  freshDatabase,
  given,
  startServer,
  until,
  userOf,
  watch,
  type GivenOrg,
  type Server,
  type TestUser,
} from '@duban/testing';
import pg from 'pg';
import type { Socket } from 'socket.io-client';

type Silence = { late: boolean; lastSweepAt: string | null };

/** One api and one worker process: when the only worker is gone, nobody but the api can say so. */
describe('an engine that dies', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let db: pg.Client;
  let api: Server;
  let worker: Server;
  let county: GivenOrg;
  const lines: Socket[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const env = { DATABASE_URL: database.url };
    [api, worker] = (await Promise.all(
      ['api', 'worker'].map((role) => startServer({ ...env, ROLES: role })),
    )) as [Server, Server];
    county = await rows().org({ kind: 'county', name: '肥东县' });
  }, 60_000);

  afterAll(async () => {
    for (const line of lines) line.close();
    await Promise.all([api, worker].map((server) => server.stop()));
    await db.end();
    await database.drop();
  }, 60_000);

  const rows = () =>
    given(
      { query: async (sql: string, params: unknown[]) => (await db.query(sql, params)).rows } as never,
      () => new Date(),
    );
  const signedIn = async (role: Role, org: GivenOrg): Promise<TestUser> => {
    const account = await rows().account({ role, org });
    const token = randomBytes(32).toString('base64url');
    await db.query(
      'insert into sessions (token_hash, account_id, csrf, created_at, seen_at) values ($1, $2, $3, now(), now())',
      [createHash('sha256').update(token).digest('hex'), account, 'csrf'],
    );
    return userOf(api.url, `duban_session=${token}`, 'csrf');
  };
  /** What a page of this person hears of the engine, and the boards it is sent. */
  const hear = async (user: TestUser) => {
    const line = await watch(api.url, user, false);
    lines.push(line);
    const heard: Silence[] = [];
    const boards: Board[] = [];
    line.on('engine', (message: Silence) => heard.push(message));
    line.on('board', (message: { board: Board }) => boards.push(message.board));
    await line.emitWithAck('watch', { board: true });
    return { heard, boards, isLate: () => heard.at(-1)?.late === true };
  };

  it('is told late in its time on every page of those who may know, and back as soon as it sweeps again', async () => {
    const monitor = await signedIn('monitor', county);
    const admin = await signedIn('admin', county);
    const handler = await signedIn('handler', await rows().org({ name: '撮镇镇', parent: county }));
    await until('the worker sweeps', async () => {
      const { state } = await monitor.call(getEngine);
      return state.lastSweepAt !== null && !state.late;
    });
    const [seen, kept, own] = await Promise.all([hear(monitor), hear(admin), hear(handler)]);
    expect((await monitor.call(getBoard)).board.engine?.late).toBe(false);

    const killedAt = performance.now();
    await worker.kill();
    await until('the silence is told', async () => seen.isLate() && kept.isLate(), 25);
    const seconds = (performance.now() - killedAt) / 1000;
    expect(seconds).toBeGreaterThan(13);
    expect(seconds).toBeLessThan(21);
    expect((await monitor.call(getEngine)).state).toMatchObject({ late: true, lateAfterSeconds: 15 });
    // no event has happened since: the board that is kept says so all the same, and is sent
    expect((await monitor.call(getBoard)).board.engine?.late).toBe(true);
    await until('the board is sent', async () => seen.boards.at(-1)?.engine?.late === true);
    const newcomer = await hear(await signedIn('leader', county));
    await until('who comes now is told', async () => newcomer.isLate());

    worker = await startServer({ DATABASE_URL: database.url, ROLES: 'worker' });
    const startedAt = performance.now();
    await until('the return is told', async () => !seen.isLate() && !kept.isLate() && !newcomer.isLate());
    expect((performance.now() - startedAt) / 1000).toBeLessThan(8);
    expect((await monitor.call(getEngine)).state.late).toBe(false);
    await until('the board is sent', async () => seen.boards.at(-1)?.engine?.late === false);
    // a unit is told nothing of the machinery
    expect(own.heard).toEqual([]);
    expect(new Set(own.boards.map(({ engine }) => engine))).toEqual(new Set([null]));
  }, 60_000);
});
