import {
  changeProject,
  createProject,
  getProject,
  listProjectFacets,
  listProjects,
  listProjectTimeline,
  planProject,
  type ProjectLine,
} from '@duban/contracts';
import type { Role } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work } from '@duban/platform';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { ProjectsModule } from './projects.module';

const YI = 10_000_000_000n;
type Org = { id: string; name: string };
type List = Parameters<TestUser['call']>[1];

describe.each(['counted', 'kept'])('the register of projects, its standings %s', (how) => {
  let app: TestApp;
  let monitor: TestUser;
  let county: Org;
  let zone: Org;
  let town: Org;
  let firm: Org;

  /** Monday 11 May 2026: the April report was due on 27 April, so April has closed and May is open. */
  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    if (how === 'kept') await app.query(`select roll_standings('2026-04')`);
    county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({
      kind: 'zone',
      name: '肥东经济开发区',
      parent: county,
      regionCode: '340122401',
    });
    town = await app.given.org({ kind: 'township', name: '撮镇镇', parent: county, regionCode: '340122101' });
    firm = await app.given.org({ kind: 'enterprise', name: '皖东新材料有限公司', parent: county });
    monitor = await app.as('monitor', county);
  });
  afterAll(() => app.close());

  const report = (
    projectId: string,
    period: string,
    yearFen: bigint,
    over: { kind?: string; totalFen?: bigint } = {},
  ) =>
    app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, month_fen, year_fen, total_fen, physical_bp, submitted_at)
       values ($1, $2, $3::text, $4::text, 'submitted', ($3::text || '-25')::date, $5::bigint, case when $4::text = 'monthly' then $5::bigint end, $6, 3000, now())`,
      [randomUUID(), projectId, period, over.kind ?? 'monthly', `${yearFen}`, `${over.totalFen ?? yearFen}`],
    );
  const light = (projectId: string, period: string, color: string, word: string) =>
    app.query(
      `insert into lights (subject_type, subject_id, kind, period, as_of, color, word, reason, rule, current, created_at)
       values ('project', $1, 'investment', $2::text, ($2::text || '-25')::date, $3::text, $4::text, $5, 'ratio-80-60/0', true, now())`,
      [
        projectId,
        period,
        color,
        word,
        JSON.stringify({
          code: word,
          doneFen: '0',
          planFen: '0',
          scheduleNum: '4',
          scheduleDen: '12',
          rateTenths: 0,
          scheduleTenths: 333,
          ratioPerMille: 0,
          pointsTenths: -120,
          rule: 'ratio-80-60/0',
        }),
      ],
    );
  const names = (items: ProjectLine[]) => items.map((item) => item.name);
  const find = async (query: Record<string, unknown>, user = monitor) =>
    names((await user.call(listProjects, { query: { limit: 200, ...query } } as List as never)).items);

  describe('a project as it stands', () => {
    it('holds the sum of the year against its plan, month by month', async () => {
      const project = await app.given.project({
        unit: town,
        owner: firm,
        name: '站前路改造',
        plan: { year: 2026, amountFen: 12n * YI },
      });
      await report(project.id, '2026-03', 2n * YI, { totalFen: 30n * YI });
      await report(project.id, '2026-04', 3n * YI, { totalFen: 31n * YI });
      await light(project.id, '2026-04', 'yellow', 'lag');
      const detail = await monitor.call(getProject, { params: { projectId: project.id } });
      expect(detail).toMatchObject({
        planFen: `${12n * YI}`,
        done: { fen: `${3n * YI}`, asOf: '2026-04-25', source: 'report', basis: 'physical', stale: false },
        doneTotal: { fen: `${31n * YI}`, asOf: '2026-04-25', stale: false },
        rateTenths: 250,
        pointsTenths: -83,
        lastPeriod: '2026-04',
        large: true,
        physical: { bp: 3000, asOf: '2026-04-25' },
        light: { color: 'yellow', word: 'lag', period: '2026-04' },
        unit: { name: '撮镇镇' },
        owner: { name: '皖东新材料有限公司' },
        version: 1,
      });
      expect(detail.curve.slice(1, 5)).toEqual([
        { period: '2026-02', planFen: `${2n * YI}`, firstFen: null, doneFen: '0', monthFen: null },
        {
          period: '2026-03',
          planFen: `${3n * YI}`,
          firstFen: null,
          doneFen: `${2n * YI}`,
          monthFen: `${2n * YI}`,
        },
        {
          period: '2026-04',
          planFen: `${4n * YI}`,
          firstFen: null,
          doneFen: `${3n * YI}`,
          monthFen: `${3n * YI}`,
        },
        { period: '2026-05', planFen: `${5n * YI}`, firstFen: null, doneFen: null, monthFen: null },
      ]);
      expect(detail.can).toEqual(expect.arrayContaining(['project:edit', 'notice:propose']));
    });

    it('is stale when the closed month is missing, and not when the project is finished', async () => {
      const late = await app.given.project({
        unit: town,
        name: '滞报项目',
        plan: { year: 2026, amountFen: 12n * YI },
      });
      const finished = await app.given.project({
        unit: town,
        name: '竣工项目',
        stage: 'completed',
        plan: { year: 2026, amountFen: 2n * YI },
      });
      for (const { id } of [late, finished]) {
        await report(id, '2026-03', 2n * YI);
        await light(id, '2026-03', 'green', 'ahead');
      }
      const seen = await monitor.call(getProject, { params: { projectId: late.id } });
      expect(seen.light).toMatchObject({ color: 'stale', word: 'stale', period: '2026-03' });
      for (const figure of [seen.done, seen.doneTotal, seen.physical])
        expect(figure).toMatchObject({ asOf: '2026-03-25', stale: true });
      expect((await monitor.call(getProject, { params: { projectId: finished.id } })).light.color).toBe(
        'green',
      );
    });

    it('holds a snapshot without yearly figures against the whole project', async () => {
      const imported = await app.given.project({ unit: town, name: '快照项目', totalFen: 10n * YI });
      await report(imported.id, '2025-10', 0n, { kind: 'observation', totalFen: 4n * YI });
      await light(imported.id, '2025-10', 'red', 'severe-lag');
      const line = await monitor.call(getProject, { params: { projectId: imported.id } });
      expect(line).toMatchObject({
        done: { fen: `${4n * YI}`, asOf: '2025-10-25', source: 'import', stale: false },
        planFen: `${10n * YI}`,
        rateTenths: 400,
        pointsTenths: -120,
        light: { color: 'red' },
      });
    });
  });

  describe('search and filters', () => {
    beforeAll(async () => {
      const started = { plan: { year: 2026, amountFen: 6n * YI } };
      await app.given.project({ unit: zone, owner: firm, name: '智能装备制造二期', ...started });
      await app.given.project({ unit: zone, name: '100%绿电_示范', totalFen: YI - 1n, ...started });
      await app.given.project({ unit: zone, name: '100份绿电示范', stage: 'preparing', ...started });
      const filed = await app.given.project({ unit: zone, name: '冷链物流中心', ...started });
      await report(filed.id, '2026-05', YI);
      await app.query(
        `update projects set sector = 'transport-logistics', year_class = 'new', township = '340122401', township_name = '经开区' where id = $1`,
        [filed.id],
      );
    });

    it('finds part of a Chinese word in the name, the unit and the owner', async () => {
      expect(await find({ q: '装备' })).toEqual(['智能装备制造二期']);
      expect(await find({ q: '东新材' })).toEqual(expect.arrayContaining(['智能装备制造二期', '站前路改造']));
      expect(await find({ q: '经济开发' })).toHaveLength(4);
      expect(await find({ q: '没有这个' })).toEqual([]);
    });

    it('takes % and _ and \\ for the letters they are', async () => {
      expect(await find({ q: '100%' })).toEqual(['100%绿电_示范']);
      expect(await find({ q: '电_示' })).toEqual(['100%绿电_示范']);
      expect(await find({ q: '\\' })).toEqual([]);
    });

    it('narrows by each filter', async () => {
      expect(await find({ light: 'yellow' })).toEqual(['站前路改造']);
      expect(await find({ unitId: zone.id })).toHaveLength(4);
      expect(await find({ township: '340122401' })).toEqual(['冷链物流中心']);
      expect(await find({ sector: 'transport-logistics' })).toEqual(['冷链物流中心']);
      expect(await find({ stage: 'preparing' })).toEqual(['100份绿电示范']);
      expect(await find({ yearClass: 'new' })).toEqual(['冷链物流中心']);
      expect(await find({ large: 'false' })).toEqual(['100%绿电_示范']);
      expect(await find({ filing: 'filed' })).toEqual(['冷链物流中心']);
      const owed = await find({ filing: 'owed', unitId: zone.id });
      expect(owed.sort()).toEqual(['100份绿电示范', '智能装备制造二期'].sort());
    });

    it('counts what can be filtered by', async () => {
      const facets = await monitor.call(listProjectFacets);
      const { total } = await monitor.call(listProjects, { query: {} });
      // every project has one of each; labels, industries, regulators and leaders are counted in registry.int.spec
      for (const group of [facets.lights, facets.units, facets.townships, facets.sectors, facets.stages])
        expect(group.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      expect(facets.units.find(({ value }) => value === zone.id)).toMatchObject({
        name: '肥东经济开发区',
        count: 4,
      });
      expect(facets.lights.find(({ value }) => value === 'red')?.count).toBe(1);
      expect((await monitor.call(listProjects, { query: { light: 'stale' } })).total).toBe(
        facets.lights.find(({ value }) => value === 'stale')?.count,
      );
    });
  });

  describe('sorts and pages', () => {
    const walk = async (sort: string, limit: number) => {
      const items: ProjectLine[] = [];
      let cursor: string | undefined;
      let total = 0;
      do {
        const page = await monitor.call(listProjects, {
          query: { sort, limit, ...(cursor ? { cursor } : {}) },
        } as never);
        items.push(...page.items);
        total = page.total;
        expect(page.items.length).toBeLessThanOrEqual(limit);
        cursor = page.next ?? undefined;
      } while (cursor);
      return { items, total };
    };

    beforeAll(async () => {
      for (const name of ['阿里云计算中心', '包河路', '陈集粮库', '张集泵站', '撮镇学校'])
        await app.given.project({ unit: town, name });
    });

    it.each(['light', 'lag', 'total', 'name', 'updated'])(
      'goes through all pages by %s without doubles or gaps',
      async (sort) => {
        const whole = await walk(sort, 200);
        for (const limit of [1, 3]) {
          const paged = await walk(sort, limit);
          expect(names(paged.items)).toEqual(names(whole.items));
          expect(paged.total).toBe(whole.items.length);
        }
        expect(new Set(whole.items.map(({ id }) => id)).size).toBe(whole.items.length);
      },
    );

    it('puts red before yellow, stale, none and green; the largest first; the farthest behind first', async () => {
      const rank = (item: ProjectLine) =>
        ['red', 'yellow', 'stale', 'none', 'green'].indexOf(item.light.color);
      const ranks = (await walk('light', 200)).items.map(rank);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      const totals = (await walk('total', 200)).items.map((item) => Number(item.totalFen));
      expect(totals).toEqual([...totals].sort((a, b) => b - a));
      const points = (await walk('lag', 200)).items.map((item) => item.pointsTenths ?? Infinity);
      expect(points).toEqual([...points].sort((a, b) => a - b));
    });

    it('sorts names by pinyin', async () => {
      const order = (await walk('name', 200)).items.map(({ name }) => name);
      const chosen = ['阿里云计算中心', '包河路', '陈集粮库', '撮镇学校', '张集泵站'];
      expect(order.filter((name) => chosen.includes(name))).toEqual(chosen);
    });

    it('refuses a cursor of another sort or of nobody’s making', async () => {
      const { next } = await monitor.call(listProjects, { query: { sort: 'total', limit: 1 } });
      for (const cursor of [next as string, 'x', Buffer.from('["light","a","b","c"]').toString('base64url')])
        expect((await monitor.refusal(listProjects, { query: { sort: 'light', cursor } })).code).toBe(
          'invalid',
        );
    });
  });

  describe('who sees what', () => {
    it('shows a unit its own projects and an enterprise the projects it owns; others are not found', async () => {
      const handler = await app.as('handler', zone);
      const seen = await handler.call(listProjects, { query: { limit: 200 } });
      expect(seen.total).toBe(4);
      expect(seen.can).toEqual(['project:read']);
      const enterprise = await app.as('enterprise', firm);
      expect((await find({}, enterprise)).sort()).toEqual(['智能装备制造二期', '站前路改造'].sort());
      const foreign = await app.given.project({ unit: town, name: '别家项目' });
      const params = { projectId: foreign.id };
      for (const user of [handler, enterprise, await app.as('reporter', zone)]) {
        expect((await user.refusal(getProject, { params })).code).toBe('not-found');
        expect((await user.refusal(listProjectTimeline, { params, query: {} })).code).toBe('not-found');
      }
      expect(
        (await (await app.as('handler', county)).call(listProjects, { query: {} })).total,
      ).toBeGreaterThan(10);
      expect((await handler.call(listProjectFacets)).units).toHaveLength(1);
    });

    it('lets the county read, and only the office write', async () => {
      const project = await app.given.project({ unit: zone, name: '权限项目' });
      const params = { projectId: project.id };
      for (const role of ['leader', 'auditor'] as const) {
        const user = await app.as(role, county);
        expect((await user.call(getProject, { params })).can).not.toContain('project:edit');
        expect((await user.refusal(changeProject, { params, body: { name: '改名', version: 1 } })).code).toBe(
          'forbidden',
        );
      }
      expect((await (await app.as('admin', county)).refusal(listProjects, { query: {} })).code).toBe(
        'forbidden',
      );
      const handler = await app.as('handler', zone);
      expect(
        (await handler.refusal(changeProject, { params, body: { name: '改名', version: 1 } })).code,
      ).toBe('forbidden');
    });
  });

  describe('entering and changing', () => {
    const fields = () => ({
      code: '2605-340122-04-01-123456',
      name: '新能源电池零部件基地',
      unitId: zone.id,
      ownerId: firm.id,
      township: '340122401',
      sector: 'manufacturing' as const,
      category: 'industry' as const,
      nature: '新建',
      stage: 'preparing' as const,
      yearClass: 'new' as const,
      labels: ['省重点'],
      description: '',
      address: '和平大道',
      leaderName: '李明',
      officerName: '王磊',
      totalFen: `${5n * YI}`,
      plannedStart: '2026-06-01',
      plannedFinish: '2027-12-31',
      actualStart: null,
      actualFinish: null,
    });

    it('enters a project, changes it, and keeps what it was in the timeline', async () => {
      const made = await monitor.call(createProject, { body: fields() });
      expect(made).toMatchObject({
        township: { name: '肥东经济开发区' },
        light: { color: 'none', word: 'no-plan' },
        version: 1,
      });
      expect(await find({ q: '和平大道' })).toEqual(['新能源电池零部件基地']);
      expect(await find({ q: '340122-04-01' })).toEqual(['新能源电池零部件基地']);

      const params = { projectId: made.id };
      const changed = await monitor.call(changeProject, {
        params,
        body: { stage: 'building', totalFen: `${6n * YI}`, labels: ['省重点'], version: 1 },
      });
      expect(changed).toMatchObject({ stage: 'building', totalFen: `${6n * YI}`, version: 2 });
      const timeline = await monitor.call(listProjectTimeline, { params, query: {} });
      expect(timeline.items.map(({ type }) => type)).toEqual(['project.changed', 'project.created']);
      expect(timeline.items[0]?.data.fields).toEqual({
        stage: { from: 'preparing', to: 'building' },
        totalFen: { from: `${5n * YI}`, to: `${6n * YI}` },
      });
      expect(
        (await monitor.call(changeProject, { params, body: { stage: 'building', version: 2 } })).version,
      ).toBe(2);

      const stale = await monitor.refusal(changeProject, {
        params,
        body: { name: '晚到的修改', version: 1 },
      });
      expect(stale).toMatchObject({ status: 409, code: 'stale', facts: { version: 2 } });
    });

    it('refuses a code that is taken, unknown organisations and townships, and an end before the start', async () => {
      const field = async (over: object) =>
        (await monitor.refusal(createProject, { body: { ...fields(), code: null, ...over } })).fields?.map(
          ({ path, code }) => `${path} ${code}`,
        );
      expect((await monitor.refusal(createProject, { body: fields() })).code).toBe('taken');
      expect(await field({ unitId: randomUUID() })).toEqual(['unitId unknown']);
      expect(await field({ township: '340122999' })).toEqual(['township unknown']);
      expect(await field({ plannedFinish: '2026-05-31' })).toEqual(['plannedFinish before-start']);
    });

    it('keeps every version of a plan and moves which one is current', async () => {
      const { id } = await app.given.project({
        unit: zone,
        name: '调计划项目',
        plan: { year: 2026, amountFen: 12n * YI },
      });
      const params = { projectId: id };
      const months = Array.from({ length: 12 }, (_, i) => `${i < 6 ? 0n : YI}`);
      const body = {
        year: 2026,
        amountFen: `${6n * YI}`,
        months,
        reason: '受征迁影响调减',
        approvedBy: '县重点办',
        version: 1,
      };
      const replanned = await monitor.call(planProject, { params, body });
      expect(
        replanned.plans.map(({ version, amountFen, current }) => ({ version, amountFen, current })),
      ).toEqual([
        { version: 2, amountFen: `${6n * YI}`, current: true },
        { version: 1, amountFen: `${12n * YI}`, current: false },
      ]);
      expect(replanned.plans[0]).toMatchObject({ approvedBy: '县重点办', approvedOn: '2026-05-11' });
      expect(replanned.planFen).toBe(`${6n * YI}`);
      expect(replanned.againstFirst?.planFen).toBe(`${12n * YI}`);
      expect(replanned.curve.slice(0, 2).map(({ firstFen }) => firstFen)).toEqual([`${YI}`, `${2n * YI}`]);
      const tomorrow = { ...body, approvedOn: '2026-05-12', version: 2 };
      expect((await monitor.refusal(planProject, { params, body: tomorrow })).fields).toEqual([
        { path: 'approvedOn', code: 'in-future', facts: { today: '2026-05-11' } },
      ]);
      expect(replanned.curve.slice(5, 8).map(({ planFen }) => planFen)).toEqual(['0', `${YI}`, `${2n * YI}`]);
      const next = await monitor.call(planProject, { params, body: { ...body, year: 2027, version: 2 } });
      expect(next.plans.filter(({ current }) => current)).toHaveLength(2);
      expect((await monitor.refusal(planProject, { params, body })).code).toBe('stale');
      const wrong = await monitor.refusal(planProject, {
        params,
        body: { ...body, amountFen: `${7n * YI}`, version: 3 },
      });
      expect(wrong.fields).toEqual([
        { path: 'months', code: 'not-the-sum', facts: { amountFen: `${7n * YI}` } },
      ]);
      const [event] = (await monitor.call(listProjectTimeline, { params, query: {} })).items;
      expect(event).toMatchObject({
        type: 'project.replanned',
        data: { year: 2027, planVersion: 1, fromFen: null },
      });
    });

    it('pages the timeline, and keeps the office’s papers from those it supervises', async () => {
      const { id } = await app.given.project({ unit: zone, name: '时间线项目' });
      const params = { projectId: id };
      for (const [i, stage] of (['paused', 'building', 'paused'] as const).entries())
        await monitor.call(changeProject, { params, body: { stage, version: i + 1 } });
      const first = await monitor.call(listProjectTimeline, { params, query: { limit: 2 } });
      expect(first).toMatchObject({ total: 3 });
      const second = await monitor.call(listProjectTimeline, {
        params,
        query: { limit: 2, cursor: first.next as string },
      });
      expect(
        [...first.items, ...second.items].map(
          ({ data }) => (data.fields as { stage: { to: string } }).stage.to,
        ),
      ).toEqual(['paused', 'building', 'paused']);
      expect(second.next).toBeNull();

      const types = ['notice.proposed', 'notice.issued', 'card.proposed', 'notice.dismissed'] as const;
      await app.running.nest.get(Work).run(SYSTEM, async (tx) => {
        for (const type of types)
          tx.record({ type, subject: { type: 'notice', id: randomUUID() }, rootId: id, unitId: zone.id });
      });
      const handler = await app.as('handler', zone);
      const seen = await handler.call(listProjectTimeline, { params, query: { limit: 3 } });
      expect(seen.items[0]?.type).toBe('notice.issued');
      expect(seen.total).toBe(4);
      expect((await monitor.call(listProjectTimeline, { params, query: {} })).total).toBe(7);
    });

    it('tells of a notice and a card to the unit they went to, not to the owner of the project', async () => {
      const owner = await app.given.org({ kind: 'department', name: '业主局' });
      const { id } = await app.given.project({ unit: zone, owner, name: '他人督办项目' });
      await app.running.nest.get(Work).run(SYSTEM, async (tx) => {
        const whose = { rootId: id, unitId: zone.id, ownerId: owner.id };
        tx.record({ type: 'report.submitted', subject: { type: 'report', id: randomUUID() }, ...whose });
        const data = { text: '反馈全文' };
        tx.record({ type: 'notice.replied', subject: { type: 'notice', id: randomUUID() }, ...whose, data });
        tx.record({ type: 'card.explained', subject: { type: 'card', id: randomUUID() }, ...whose, data });
      });
      const told = async (role: Role, org: GivenOrg) => {
        const { items } = await (
          await app.as(role, org)
        ).call(listProjectTimeline, { params: { projectId: id }, query: {} });
        return items.map(({ type }) => type);
      };
      expect(await told('handler', zone)).toEqual(['card.explained', 'notice.replied', 'report.submitted']);
      // who files reads the notices of his unit and none of its cards
      expect(await told('reporter', zone)).toEqual(['notice.replied', 'report.submitted']);
      expect(await told('handler', owner)).toEqual(['report.submitted']);
      expect(await told('enterprise', zone)).toEqual(['report.submitted']);
    });
  });
});
