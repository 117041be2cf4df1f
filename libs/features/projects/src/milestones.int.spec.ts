import {
  addMilestones,
  changeMilestone,
  dropMilestone,
  exportMilestones,
  finishMilestone,
  listMilestones,
  listProjectMilestones,
  listProjectTimeline,
  reopenMilestone,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { ProjectsModule } from './projects.module';

describe('permits and milestones', () => {
  let app: TestApp;
  let monitor: TestUser;
  let county: GivenOrg;
  let zone: GivenOrg;
  let bureau: GivenOrg;
  let town: GivenOrg;
  let firm: GivenOrg;
  let project: { id: string; name: string };
  let params: { projectId: string };

  /** Monday 11 May 2026. */
  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({ kind: 'zone', name: '经开区', parent: county });
    bureau = await app.given.org({ kind: 'department', name: '自然资源和规划局', parent: county });
    town = await app.given.org({ name: '撮镇镇', parent: county });
    firm = await app.given.org({ kind: 'enterprise', name: '皖东新材料有限公司', parent: county });
    project = await app.given.project({ unit: zone, owner: firm });
    params = { projectId: project.id };
    monitor = await app.as('monitor', county);
  });
  afterEach(() => app.close());

  const land = () => ({
    kind: 'permit' as const,
    topic: 'land' as const,
    name: '用地批复',
    unitId: bureau.id,
    plannedDay: '2026-06-30',
  });
  const add = async (over: object = {}) => {
    const { items } = await monitor.call(addMilestones, {
      params,
      body: { items: [{ ...land(), ...over }] },
    });
    const [made] = items;
    if (!made) throw new Error('one was added');
    return { ...made, params: { milestoneId: made.id } };
  };
  const told = async () =>
    (await monitor.call(listProjectTimeline, { params, query: {} })).items.map(
      ({ type, data }): Record<string, unknown> => ({ type, ...data }),
    );

  it('are set, several at once, each with who owes it and by when', async () => {
    const start = { kind: 'milestone' as const, name: '开工', unitId: zone.id, plannedDay: '2026-05-10' };
    await monitor.call(addMilestones, { params, body: { items: [land(), start] } });
    const { items, can } = await monitor.call(listProjectMilestones, { params });
    expect(can).toEqual(['milestone:edit']);
    expect(items).toMatchObject([
      { name: '开工', topic: null, unit: { name: '经开区' }, state: 'overdue', lateDays: 1, note: '' },
      {
        name: '用地批复',
        topic: 'land',
        unit: { name: '自然资源和规划局' },
        state: 'open',
        lateDays: 0,
        version: 1,
      },
    ]);
    expect((await told()).map(({ type, milestone }) => [type, milestone])).toEqual(
      expect.arrayContaining([
        ['milestone.added', '用地批复'],
        ['milestone.added', '开工'],
      ]),
    );
    const wrong = { items: [land(), { ...start, unitId: randomUUID() }] };
    expect((await monitor.refusal(addMilestones, { params, body: wrong })).fields).toEqual([
      { path: 'items.1.unitId', code: 'unknown', facts: {} },
    ]);
  });

  it('move with a reason only, and the day that was stays in the timeline', async () => {
    const made = await add();
    const body = { plannedDay: '2026-07-31', version: 1 };
    const refused = await monitor.refusal(changeMilestone, { params: made.params, body });
    expect(refused.fields).toEqual([{ path: 'reason', code: 'required', facts: {} }]);
    const moved = await monitor.call(changeMilestone, {
      params: made.params,
      body: { ...body, reason: '组卷材料不齐' },
    });
    expect(moved).toMatchObject({ plannedDay: '2026-07-31', version: 2 });
    expect((await told())[0]).toMatchObject({
      type: 'milestone.changed',
      fromDay: '2026-06-30',
      plannedDay: '2026-07-31',
      reason: '组卷材料不齐',
      fields: { plannedDay: { from: '2026-06-30', to: '2026-07-31' } },
    });
    const noted = { note: '等市里批', version: 2 };
    expect((await monitor.call(changeMilestone, { params: made.params, body: noted })).note).toBe('等市里批');
    expect((await monitor.refusal(changeMilestone, { params: made.params, body: noted })).code).toBe('stale');
  });

  it('are done on a day that has been, corrected by another, and owed again with a reason', async () => {
    const made = await add({ plannedDay: '2026-05-01' });
    const finish = (day: string, version: number) => ({ params: made.params, body: { day, version } });
    expect((await monitor.refusal(finishMilestone, finish('2026-05-12', 1))).fields?.[0]?.code).toBe(
      'in-future',
    );
    expect(await monitor.call(finishMilestone, finish('2026-05-11', 1))).toMatchObject({
      state: 'done',
      actualDay: '2026-05-11',
      lateDays: 10,
    });
    expect(await monitor.call(finishMilestone, finish('2026-05-01', 2))).toMatchObject({
      lateDays: 0,
      version: 3,
    });
    const drop = { reason: '并入二期', version: 3 };
    expect(await monitor.refusal(dropMilestone, { params: made.params, body: drop })).toMatchObject({
      code: 'forbidden-move',
      facts: { reason: 'done' },
    });
    const open = await monitor.call(reopenMilestone, {
      params: made.params,
      body: { reason: '批复被撤回', version: 3 },
    });
    expect(open).toMatchObject({ state: 'overdue', actualDay: null });
    const dropped = await monitor.call(dropMilestone, { params: made.params, body: { ...drop, version: 4 } });
    expect(dropped).toMatchObject({
      state: 'dropped',
      dropped: { day: '2026-05-11', reason: '并入二期' },
      lateDays: null,
    });
    expect((await monitor.refusal(finishMilestone, finish('2026-05-01', 5))).code).toBe('forbidden-move');
    expect((await told()).map(({ type }) => type)).toEqual([
      'milestone.dropped',
      'milestone.reopened',
      'milestone.done',
      'milestone.done',
      'milestone.added',
    ]);
    await expect(app.query('delete from milestones')).rejects.toThrow(/loses no rows/);
  });

  it('may be finished by who owes it and by the unit of the project, changed by the office alone', async () => {
    const made = await add();
    const day = '2026-05-08';
    const owing = await app.as('handler', bureau);
    const unit = await app.as('reporter', zone);
    const enterprise = await app.as('enterprise', firm);
    const stranger = await app.as('handler', town);
    const leader = await app.as('leader', county);
    const call = (version: number) => ({ params: made.params, body: { day, version } });
    expect((await stranger.refusal(finishMilestone, call(1))).code).toBe('not-found');
    expect((await enterprise.refusal(finishMilestone, call(1))).code).toBe('forbidden');
    expect((await leader.refusal(finishMilestone, call(1))).code).toBe('forbidden');
    expect((await owing.call(finishMilestone, call(1))).can).toEqual(['milestone:finish']);
    expect((await unit.call(finishMilestone, call(2))).version).toBe(3);
    for (const user of [owing, unit, leader])
      expect(
        (await user.refusal(dropMilestone, { params: made.params, body: { reason: '不要了', version: 3 } }))
          .code,
      ).toBe('forbidden');
    // the owner reads what is owed on its project; a stranger does not learn that there is one
    expect((await enterprise.call(listProjectMilestones, { params })).items[0]).toMatchObject({
      can: ['project:read'],
    });
    expect((await stranger.refusal(listProjectMilestones, { params })).code).toBe('not-found');
    // who owes a permit to somebody else's project learns its name, and may not open it
    expect((await owing.refusal(listProjectMilestones, { params })).code).toBe('not-found');
  });

  it('are listed across projects, the most urgent first, to each what is his', async () => {
    const other = await app.given.project({ unit: town, name: '镇区道路' });
    const ended = await app.given.project({ unit: town, name: '终止项目', stage: 'ended' });
    await add({ plannedDay: '2026-06-30' });
    await add({ plannedDay: '2026-05-01', name: '规划许可', topic: 'planning' });
    for (const { id } of [other, ended])
      await monitor.call(addMilestones, {
        params: { projectId: id },
        body: { items: [{ ...land(), unitId: town.id, plannedDay: '2026-04-01' }] },
      });
    const names = async (user: TestUser, query: object = {}) =>
      (await user.call(listMilestones, { query } as never)).items.map(
        ({ projectName, name }) => `${projectName} ${name}`,
      );
    const all = await monitor.call(listMilestones, { query: {} });
    expect(all).toMatchObject({ total: 3, counts: { open: 1, overdue: 2 }, today: '2026-05-11' });
    expect(await names(monitor)).toEqual([
      '镇区道路 用地批复',
      `${project.name} 规划许可`,
      `${project.name} 用地批复`,
    ]);
    expect(await names(monitor, { state: 'open' })).toEqual([`${project.name} 用地批复`]);
    expect(await names(monitor, { state: 'overdue', unitId: bureau.id })).toEqual([
      `${project.name} 规划许可`,
    ]);
    expect(await names(monitor, { topic: 'planning' })).toEqual([`${project.name} 规划许可`]);
    expect(await names(await app.as('handler', bureau))).toHaveLength(2);
    expect(await names(await app.as('handler', zone))).toHaveLength(2);
    expect(await names(await app.as('reporter', town))).toEqual(['镇区道路 用地批复']);
    expect((await (await app.as('enterprise', firm)).refusal(listMilestones, { query: {} })).code).toBe(
      'forbidden',
    );
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await monitor.call(listMilestones, { query: { limit: 1, ...(cursor ? { cursor } : {}) } });
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(walked).toEqual(all.items.map(({ id }) => id));
    expect((await monitor.refusal(listMilestones, { query: { cursor: 'x' } })).code).toBe('invalid');
  });

  it('are read from the newest back when they are over', async () => {
    for (const day of ['2026-05-01', '2026-05-05', '2026-05-03']) {
      const made = await add({ name: `节点${day}` });
      await monitor.call(finishMilestone, { params: made.params, body: { day, version: 1 } });
    }
    const { items, next } = await monitor.call(listMilestones, { query: { state: 'done', limit: 2 } });
    expect(items.map(({ actualDay }) => actualDay)).toEqual(['2026-05-05', '2026-05-03']);
    const rest = await monitor.call(listMilestones, {
      query: { state: 'done', limit: 2, cursor: next as string },
    });
    expect(rest.items.map(({ actualDay }) => actualDay)).toEqual(['2026-05-01']);
  });

  it('leave as a file: what the list holds, in its order, in the scope of who asks', async () => {
    for (const day of ['2026-07-01', '2026-05-10', '2026-06-30'])
      await add({ plannedDay: day, name: '=1+1' });
    await add({ unitId: zone.id, name: '开工', kind: 'milestone', plannedDay: '2026-05-20' });
    const ask = async (user: TestUser, search: string) => {
      const response = await fetch(`${app.url}/api${exportMilestones.path}?format=csv${search}`, {
        headers: { cookie: user.cookie },
      });
      return (await response.text()).trimEnd().split('\r\n').slice(1);
    };
    expect((await ask(monitor, '')).map((line) => line.split(',').slice(1, 6).join(' '))).toEqual([
      "手续 '=1+1 自然资源和规划局 已逾期 2026-05-10",
      '节点 开工 经开区 未到期 2026-05-20',
      "手续 '=1+1 自然资源和规划局 未到期 2026-06-30",
      "手续 '=1+1 自然资源和规划局 未到期 2026-07-01",
    ]);
    expect(await ask(monitor, `&state=open&unitId=${bureau.id}`)).toHaveLength(2);
    expect(await ask(await app.as('handler', bureau), '')).toHaveLength(3);
    expect(await ask(await app.as('handler', town), '')).toEqual([]);
    expect(
      await app.query(`select data from events where type = 'list.exported' order by seq limit 1`),
    ).toEqual([{ data: { filters: {}, rows: 4 } }]);
  });
});
