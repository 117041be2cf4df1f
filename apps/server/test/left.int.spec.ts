import { BoardsModule } from '@duban/boards';
import {
  changeProject,
  getBoard,
  listProjects,
  listProjectTimeline,
  type Board,
  type ProjectDetail,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { ProjectsModule } from '@duban/projects';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';

const YI = 10_000_000_000n;

/** Monday 11 May 2026. */
describe('a project that leaves', () => {
  let app: TestApp;
  let town: GivenOrg;
  let monitor: TestUser;
  let handler: TestUser;
  let stranger: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, ProjectsModule, BoardsModule] });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    town = await app.given.org({ name: '撮镇镇', parent: county });
    monitor = await app.as('monitor', county);
    handler = await app.as('handler', town);
    stranger = await app.as('handler', await app.given.org({ name: '店埠镇', parent: county }));
  });
  afterEach(() => app.close());

  const left = async (user: TestUser): Promise<Board['left']> => (await user.call(getBoard)).board.left;
  const change = (project: { id: string }, body: object, version = 1): Promise<ProjectDetail> =>
    monitor.call(changeProject, { params: { projectId: project.id }, body: { ...body, version } });
  const refusal = async (project: { id: string }, body: object) =>
    (
      await monitor.refusal(changeProject, {
        params: { projectId: project.id },
        body: { ...body, version: 1 },
      })
    ).fields;
  const gone = async () =>
    (await monitor.call(listProjects, { query: { left: 'true' } })).items.map(({ name }) => name);

  it('T20: a project terminated or taken below the threshold leaves a mark on the board, with its reason', async () => {
    const ended = await app.given.project({ unit: town, name: '城东物流园', totalFen: 5n * YI });
    const shrunk = await app.given.project({ unit: town, name: '标准厂房二期', totalFen: YI });
    await app.given.project({ unit: town, name: '站前路改造' });
    expect(await left(monitor)).toEqual({ count: 0, latest: [] });

    expect(await refusal(ended, { stage: 'ended' })).toEqual([
      { path: 'reason', code: 'required', facts: { what: 'terminated' } },
    ]);
    expect(await refusal(shrunk, { totalFen: `${YI - 1n}` })).toEqual([
      { path: 'reason', code: 'required', facts: { what: 'below-threshold' } },
    ]);
    expect(await left(monitor)).toEqual({ count: 0, latest: [] });

    await change(ended, { stage: 'ended', reason: '资金未落实，予以退库' });
    app.clock.set((await app.clock.read()) + 86_400_000);
    const line = await change(shrunk, { totalFen: `${YI - 1n}`, reason: '设备投资核减' });
    const { name: by } = (
      await app.query<{ name: string }>(
        `select actor_name as name from events where type = 'project.left' limit 1`,
      )
    )[0] as { name: string };
    const marks = [
      { what: 'below-threshold', reason: '设备投资核减', day: '2026-05-12', by },
      { what: 'terminated', reason: '资金未落实，予以退库', day: '2026-05-11', by },
    ];
    expect(line.left).toEqual(marks[0]);
    const [first, second] = [
      { ...marks[0], projectId: shrunk.id, name: '标准厂房二期' },
      { ...marks[1], projectId: ended.id, name: '城东物流园' },
    ];
    expect(await left(monitor)).toEqual({ count: 2, latest: [first, second] });
    // the unit sees its own, others nothing
    expect(await left(handler)).toEqual({ count: 2, latest: [first, second] });
    expect(await left(stranger)).toEqual({ count: 0, latest: [] });
    expect((await gone()).sort()).toEqual(['城东物流园', '标准厂房二期'].sort());
    const { items } = await monitor.call(listProjects, { query: { left: 'false' } });
    expect(items.map(({ name }) => name)).toEqual(['站前路改造']);
    const timeline = await monitor.call(listProjectTimeline, { params: { projectId: ended.id }, query: {} });
    expect(timeline.items[0]).toMatchObject({
      type: 'project.left',
      data: { name: '城东物流园', what: 'terminated', reason: '资金未落实，予以退库', day: '2026-05-11' },
    });
  });

  it('comes back without the mark, and keeps that it had left', async () => {
    const project = await app.given.project({ unit: town, totalFen: 5n * YI });
    await change(project, { stage: 'ended', reason: '业主撤资' });
    const back = await change(project, { stage: 'preparing' }, 2);
    expect(back.left).toBeNull();
    expect(await left(monitor)).toEqual({ count: 0, latest: [] });
    expect(await gone()).toEqual([]);
    await change(project, { stage: 'ended', reason: '再次撤资' }, 3);
    expect((await left(monitor)).latest).toMatchObject([{ reason: '再次撤资' }]);
    expect(await app.events(project.id)).toEqual([
      'project.changed',
      'project.left',
      'project.changed',
      // 5 亿元 in preparation: it owes direct reports again
      'project.entered',
      'project.changed',
      'project.left',
    ]);
  });

  it('is of the year it left in: the next year begins without it, the register keeps it', async () => {
    const project = await app.given.project({ unit: town, name: '旧账', totalFen: 5n * YI });
    await change(project, { stage: 'ended', reason: '业主撤资' });
    app.clock.set(Date.parse('2027-01-04T02:00:00Z'));
    await change(await app.given.project({ unit: town, name: '新账', totalFen: YI }), {
      stage: 'ended',
      reason: '规划调整',
    });
    expect((await left(monitor)).latest.map(({ name }) => name)).toEqual(['新账']);
    expect((await gone()).sort()).toEqual(['新账', '旧账'].sort());
  });

  it('cannot be deleted, by anybody', async () => {
    await app.given.project({ unit: town });
    await expect(app.query('delete from projects')).rejects.toThrow(/loses no rows/);
    await expect(app.query('truncate projects cascade')).rejects.toThrow(/loses no rows|insert-only/);
    const project = await app.given.project({ unit: town });
    await change(project, { stage: 'ended', reason: '业主撤资' });
    for (const sql of [`update project_departures set reason = ''`, 'delete from project_departures'])
      await expect(app.query(sql)).rejects.toThrow(/insert-only/);
  });
});
