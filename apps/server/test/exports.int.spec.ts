import { exportProjects, listProjects, XLSX } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { ProjectsModule } from '@duban/projects';
import { SupervisionModule } from '@duban/supervision';
import { startApp, until, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { readXlsx } from 'hucre/xlsx';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const ROWS = 20_000;
const YI = 10_000_000_000;

/** What is alive, and nothing that only waits to be collected. */
function liveHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('the register as a spreadsheet', () => {
  let app: TestApp;
  let home: GivenOrg;
  let monitor: TestUser;
  let handler: TestUser;

  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, ProjectsModule] });
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
    await app.query('analyze projects');
  });
  afterAll(() => app.close());

  const ask = (user: TestUser, search = '', path = exportProjects.path) =>
    fetch(`${app.url}/api${path}${search}`, { headers: { cookie: user.cookie } });
  const open = async (response: Response) => {
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const [head = [], ...rows] = sheets[0]?.rows ?? [];
    return { sheet: sheets[0]?.name, head, rows };
  };
  const named = (rows: unknown[][]) => rows.map((row) => row[1]);

  it('T19: 20,000 rows leave as a stream: the first byte before the last row is read, the heap as it was', async () => {
    await (await ask(monitor)).arrayBuffer(); // what the first run loads stays loaded
    const before = liveHeap();
    const response = await ask(monitor, '?sort=name');
    expect(response.headers.get('content-type')).toBe(XLSX);
    expect(response.headers.get('content-disposition')).toContain(
      encodeURIComponent('项目清单-2026-05-11.xlsx'),
    );
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const chunks = [(await reader.read()).value as Uint8Array];
    // bytes are here, and the read goes on
    const reading = () =>
      app.query(
        `select 1 from pg_stat_activity where query like 'fetch % from long_read' and xact_start is not null`,
      );
    expect(await reading()).toHaveLength(1);
    let most = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      if (chunks.length % 10 === 0) most = Math.max(most, liveHeap());
    }
    expect(await reading()).toEqual([]);
    expect(most - before).toBeLessThan(16 * 1024 * 1024);

    const { sheet, head, rows } = await open(new Response(Buffer.concat(chunks)));
    expect(sheet).toBe('项目清单');
    expect(head.slice(0, 4)).toEqual(['项目代码', '项目名称', '灯', '责任单位']);
    expect(rows).toHaveLength(ROWS);
    // a name that a spreadsheet would run is a name; an amount is a number
    expect(named(rows)).toContain(`'=HYPERLINK("http://x.example")`);
    const second = rows.find((row) => row[1] === '项目00002') as unknown[];
    expect(second[head.indexOf('总投资（万元）')]).toBe((YI + 2 * 123) / 1_000_000);
    expect(second[head.indexOf('阶段')]).toBe('在建');
  });

  it('holds what the list holds: the scope of the viewer, the filters, the order', async () => {
    const { rows } = await open(await ask(handler, '?sort=total'));
    const { items, total } = await handler.call(listProjects, { query: { sort: 'total', limit: 200 } });
    expect(rows).toHaveLength(total);
    expect(total).toBe(ROWS / 4);
    expect(named(rows).slice(0, 200)).toEqual(items.map(({ name }) => name));
    expect(new Set(rows.map((row) => row[3]))).toEqual(new Set([home.name]));
    expect((await open(await ask(handler, '?stage=ended'))).rows).toEqual([]);
    expect((await ask(handler, '?stage=nonsense')).status).toBe(400);
    expect((await fetch(`${app.url}/api${exportProjects.path}`)).status).toBe(401);
  });

  it('gives back what it reads from when nobody wants the file any more', async () => {
    const reads = () =>
      app.query(`select 1 from pg_stat_activity where query like '%long_read%' and state like 'idle in%'`);
    for (let i = 0; i < 6; i++) {
      const aborted = new AbortController();
      const response = await fetch(`${app.url}/api${exportProjects.path}`, {
        headers: { cookie: monitor.cookie },
        signal: aborted.signal,
      });
      expect(response.status).toBe(200);
      aborted.abort();
      await until('the read is over', async () => (await reads()).length === 0);
    }
  });

  it('asks the fourth at once to come back later, and answers it then', async () => {
    const waiting = await Promise.all([1, 2, 3].map(() => ask(monitor)));
    const fourth = await ask(monitor);
    expect(fourth.status).toBe(429);
    expect(await fourth.json()).toMatchObject({
      code: 'too-many-requests',
      facts: { reason: 'too-many-exports' },
    });
    await Promise.all(waiting.map((response) => response.arrayBuffer()));
    const again = await ask(monitor);
    expect(again.status).toBe(200);
    await again.arrayBuffer();
  });
});
