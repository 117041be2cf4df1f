import {
  changeProject,
  createProject,
  getProject,
  listProjectChoices,
  listProjectFacets,
  listProjects,
  listProjectTimeline,
  planProject,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { ProjectsModule } from './projects.module';

const YI = 10_000_000_000n;
const CREDIT = '91330100799655058B';

describe('the register, whole', () => {
  let app: TestApp;
  let monitor: TestUser;
  let county: GivenOrg;
  let zone: GivenOrg;
  let bureau: GivenOrg;
  let firm: GivenOrg;
  let leader: string;

  /** Monday 11 May 2026. */
  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({ kind: 'zone', name: '经开区', parent: county, regionCode: '340122401' });
    bureau = await app.given.org({ kind: 'department', name: '经信局', parent: county });
    firm = await app.given.org({ kind: 'enterprise', name: '皖东新材料有限公司', parent: county });
    await app.query('update orgs set credit_code = $2 where id = $1', [firm.id, CREDIT]);
    leader = await app.given.account({ role: 'leader', org: county, name: '李县长' });
    monitor = await app.as('monitor', county);
  });
  afterEach(() => app.close());

  const fields = (over: object = {}) => ({
    code: null,
    name: '新能源电池零部件基地',
    unitId: zone.id,
    ownerId: null,
    township: '340122401',
    sector: 'manufacturing' as const,
    category: 'industry' as const,
    nature: '新建',
    stage: 'preparing' as const,
    yearClass: 'new' as const,
    labels: [],
    description: '',
    address: '',
    leaderName: '',
    officerName: '',
    totalFen: `${5n * YI}`,
    plannedStart: '2026-06-01',
    plannedFinish: '2027-12-31',
    actualStart: null,
    actualFinish: null,
    ...over,
  });
  const whole = () =>
    fields({
      code: '2605-340122-04-01-123456',
      legalName: '皖东电池有限公司',
      creditCode: '91350100M000100Y43',
      industry: 'C38',
      labels: ['省重点', '招商引资'],
      scale: '年产 2 GWh',
      regulatorId: bureau.id,
      leaderId: leader,
      governmentFunded: true,
      funding: [
        { kind: 'own', fen: `${3n * YI}` },
        { kind: 'bonds', fen: `${2n * YI}` },
      ],
      estimateFen: `${4n * YI}`,
      budgetFen: `${5n * YI}`,
      counting: 'payment',
      plannedOperation: '2028-03-31',
    });
  const refused = async (over: object) =>
    (await monitor.refusal(createProject, { body: fields(over) })).fields?.map(
      ({ path, code }) => `${path} ${code}`,
    );

  it('keeps every field of a project, and each change of one in its timeline', async () => {
    const made = await monitor.call(createProject, { body: whole() as never });
    const {
      regulatorId: _,
      leaderId: __,
      unitId: ___,
      ownerId: ____,
      township: _____,
      ...plain
    } = whole() as Record<string, unknown>;
    expect(made).toMatchObject({
      ...plain,
      leaderName: '李县长',
      leaderId: leader,
      regulator: { id: bureau.id, name: '经信局' },
      registeredOn: null,
      large: true,
      doubts: [],
    });
    const params = { projectId: made.id };
    const changed = await monitor.call(changeProject, {
      params,
      body: { budgetFen: null, industry: 'C39', funding: [], leaderName: '王县长', version: 1 },
    });
    expect(changed).toMatchObject({
      budgetFen: null,
      industry: 'C39',
      funding: [],
      leaderId: null,
      leaderName: '王县长',
    });
    const [event] = (await monitor.call(listProjectTimeline, { params, query: {} })).items;
    expect(event?.data.fields).toEqual({
      budgetFen: { from: `${5n * YI}`, to: null },
      industry: { from: 'C38', to: 'C39' },
      funding: {
        from: [
          { kind: 'own', fen: `${3n * YI}` },
          { kind: 'bonds', fen: `${2n * YI}` },
        ],
        to: [],
      },
      leaderId: { from: leader, to: null },
      leaderName: { from: '李县长', to: '王县长' },
    });
    // a change of one field leaves the others as they are
    expect(changed).toMatchObject({ scale: '年产 2 GWh', counting: 'payment', estimateFen: `${4n * YI}` });
  });

  it('may be entered with little, and takes the legal person from the owner that is chosen', async () => {
    const made = await monitor.call(createProject, { body: fields({ ownerId: firm.id }) });
    expect(made).toMatchObject({
      legalName: '皖东新材料有限公司',
      creditCode: CREDIT,
      industry: null,
      funding: [],
      governmentFunded: false,
      counting: 'physical',
    });
    expect((await monitor.call(listProjects, { query: { q: CREDIT } })).items.map(({ id }) => id)).toEqual([
      made.id,
    ]);
  });

  it('is narrowed by category, and by the highest level of its labels', async () => {
    const add = (labels: string[], category: 'industry' | 'ecology') =>
      monitor.call(createProject, { body: fields({ name: labels.join('') || '未列级', labels, category }) });
    await add(['县重点', '省重点'], 'industry');
    await add(['县重点'], 'ecology');
    await add([], 'ecology');
    const found = async (query: object) =>
      (await monitor.call(listProjects, { query })).items.map(({ name }) => name).sort();
    expect(await found({ level: 'province' })).toEqual(['县重点省重点']);
    expect(await found({ level: 'county' })).toEqual(['县重点']);
    expect(await found({ level: 'none', category: 'ecology' })).toEqual(['未列级']);
    expect(await found({ category: 'industry' })).toEqual(['县重点省重点']);
  });

  it('refuses what cannot be, field by field', async () => {
    expect(await refused({ code: '2605-340122-4-01-123456' })).toEqual(['code project-code']);
    expect(await refused({ creditCode: '91350100M000100Y4Z' })).toEqual(['creditCode credit-code']);
    expect(await refused({ industry: 'A38' })).toEqual(['industry industry']);
    expect(await refused({ regulatorId: firm.id })).toEqual(['regulatorId unknown']);
    expect(await refused({ leaderId: randomUUID() })).toEqual(['leaderId unknown']);
    const twice = [
      { kind: 'own', fen: '1' },
      { kind: 'own', fen: '2' },
    ];
    expect(await refused({ funding: twice })).toEqual(['funding twice']);
    expect(await refused({ estimateFen: '-1' })).toEqual(['estimateFen negative']);
    expect(await refused({ actualStart: '2026-05-12' })).toEqual(['actualStart in-future']);
    expect(await refused({ plannedOperation: '2026-05-31' })).toEqual(['plannedOperation before-start']);
    expect(await refused({ registeredOn: '2026-05-12' })).toEqual(['registeredOn in-future']);
  });

  it('warns and does not refuse: a foreign region, a stage against its dates, sources that are not the total', async () => {
    const made = await monitor.call(createProject, {
      body: fields({
        code: '2605-330106-04-01-123456',
        stage: 'building',
        registeredOn: '2026-05-01',
        funding: [{ kind: 'loan', fen: `${YI}` }],
      }) as never,
    });
    expect(made.doubts.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'actualStart stage-needs-start',
      'registeredOn registered-not-begun',
      'funding funding-not-total',
      'code code-region',
    ]);
    expect(made.doubts.at(-1)?.facts).toEqual({ region: '330106', county: '340122' });
  });

  it('lets an old contradiction stand while something else is mended, and refuses a new one', async () => {
    const { id } = await app.given.project({ unit: zone, actualStart: '2026-04-01' });
    await app.query(`update projects set actual_finish = '2026-03-01' where id = $1`, [id]);
    const params = { projectId: id };
    const mended = await monitor.call(changeProject, { params, body: { address: '和平大道', version: 1 } });
    expect(mended.doubts.map(({ code }) => code)).toContain('before-start');
    const again = await monitor.refusal(changeProject, {
      params,
      body: { plannedStart: '2026-04-01', plannedFinish: '2026-03-01', version: 2 },
    });
    expect(again.fields?.map(({ path }) => path)).toEqual(['plannedFinish']);
  });

  it('narrows by each field one would look for, and counts what can be chosen', async () => {
    await monitor.call(createProject, { body: whole() as never });
    await monitor.call(createProject, {
      body: fields({
        name: '龙泉路改造',
        industry: 'E48',
        actualStart: '2026-04-01',
        stage: 'building',
        registeredOn: '2026-04-20',
        labels: ['省重点'],
      }) as never,
    });
    const find = async (query: object) =>
      (await monitor.call(listProjects, { query } as never)).items.map(({ name }) => name).sort();
    const battery = '新能源电池零部件基地';
    expect(await find({ label: '招商引资' })).toEqual([battery]);
    expect(await find({ label: '省重点' })).toEqual([battery, '龙泉路改造'].sort());
    expect(await find({ industry: 'C' })).toEqual([battery]);
    expect(await find({ industry: 'E48' })).toEqual(['龙泉路改造']);
    expect(await find({ regulatorId: bureau.id })).toEqual([battery]);
    expect(await find({ leader: '李县长' })).toEqual([battery]);
    expect(await find({ registered: 'true' })).toEqual(['龙泉路改造']);
    expect(await find({ registered: 'false' })).toEqual([battery]);
    expect(await find({ governmentFunded: 'true' })).toEqual([battery]);
    expect((await monitor.refusal(listProjects, { query: { industry: 'c' } })).code).toBe('invalid');

    const facets = await monitor.call(listProjectFacets);
    expect(facets.labels).toEqual([
      { value: '省重点', name: null, count: 2 },
      { value: '招商引资', name: null, count: 1 },
    ]);
    expect(facets.industries.map(({ value, count }) => [value, count]).sort()).toEqual([
      ['C', 1],
      ['E', 1],
    ]);
    expect(facets.regulators).toEqual([{ value: bureau.id, name: '经信局', count: 1 }]);
    expect(facets.leaders).toEqual([{ value: '李县长', name: null, count: 1 }]);
    const stranger = await app.as('handler', bureau);
    expect((await stranger.call(listProjectFacets)).labels).toEqual([]);
  });

  it('measures the list against the first plan of the year or the one in force', async () => {
    const { id } = await app.given.project({ unit: zone, plan: { year: 2026, amountFen: 12n * YI } });
    await app.query(
      `insert into reports (id, project_id, period, state, as_of, month_fen, year_fen, total_fen, physical_bp, submitted_at)
       values (gen_random_uuid(), $1, '2026-04', 'submitted', '2026-04-30', $2, $2, $2, 3000, now())`,
      [id, `${3n * YI}`],
    );
    const params = { projectId: id };
    await monitor.call(planProject, {
      params,
      body: {
        year: 2026,
        amountFen: `${6n * YI}`,
        reason: '受征迁影响调减',
        approvedBy: '县重点办',
        approvedOn: '2026-05-08',
        version: 1,
      },
    });
    const line = async (measure: 'first' | 'current') =>
      (await monitor.call(listProjects, { query: { measure } })).items[0];
    expect(await line('current')).toMatchObject({
      planFen: `${6n * YI}`,
      rateTenths: 500,
      pointsTenths: 167,
    });
    expect(await line('first')).toMatchObject({ planFen: `${12n * YI}`, rateTenths: 250, pointsTenths: -83 });
    const detail = await monitor.call(getProject, { params });
    expect(detail).toMatchObject({
      planFen: `${6n * YI}`,
      againstFirst: { planFen: `${12n * YI}`, rateTenths: 250, pointsTenths: -83 },
    });
    expect(detail.plans.map(({ version, approvedOn }) => [version, approvedOn])).toEqual([
      [2, '2026-05-08'],
      [1, null],
    ]);
    expect((await monitor.call(listProjects, { query: { sort: 'lag', measure: 'first' } })).total).toBe(1);
  });

  it('offers the form leaders and labels, to the office alone', async () => {
    await monitor.call(createProject, { body: whole() as never });
    expect(await monitor.call(listProjectChoices)).toEqual({
      leaders: [{ id: leader, name: '李县长', title: '' }],
      labels: ['招商引资', '省重点'],
    });
    for (const user of [await app.as('handler', zone), await app.as('leader', county)])
      expect((await user.refusal(listProjectChoices)).code).toBe('forbidden');
  });
});
