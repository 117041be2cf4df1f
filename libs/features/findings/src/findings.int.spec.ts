import { dismissFinding, listFindings, listNotices, listSameCauses, noticeFinding } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work } from '@duban/platform';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { FINDINGS_PAST, FindingsModule, FindingsReactions, FindingsService } from './index';

const WAN = 1_000_000n;

describe('findings', () => {
  let app: TestApp;
  let unit: GivenOrg;
  let monitor: TestUser;
  let projectId: string;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, FindingsModule] });
    unit = await app.given.org({ name: '撮镇镇' });
    monitor = await app.as('monitor');
    const plan = { year: 2026, amountFen: 12_000n * WAN };
    projectId = (await app.given.project({ unit, plan, totalFen: 20_000n * WAN, name: '站前路' })).id;
  });
  afterEach(() => app.close());

  const settle = () =>
    app.running.nest
      .get(Work)
      .run(SYSTEM, (tx) => app.running.nest.get(FindingsService).settle(tx, [projectId]));
  const report = (
    period: string,
    monthWan: bigint,
    totalWan: bigint,
    more: { bp?: number; text?: string; id?: string } = {},
  ) =>
    app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, month_fen, year_fen, total_fen, physical_bp, progress_text, submissions)
       values (gen_random_uuid(), $1, $2, 'monthly', 'submitted', ($2 || '-25')::date, $3, $4, $4, $5, $6, 1)
       on conflict (project_id, period) do update set month_fen = excluded.month_fen, total_fen = excluded.total_fen, physical_bp = excluded.physical_bp`,
      [
        more.id ?? projectId,
        period,
        String(monthWan * WAN),
        String(totalWan * WAN),
        more.bp ?? 4000,
        more.text ?? `施工 ${period}`,
      ],
    );
  const list = async (query: object = {}) => (await monitor.call(listFindings, { query })).items;
  const checks = async (query: object = {}) =>
    (await list(query)).map(({ check, state }) => `${check} ${state}`).sort();

  it('of a past that came by a file are those of every month, found once however often it is checked', async () => {
    await report('2026-01', 100n, 3_100n, { bp: 4400 });
    await report('2026-02', 100n, 3_200n, { bp: 4300 });
    await report('2026-03', 100n, 3_300n, { bp: 4500 });
    await report('2026-04', 100n, 3_400n, { bp: 4350 });
    const past = () =>
      app.running.nest
        .get(Work)
        .run(SYSTEM, async (tx) => tx.schedule({ kind: FINDINGS_PAST, subject: projectId, dueAt: tx.now }))
        .then(() => app.running.engine.settle());
    await past();
    await past();
    await settle();
    const fell = async (state: string) =>
      (await list({ state })).map(({ check, period, facts }) => `${period} ${check} ${facts.beforeBp}`);
    expect(await fell('open')).toEqual(['2026-04 physical-fell 4500', '2026-02 physical-fell 4400']);
    // a corrected month clears its own finding and no other
    await report('2026-02', 100n, 3_200n, { bp: 4450 });
    await past();
    expect(await fell('open')).toEqual(['2026-04 physical-fell 4500']);
    expect(await fell('cleared')).toEqual(['2026-02 physical-fell 4400']);
  });

  it('are kept with their numbers, once however often the report is checked', async () => {
    await report('2026-03', 901n, 4_000n, { bp: 4100 });
    await report('2026-04', 4_000n, 8_000n, { bp: 4000 });
    await settle();
    await settle();
    expect(await checks()).toEqual(['month-over-plan open', 'physical-fell open', 'round-number open']);
    const [fell] = await list({ check: 'physical-fell' });
    expect(fell).toMatchObject({
      period: '2026-04',
      project: { name: '站前路' },
      unit: { name: '撮镇镇' },
      facts: { physicalBp: 4000, beforeBp: 4100, before: '2026-03' },
    });
    const {
      checks: counts,
      units,
      periods,
      total,
    } = await monitor.call(listFindings, { query: { limit: 1 } });
    expect([counts.length, units[0]?.count, periods, total]).toEqual([3, 3, ['2026-04'], 3]);
  });

  it('dismissed with a reason stay so until the figures change, and are cleared when they are put right', async () => {
    await report('2026-03', 901n, 4_000n, { bp: 4100 });
    await report('2026-04', 777n, 4_777n, { bp: 4000 });
    await settle();
    const [found] = await list();
    const dismissed = await monitor.call(dismissFinding, {
      params: { findingId: found?.id ?? '' },
      body: { reason: '返工重做，已核实', version: found?.version ?? 0 },
    });
    expect(dismissed).toMatchObject({ state: 'dismissed', reason: '返工重做，已核实' });
    await settle();
    expect(await checks({ state: 'all' })).toEqual(['physical-fell dismissed']);
    await report('2026-04', 777n, 4_777n, { bp: 3900 });
    await settle();
    expect(await list()).toMatchObject([{ state: 'open', reason: null, facts: { physicalBp: 3900 } }]);
    await report('2026-04', 777n, 4_777n, { bp: 4200 });
    await settle();
    expect(await checks({ state: 'all' })).toEqual(['physical-fell cleared']);
    expect((await app.events(projectId)).filter((type) => type.startsWith('finding.'))).toEqual([
      'finding.dismissed',
    ]);
  });

  it('become a proposed notice in one step, which then is the matter', async () => {
    await report('2026-03', 901n, 4_000n, { bp: 4100 });
    await report('2026-04', 777n, 4_777n, { bp: 4000 });
    await settle();
    const [found] = await list();
    const params = { findingId: found?.id ?? '' };
    const noticed = await monitor.call(noticeFinding, {
      params,
      body: { severity: 'important', version: found?.version ?? 0 },
    });
    expect(noticed.state).toBe('noticed');
    const { items } = await monitor.call(listNotices, { query: { view: 'proposed' } });
    expect(items).toMatchObject([{ id: noticed.noticeId, severity: 'important', source: 'by-hand' }]);
    const again = { params, body: { reason: '重复', version: noticed.version } };
    expect((await monitor.refusal(dismissFinding, again)).code).toBe('forbidden-move');
    await report('2026-04', 777n, 4_777n, { bp: 3900 });
    await settle();
    expect(await checks({ state: 'all' })).toEqual(['physical-fell noticed']);
  });

  it('come each night too, when the register has changed', async () => {
    await report('2026-04', 777n, 4_777n);
    await app.running.nest.get(Work).run(SYSTEM, (tx) => app.running.nest.get(FindingsReactions).begin(tx));
    await app.query(
      `update projects set budget_fen = total_fen - 1, government_funded = true where id = $1`,
      [projectId],
    );
    await app.fastForward({ to: '2026-05-12T16:31:00Z' });
    expect(await list()).toMatchObject([{ check: 'over-budget', facts: { isLaw: 1, isDone: 0 } }]);
    await report('2026-05', 801n, 5_578n);
    await app.fastForward({ to: '2026-05-13T16:31:00Z' });
    // the same facts are the same finding in another month
    expect(await checks({ state: 'all' })).toEqual(['over-budget open']);
  });

  it('page by page nothing is skipped or doubled', async () => {
    await report('2026-03', 901n, 4_000n, { bp: 4100 });
    await report('2026-04', 4_000n, 8_000n, { bp: 4000 });
    await settle();
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await monitor.call(listFindings, { query: { limit: 1, ...(cursor ? { cursor } : {}) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(3);
    expect((await monitor.refusal(listFindings, { query: { cursor: 'x' } })).code).toBe('invalid');
  });

  it('are the office’s and the leaders’; units see none of it', async () => {
    await report('2026-04', 4_000n, 8_000n);
    await settle();
    const [found] = await list();
    const leader = await app.as('leader');
    expect((await leader.call(listFindings, { query: {} })).can).toEqual(['finding:read']);
    const dismissal = {
      params: { findingId: found?.id ?? '' },
      body: { reason: '无妨', version: found?.version ?? 0 },
    };
    expect((await leader.refusal(dismissFinding, dismissal)).status).toBe(403);
    for (const role of ['handler', 'reporter'] as const) {
      const own = await app.as(role, unit);
      expect((await own.refusal(listFindings, { query: {} })).status).toBe(403);
      expect((await own.refusal(dismissFinding, dismissal)).status).toBe(403);
    }
  });

  it('one cause on three projects of a unit is one matter for the leader', async () => {
    const names = ['甲', '乙', '丙', '丁'];
    for (const [i, name] of names.entries()) {
      const { id } = await app.given.project({ unit, name });
      await report('2026-04', 1n, 1n, { id });
      const category = i < 3 ? '用地报批' : '资金融资';
      await app.query(`update reports set problems = $2 where project_id = $1`, [
        id,
        JSON.stringify([{ category, text: `${name}的地没有批下来` }]),
      ]);
    }
    const leader = await app.as('leader');
    const { period, items } = await leader.call(listSameCauses);
    expect(period).toBe('2026-04');
    expect(items).toMatchObject([
      { unit: { name: '撮镇镇' }, category: '用地报批', projects: [{ text: '丙的地没有批下来' }, {}, {}] },
    ]);
    const handler = await app.as('handler', unit);
    expect((await handler.refusal(listSameCauses)).status).toBe(403);
  });
});
