import {
  acceptReply,
  advanceDemoClock,
  closeNotice,
  getBoard,
  getNotice,
  getReportForm,
  issueNotice,
  listNotices,
  listOwedReports,
  replyNotice,
  signNotice,
  submitReport,
  verifyEvents,
  type Board,
  type NoticeDetail,
} from '@duban/contracts';
import { addWorkingDays, makeCalendar, type HolidayRow, type YearRow } from '@duban/domain';
import {
  freshDatabase,
  sendPicture,
  signIn,
  startServer,
  until,
  watch,
  type Server,
  type SignedIn,
} from '@duban/testing';
import pg from 'pg';
import type { Socket } from 'socket.io-client';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tools are plain scripts and no project
import { startRedis, type TestRedis } from '../../../tools/testing/redis.mjs';

const RUNGS = ['sign-overdue', 'warning', 'reminder-1', 'reminder-2', 'criticism', 'leader'];

/** The main job on two api and two worker processes, over both queues, with things going wrong on the way. */
describe.each(['postgres', 'redis'])('the main job, queue on %s', (backend) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let redis: TestRedis | null = null;
  let apis: Server[];
  let workers: Server[];
  let db: pg.Client;
  let line: Socket;
  const boards: Board[] = [];
  // signed in once, used by every step
  let monitor: SignedIn;
  let reporter: SignedIn;
  let handler: SignedIn;
  let leader: SignedIn;
  let admin: SignedIn;

  beforeAll(async () => {
    database = await freshDatabase();
    redis = backend === 'redis' ? await startRedis() : null;
    const env = { DATABASE_URL: database.url, DEMO: '1', ...(redis ? { REDIS_URL: redis.url } : {}) };
    // the first fills the database, the others find it filled
    const first = await startServer({ ...env, ROLES: 'api' });
    const rest = await Promise.all(
      ['api', 'worker', 'worker'].map((role) => startServer({ ...env, ROLES: role })),
    );
    apis = [first, rest[0] as Server];
    workers = rest.slice(1);
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const [a, b] = apis.map((api) => api.url) as [string, string];
    monitor = await signIn(b, 'monitor');
    leader = await signIn(b, 'leader');
    admin = await signIn(b, 'admin');
    reporter = await signIn(a, 'reporter');
    handler = await signIn(a, 'cuozhen');
    line = await watch(b, monitor);
    line.on('board', (message: { board: Board }) => boards.push(message.board));
  }, 120_000);

  afterAll(async () => {
    line?.close();
    await db?.end();
    await Promise.all([...(apis ?? []), ...(workers ?? [])].map((server) => server.stop()));
    await redis?.stop();
    await database?.drop();
  }, 60_000);

  const fires = async (id: string) =>
    (
      await db.query<{ key: string }>(
        'select key from rung_fires where notice_id = $1 order by fired_at, key',
        [id],
      )
    ).rows.map((r) => r.key);
  const advance = (advanceWorkingDays: number) =>
    admin.call(advanceDemoClock, { body: { advanceWorkingDays } });
  const seen = (notice: NoticeDetail) => monitor.call(getNotice, { params: { noticeId: notice.id } });
  let notice: NoticeDetail;

  it('starts on a working morning, whatever the hour of the test', async () => {
    const years = (await db.query<YearRow>('select year, status, source from calendar_years')).rows;
    const holidays = (await db.query<HolidayRow>('select day::text, off, name from holidays')).rows;
    const day = addWorkingDays(makeCalendar({ years, holidays }), monitor.session.today.day, 1);
    const { today } = await admin.call(advanceDemoClock, { body: { to: `${day}T02:00:00Z` } });
    expect(today).toMatchObject({ day, working: true });
  });

  it('shows a filed report on the board of another process without being asked', async () => {
    const before = (await monitor.call(getBoard, {})).board;
    const { items, period } = await reporter.call(listOwedReports, {});
    const owed = items.find((item) => item.large && item.state === 'owed');
    expect(owed).toBeDefined();
    const params = { projectId: owed?.projectId ?? '', period };
    const form = await reporter.call(getReportForm, { params });
    // next to nothing all year: the light must turn, whatever colour it had
    const { light } = await reporter.call(submitReport, {
      params,
      body: {
        version: form.version,
        photoIds: [await sendPicture(apis[0]?.url ?? '', reporter)],
        content: {
          ...form.draft,
          monthFen: '100',
          physicalBp: form.previous?.physicalBp ?? 5000,
          progressText: '本月现场基本停工，等待管线迁改',
        },
      },
    });
    expect(['yellow', 'red', 'green']).toContain(light.color);
    const board = await until('the board moves', async () =>
      boards.find((b) => b.filing.filed === before.filing.filed + 1),
    );
    expect(board.events.some((event) => event.type === 'report.submitted')).toBe(true);
    expect((await monitor.call(getBoard, {})).board.filing.filed).toBe(before.filing.filed + 1);
  });

  it('takes a proposed notice to its unit', async () => {
    const { items } = await monitor.call(listNotices, { query: { view: 'proposed', limit: 200 } });
    const proposed = await monitor.call(getNotice, { params: { noticeId: items[0]?.id ?? '' } });
    notice = await monitor.call(issueNotice, {
      params: { noticeId: proposed.id },
      body: {
        unitId: handler.session.account.org.id,
        severity: 'extra-urgent',
        title: proposed.title,
        demands: '请说明原因并提出措施',
        version: proposed.version,
      },
    });
    expect(notice.state).toBe('issued');
    expect(notice.rungs.map((rung) => rung.key)).toEqual(RUNGS);
  });

  it('climbs while nobody answers, a worker is killed and the queue is emptied on the way, each rung once', async () => {
    await advance(2);
    expect(await fires(notice.id)).toEqual(['sign-overdue']);
    await workers[0]?.kill();
    await advance(5);
    expect((await fires(notice.id)).length).toBe(4);
    if (redis) await redis.flushAll();
    else {
      const { rows } = await db.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname = 'bullmq' and tablename !~ 'migration'`,
      );
      await db.query(`truncate ${rows.map((row) => row.name).join(', ')}`);
    }
    await advance(7);
    expect((await fires(notice.id)).sort()).toEqual([...RUNGS].sort());
    const told = await db.query<{ rung: string; n: number }>(
      `select data ->> 'rung' as rung, count(*)::int as n from events where subject_id = $1 and data ? 'rung' group by 1`,
      [notice.id],
    );
    expect(told.rows.map((row) => row.n)).toEqual(RUNGS.map(() => 1));
    const { rows } = await db.query<{ rung: string }>(
      `select data ->> 'rung' as rung from events where subject_id = $1 and data ? 'rung' order by seq`,
      [notice.id],
    );
    expect(rows.map((row) => row.rung)).toEqual(RUNGS);
  }, 120_000);

  it('is seen by the leader, with both cards proposed', async () => {
    const { items } = await leader.call(listNotices, { query: { view: 'mine', limit: 200 } });
    expect(items.map((item) => item.id)).toContain(notice.id);
    expect((await seen(notice)).cards.map((card) => card.color)).toEqual(['yellow', 'red']);
  });

  it('still wakes up by itself: a deadline that falls due fires without anybody moving the clock', async () => {
    await until('a worker sweeps after the queue was emptied', async () => {
      const { rows } = await db.query<{ fresh: boolean }>(
        `select last_sweep_at > now() - interval '3 seconds' as fresh from engine_state`,
      );
      return rows[0]?.fresh;
    });
    const { rows } = await db.query<{ at: Date }>(
      `select now() + make_interval(secs => (select offset_ms from demo_clock) / 1000.0 + 2) as at`,
    );
    await db.query(
      `insert into tasks (kind, subject, due_at, created_at) values ('notice.rung-due', $1, $2, now())
      on conflict (kind, subject) where state = 'pending' do update set due_at = excluded.due_at`,
      [notice.id, rows[0]?.at],
    );
    await until('the task is done', async () => {
      const left = await db.query(`select 1 from tasks where kind = 'notice.rung-due' and subject = $1`, [
        notice.id,
      ]);
      return left.rowCount === 0;
    });
    expect((await fires(notice.id)).length).toBe(RUNGS.length);
  });

  it('ends when the unit answers, the reply is accepted and the head closes', async () => {
    const params = { noticeId: notice.id };
    const signed = await handler.call(signNotice, {
      params,
      body: { version: (await seen(notice)).version },
    });
    const replied = await handler.call(replyNotice, {
      params,
      body: { text: '已整改到位', version: signed.version },
    });
    const accepted = await monitor.call(acceptReply, { params, body: { version: replied.version } });
    expect(accepted.state).toBe('accepted');
    const head = await signIn(apis[1]?.url ?? '', 'head');
    const closed = await head.call(closeNotice, { params, body: { version: accepted.version } });
    expect(closed.state).toBe('closed');
    await until('the board shows it', async () =>
      boards.at(-1)?.events.some((event) => event.type === 'notice.closed'),
    );
  });

  it('leaves an audit trail whose chain holds', async () => {
    const auditor = await signIn(apis[0]?.url ?? '', 'auditor');
    expect((await auditor.call(verifyEvents, {})).brokenAt).toBeNull();
  });
});
