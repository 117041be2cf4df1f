import { exportPackage, exportProjectPackage, importPackage, listProjects } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { parse } from 'lossless-json';
import { ProjectsModule } from '../projects.module';
import { droppedOf } from './compare';
import { fixture, makeValidator } from './schema.fixture';

const EXAMPLE = 'oc4ids-bu3kcz-m75-junctions-4-to-5-smart-motorway';

describe('OC4IDS packages', () => {
  const faultsOf = makeValidator();
  let app: TestApp;
  let county: GivenOrg;
  let home: GivenOrg;
  let foreign: GivenOrg;
  let monitor: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    county = await app.given.org({ kind: 'county', name: '肥东县', regionCode: '340122' });
    home = await app.given.org({ name: '撮镇镇', parent: county, regionCode: '340122101' });
    foreign = await app.given.org({ name: '店埠镇', parent: county, regionCode: '340122100' });
    monitor = await app.as('monitor', county);
  });
  afterEach(() => app.close());

  const get = (user: TestUser, path: string) =>
    fetch(`${app.url}/api${path}`, { headers: { cookie: user.cookie } });
  const packageOf = async (user: TestUser, path = exportPackage.path) => (await get(user, path)).text();
  const body = (text: string, dryRun = false) => ({ text, dryRun, unitId: home.id, township: '340122101' });
  const bring = (text: string, dryRun = false) => monitor.call(importPackage, { body: body(text, dryRun) });
  const projects = async (user = monitor) => (await user.call(listProjects, { query: {} })).total;
  const told = (type: string) =>
    app.query<{ data: Record<string, unknown> }>('select data from events where type = $1 order by seq', [
      type,
    ]);

  it('go out whole, valid by the schema, in the scope of who asks, and are recorded', async () => {
    const own = await app.given.project({
      unit: home,
      totalFen: 9_007_199_254_740_993n,
      plan: { year: 2026, amountFen: 123_456_789n },
    });
    await app.given.project({ unit: foreign, stage: 'operating' });
    await app.query(
      `insert into reports (id, project_id, period, state, as_of, total_fen, physical_bp)
       values (gen_random_uuid(), $1, '2026-04', 'submitted', '2026-04-30', 12345, 4125)`,
      [own.id],
    );
    const text = await packageOf(monitor);
    expect(faultsOf(text)).toEqual([]);
    expect(text).toContain('"amount":90071992547409.93');
    const sent = JSON.parse(text) as { version: string; projects: { id: string }[] };
    expect([sent.version, sent.projects.length]).toEqual(['0.9', 2]);
    const handler = await app.as('handler', home);
    const mine = JSON.parse(await packageOf(handler)) as typeof sent;
    expect(mine.projects.map(({ id }) => id)).toEqual([own.id]);
    expect(await told('list.exported')).toMatchObject([{ data: { rows: 2 } }, { data: { rows: 1 } }]);
  });

  it('of one project are for whom it concerns', async () => {
    const theirs = await app.given.project({ unit: foreign });
    const path = exportProjectPackage.path.replace(':projectId', theirs.id);
    expect(faultsOf(await packageOf(monitor, path))).toEqual([]);
    expect((await get(await app.as('handler', home), path)).status).toBe(404);
    expect((await get(await app.as('admin', county), path)).status).toBe(403);
  });

  it('come in and go out equal on the part that is supported, and what is not is listed', async () => {
    const text = fixture('example.json');
    expect(faultsOf(text)).toEqual([]);
    const tried = await bring(text, true);
    expect([tried.created, await projects(), (await told('import.finished')).length]).toEqual([1, 0, 0]);
    const done = await bring(text);
    expect(done).toEqual(tried);
    expect(done).toMatchObject({ created: 1, changed: 0, same: 0, refused: [] });
    const out = await packageOf(monitor);
    expect(faultsOf(out)).toEqual([]);
    const [before, after] = [text, out].map((json) => (parse(json) as { projects: object[] }).projects[0]);
    const dropped = done.dropped.filter(({ path }) => path.startsWith('projects.'));
    expect(droppedOf(before, after, 'projects.0')).toEqual(dropped);
    expect(done.droppedInAll).toBe(done.dropped.length);
    // what is not in that list is equal; these must be
    const places = dropped.map(({ path }) => path);
    for (const kept of [
      'id',
      'title',
      'description',
      'status',
      'type',
      'sector.0',
      'period',
      'implementationPeriod.startDate',
      'maintenancePeriod.startDate',
      'completion.endDate',
      'locations.0.geometry',
      'locations.0.address.streetAddress',
      'budget.amount',
      'budget.budgetBreakdowns.0.budgetBreakdown.0.amount',
      'budget.budgetBreakdowns.0.budgetBreakdown.2.period',
    ])
      expect(
        places.filter(
          (place) => `projects.0.${kept}.`.startsWith(`${place}.`) || place.startsWith(`projects.0.${kept}.`),
        ),
      ).toEqual([]);
    expect(places).toEqual(
      expect.arrayContaining([
        'projects.0.documents',
        'projects.0.contractingProcesses',
        'projects.0.locations.1',
      ]),
    );
    const [project] = await app.query('select code, currency, total_fen, unit_id, source from projects');
    expect(project).toEqual({
      code: EXAMPLE,
      currency: 'GBP',
      total_fen: '4000000000',
      unit_id: home.id,
      source: 'oc4ids',
    });
    expect(await app.query('select year, amount_fen from project_plans where current order by year')).toEqual(
      [
        { year: 2016, amount_fen: '1000000000' },
        { year: 2017, amount_fen: '2000000000' },
        { year: 2018, amount_fen: '1000000000' },
      ],
    );
  });

  it('of our own change nothing when they come back; known projects change, each fen exact', async () => {
    await app.given.project({
      unit: home,
      totalFen: 900_719_925_474_099n,
      plan: { year: 2026, amountFen: 7n },
    });
    await app.given.project({ unit: foreign, stage: 'paused' });
    const text = await packageOf(monitor);
    expect(await bring(text)).toMatchObject({ created: 0, changed: 0, same: 2, refused: [] });
    expect(await told('import.finished')).toEqual([]);
    const changed = text
      .replace('9007199254740.99', '9007199254740.98')
      .replace('"amount":0.07', '"amount":0.08');
    expect(await bring(changed)).toMatchObject({ created: 0, changed: 1, same: 1 });
    expect(await app.query('select max(total_fen) as most from projects')).toEqual([
      { most: '900719925474098' },
    ]);
    expect(await app.query('select version, amount_fen from project_plans where current')).toEqual([
      { version: 2, amount_fen: '8' },
    ]);
    expect(await told('import.finished')).toMatchObject([{ data: { changed: 1, same: 1 } }]);
  });

  it('that are wrong are refused with their places, and nothing of them stays', async () => {
    const blank = await monitor.refusal(importPackage, { body: body(fixture('blank.json')) });
    expect(blank.code).toBe('invalid');
    expect(blank.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining([
        'projects.0.id too-small',
        'projects.0.title too-small',
        'projects.0.status invalid-value',
        'projects.0.period.startDate date-time',
      ]),
    );
    const half = JSON.stringify({
      projects: [
        { id: 'good', title: '可以的项目' },
        { id: 'bad', title: '名称'.repeat(100) },
      ],
    });
    const told = await monitor.refusal(importPackage, { body: body(half) });
    expect(told.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual(['projects.1.title too-big']);
    expect(await bring(half, true)).toMatchObject({ created: 1, refused: [{ path: 'projects.1.title' }] });
    expect(await projects()).toBe(0);
  });

  it('come in by the office only', async () => {
    for (const role of ['handler', 'reporter', 'admin', 'auditor', 'leader'] as const) {
      const user = await app.as(role, county);
      expect((await user.refusal(importPackage, { body: body('{}') })).code).toBe('forbidden');
    }
  });
});
