import { exportNotices, exportProjects, listEvents, listNotices, listProjects, XLSX } from '@duban/contracts';
import { AdminModule } from '@duban/admin';
import { IdentityModule } from '@duban/identity';
import { ProjectsModule } from '@duban/projects';
import { SupervisionModule } from '@duban/supervision';
import { startApp, until, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { readXlsx } from 'hucre/xlsx';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const ROWS = 20_000;
const YI = 10_000_000_000;
/** How often the heap is collected and looked at while a file leaves: each time takes a tenth of a second. */
const LOOK_MS = 500;

/** What is alive, and nothing that only waits to be collected. */
function liveHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

type Table = { sheet: string | undefined; head: unknown[]; rows: unknown[][] };

describe('the registers as spreadsheets', () => {
  let app: TestApp;
  let home: GivenOrg;
  let monitor: TestUser;
  let handler: TestUser;

  beforeAll(async () => {
    app = await startApp({
      modules: [IdentityModule, SupervisionModule, ProjectsModule, AdminModule.with({ DEMO: false })],
    });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    home = await app.given.org({ name: '撮镇镇', parent: county });
    const foreign = await app.given.org({ name: '店埠镇', parent: county });
    monitor = await app.as('monitor', county);
    handler = await app.as('handler', home);
    await app.query(
      `insert into projects (id, name, unit_id, township, township_name, sector, category, nature, stage, year_class,
         total_fen, source, search, created_at, updated_at)
       select gen_random_uuid(), case n when 1 then '=HYPERLINK("http://x.example")' else '项目' || lpad(n::text, 5, '0') end,
         case when n % 4 = 0 then $2::uuid else $1::uuid end, '340122101', '撮镇镇', 'manufacturing', 'industry', '新建',
         'building', 'continued', $3::bigint + n * 123, 'test', '', now(), now()
       from generate_series(1, $4::int) n`,
      [foreign.id, home.id, YI, ROWS],
    );
    await app.query(
      `insert into notices (id, number_year, number_seq, title, state, severity, source, subject_type, subject_id, subject_name,
         unit_id, reason_code, proposed_at, issued_at, working_days, sign_due_day, due_day, due_at, level)
       select gen_random_uuid(), 2026, n, case n when 1 then '@SUM(A1)' else '督办事项' || lpad(n::text, 5, '0') end,
         case n when 2 then 'proposed' else 'issued' end, 'normal', 'by-hand', 'project', p.id, p.name, p.unit_id, 'by-hand',
         '2026-05-04T01:00:00Z', '2026-05-04T01:00:00Z', 5, '2026-05-06', '2026-05-12',
         '2026-05-12T09:30:00Z'::timestamptz + n * interval '1 second', 0
       from (select id, name, unit_id, row_number() over (order by total_fen) as n from projects) p`,
    );
    await app.query(
      `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
       select id, r.key, r.seq, r.day, (r.day || 'T09:30:00Z')::timestamptz, '{remind-unit}', false from notices
       cross join (values ('sign-overdue', 1, '2026-05-06'::date), ('warning', 2, '2026-05-11')) as r (key, seq, day)`,
    );
    await app.query('analyze projects, notices, notice_rungs');
  });
  afterAll(() => app.close());

  const ask = (user: TestUser, search = '', path = exportProjects.path) =>
    fetch(`${app.url}/api${path}${search}`, { headers: { cookie: user.cookie } });
  const open = async (response: Response): Promise<Table> => {
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const [head = [], ...rows] = sheets[0]?.rows ?? [];
    return { sheet: sheets[0]?.name, head, rows };
  };
  /** Transactions that are open: a long read, for as long as it reads. */
  const reading = () =>
    app.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
    );
  const named = (rows: unknown[][]) => rows.map((row) => row[1]);

  const cellOf = ({ head, rows }: Table, name: string, column: string) =>
    rows.find((row) => row[1] === name)?.[head.indexOf(column)];

  /** Names that a spreadsheet would run are names, codes are in words, amounts and counts are numbers. */
  const projectsAreTold = (projects: Table) => {
    expect(named(projects.rows)).toContain(`'=HYPERLINK("http://x.example")`);
    expect(cellOf(projects, '项目00002', '总投资（万元）')).toBe((YI + 2 * 123) / 1_000_000);
    expect(cellOf(projects, '项目00002', '阶段')).toBe('在建');
  };
  const noticesAreTold = (notices: Table) => {
    expect(named(notices.rows)).toContain(`'@SUM(A1)`);
    expect(cellOf(notices, '督办事项00003', '文号')).toBe('〔2026〕3号');
    expect(cellOf(notices, '督办事项00003', '状态')).toBe('待签收');
    expect(cellOf(notices, '督办事项00003', '剩余工作日')).toEqual(expect.any(Number));
  };

  it.each([
    [exportProjects.path, '?sort=name', '项目清单', '项目代码', projectsAreTold],
    [exportNotices.path, '?view=all', '督办清单', '文号', noticesAreTold],
  ])(
    'T19: 20,000 rows of %s leave as a stream: the first byte before the last row is read, the heap as it was',
    async (path, search, sheet, firstHead, areTold) => {
      await (await ask(monitor, `${search}&q=00001`, path)).arrayBuffer(); // what the first run loads stays loaded
      const before = liveHeap();
      const response = await ask(monitor, search, path);
      expect(response.headers.get('content-type')).toBe(XLSX);
      expect(response.headers.get('content-disposition')).toContain(
        encodeURIComponent(`${sheet}-2026-05-11.xlsx`),
      );
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const chunks = [(await reader.read()).value as Uint8Array];
      // bytes are here, and the read goes on
      expect(await reading()).not.toEqual([]);
      let [most, looked] = [0, performance.now()];
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        chunks.push(value);
        if (performance.now() - looked < LOOK_MS) continue;
        most = Math.max(most, liveHeap());
        looked = performance.now();
      }
      expect(most).toBeGreaterThan(0);
      await until('the read is over', async () => (await reading()).length === 0);
      expect(most - before).toBeLessThan(16 * 1024 * 1024);
      const table = await open(new Response(Buffer.concat(chunks)));
      expect([table.sheet, table.head[0], table.rows.length]).toEqual([sheet, firstHead, ROWS]);
      areTold(table);
    },
    60_000,
  );

  it('leaves as CSV too: in UTF-8 with its mark, the same rows, and nothing a spreadsheet would run', async () => {
    const response = await ask(monitor, '?sort=name&format=csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('-2026-05-11.csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(ROWS + 1);
    expect(lines[0]).toMatch(/^\uFEFF项目代码,项目名称,灯,/);
    expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^,"'=HYPERLINK\(""http/);
    const notices = await (await ask(handler, '?view=open&format=csv', exportNotices.path)).text();
    const list = await handler.call(listNotices, { query: { view: 'open', limit: 1 } });
    expect(notices.trimEnd().split('\r\n')).toHaveLength(list.total + 1);
    expect((await ask(monitor, '?format=pdf')).status).toBe(400);
  }, 60_000);

  it('holds what the list holds: the scope of the viewer, the filters, the order', async () => {
    const { rows } = await open(await ask(handler, '?sort=total'));
    const { items, total } = await handler.call(listProjects, { query: { sort: 'total', limit: 200 } });
    expect(rows).toHaveLength(total);
    expect(total).toBe(ROWS / 4);
    expect(named(rows).slice(0, 200)).toEqual(items.map(({ name }) => name));
    expect(new Set(rows.map((row) => row[3]))).toEqual(new Set([home.name]));
    expect((await open(await ask(handler, '?stage=ended'))).rows).toEqual([]);
    expect((await ask(handler, '?stage=nonsense')).status).toBe(400);
    const notices = await open(await ask(handler, '?view=open', exportNotices.path));
    const list = await handler.call(listNotices, { query: { view: 'open', limit: 200 } });
    expect(notices.rows).toHaveLength(list.total);
    expect(named(notices.rows).slice(0, 200)).toEqual(list.items.map(({ title }) => title));
    expect(new Set(notices.rows.map((row) => row[6]))).toEqual(new Set([home.name]));
    expect((await fetch(`${app.url}/api${exportProjects.path}`)).status).toBe(401);
  });

  it('stands in the audit trail: who, which list, which filters, how many rows; a refused one does not', async () => {
    const before = await app.query<{ seq: string }>('select seq from event_head');
    await (await ask(handler, '?view=open&q=督办事项0001', exportNotices.path)).arrayBuffer();
    await (await ask(monitor, '?sort=name&stage=ended')).arrayBuffer();
    expect((await ask(handler, '?view=nonsense', exportNotices.path)).status).toBe(400);
    const auditor = await app.as('auditor');
    const { items } = await auditor.call(listEvents, { query: { type: 'list.exported', limit: 2 } });
    expect(items).toMatchObject([
      {
        subject: { type: 'list', id: 'projects' },
        data: { filters: { sort: 'name', stage: 'ended' }, rows: 0 },
      },
      {
        subject: { type: 'list', id: 'notices' },
        data: { filters: { view: 'open', q: '督办事项0001' }, rows: expect.any(Number) as number },
      },
    ]);
    const { items: listed, total } = await handler.call(listNotices, {
      query: { view: 'open', q: '督办事项0001', limit: 1 },
    });
    expect([items[1]?.data.rows, listed.length]).toEqual([total, 1]);
    const [head] = await app.query<{ n: number }>('select (select seq from event_head) - $1::bigint as n', [
      before[0]?.seq,
    ]);
    expect(Number(head?.n)).toBe(2);
    expect((await handler.refusal(listEvents, { query: {} })).status).toBe(403);
  });

  it('gives back what it reads from when nobody wants the file any more', async () => {
    for (let i = 0; i < 6; i++) {
      const aborted = new AbortController();
      const response = await fetch(`${app.url}/api${exportProjects.path}`, {
        headers: { cookie: monitor.cookie },
        signal: aborted.signal,
      });
      expect(response.status).toBe(200);
      aborted.abort();
      await until('the read is over', async () => (await reading()).length === 0);
    }
  });

  it('breaks off a file whose read was cut: it is no whole file, and the house goes on', async () => {
    const wrong = jest.spyOn(Logger.prototype, 'error');
    const response = await ask(monitor, '?view=all', exportNotices.path);
    await app.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
    );
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(wrong).not.toHaveBeenCalled();
    wrong.mockRestore();
    for (let i = 0; i < 8; i++)
      expect(await monitor.call(listProjects, { query: { limit: 1 } })).toMatchObject({
        total: 10_000,
        atLeast: true,
      });
  }, 60_000);

  it('asks the fourth at once to come back later, and answers it then', async () => {
    const waiting = await Promise.all([1, 2, 3].map(() => ask(monitor)));
    const fourth = await ask(monitor);
    expect(fourth.status).toBe(429);
    expect(await fourth.json()).toMatchObject({
      code: 'too-many-requests',
      facts: { reason: 'too-many-exports' },
    });
    await Promise.all(waiting.map((response) => response.body?.cancel()));
    await until('the reads are over', async () => (await reading()).length === 0);
    const again = await ask(monitor, '?stage=ended');
    expect(again.status).toBe(200);
    await again.arrayBuffer();
  }, 60_000);
});
