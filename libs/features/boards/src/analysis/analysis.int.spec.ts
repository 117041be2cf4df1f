import {
  exportAnalysis,
  getAnalysisCurve,
  getAnalysisHeat,
  getAnalysisReplans,
  getAnalysisScatter,
  getAnalysisTable,
  getBoard,
  type AnalysisRow,
} from '@duban/contracts';
import { ROLES, scopeOf, type Role } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import { BoardsModule } from '../boards.module';

const WAN = 1_000_000n;
type Org = { id: string; name: string };

/** Monday 11 May 2026: April has closed. */
describe.each(['counted', 'kept'])('the analysis, its years %s', (how) => {
  let app: TestApp;
  let county: Org;
  let zone: Org;
  let town: Org;
  let firm: Org;
  let monitor: TestUser;
  let ids: string[] = [];

  const file = (
    id: string,
    period: string,
    yearWan: number,
    more: { physicalBp?: number; fundsWan?: number } = {},
  ) =>
    app.query(
      `insert into reports (id, project_id, period, state, as_of, month_fen, year_fen, total_fen, physical_bp, funds_fen, submitted_at)
       values ($1, $2, $3::text, 'submitted', ($3::text || '-25')::date, 0, $4, $4, $5, $6, now())`,
      [
        randomUUID(),
        id,
        period,
        `${BigInt(yearWan) * WAN}`,
        more.physicalBp ?? null,
        more.fundsWan === undefined ? null : `${BigInt(more.fundsWan) * WAN}`,
      ],
    );

  /**
   * Twelve projects in the zone and three in the town. Each plans 1,200 万 for 2026; in the zone 110 万 are done each
   * month, in the town 50. In 2025 all did 100 a month as planned, but for December, which brought 40.
   */
  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, BoardsModule] });
    if (how === 'kept') {
      await app.query(`select roll_standings('2026-04')`);
      await app.query('select roll_project_years(2026)');
    }
    county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({ kind: 'zone', name: '经开区', parent: county });
    town = await app.given.org({ kind: 'township', name: '撮镇镇', parent: county });
    firm = await app.given.org({ kind: 'enterprise', name: '皖东公司', parent: county });
    ids = [];
    for (let i = 0; i < 15; i++) {
      const isZone = i < 12;
      const { id } = await app.given.project({
        unit: isZone ? zone : town,
        owner: i === 0 ? firm : null,
        totalFen: 6000n * WAN,
        plan: { year: 2026, amountFen: 1200n * WAN },
        actualStart: i === 1 ? null : '2025-01-10',
      });
      ids.push(id);
      await app.query(
        `insert into project_plans (project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at)
         values ($1, 2025, 1, $2, 'declared', '年初', '县', true, now())`,
        [id, `${1200n * WAN}`],
      );
      await app.query(
        `update projects set township = $2, township_name = $3, sector = $4, industry = $5, labels = $6, leader_name = $7,
           planned_start = $8, planned_finish = '2026-09-30', registered_on = $9, category = $10 where id = $1`,
        [
          id,
          isZone ? '340122401' : '340122101',
          isZone ? '经开区' : '撮镇镇',
          i % 2 ? 'urban' : 'manufacturing',
          i % 3 ? 'C38' : null,
          i % 3 === 0 ? ['省重点'] : ['县重点'],
          i % 4 ? '李县长' : '',
          i === 1 ? '2026-03-10' : '2025-01-10',
          i === 2 ? null : '2025-03-01',
          i % 2 ? 'infrastructure' : 'industry',
        ],
      );
      for (let month = 1; month <= 12; month++)
        await file(id, `2025-${String(month).padStart(2, '0')}`, month < 12 ? month * 100 : 1140);
      for (let month = 1; month <= 4; month++)
        await file(id, `2026-0${month}`, month * (isZone ? 110 : 50), {
          physicalBp: i === 0 ? 9000 : 1000,
          ...(i < 10 ? { fundsWan: 30 } : {}),
        });
      // the open month is known already and counts nowhere yet
      if (i === 3) await file(id, '2026-05', 9000);
    }
    monitor = await app.as('monitor', county);
  });
  afterAll(() => app.close());

  const wan = (fen: string) => Number(BigInt(fen) / WAN);
  const table = (query: object = {}) => monitor.call(getAnalysisTable, { query });
  const told = (row: AnalysisRow | undefined) =>
    row && [
      row.name,
      row.projects,
      wan(row.planFen),
      wan(row.doneFen),
      row.rateTenths,
      row.pointsTenths,
      row.rank,
    ];

  it('tells completion, schedule and their difference by unit; a small group stands below without a place', async () => {
    const { whole, rows, ...head } = await table();
    expect(head).toMatchObject({
      period: '2026-04',
      closed: '2026-04',
      periodEnd: '2026-04-30',
      years: [2026, 2025],
      measure: 'current',
      currency: 'CNY',
      smallBelow: 8,
    });
    expect(told(whole)).toEqual([null, 15, 18000, 5880, 327, -7, null]);
    expect(rows.map(told)).toEqual([
      ['经开区', 12, 14400, 5280, 367, 33, 1],
      ['撮镇镇', 3, 3600, 600, 167, -167, null],
    ]);
    expect(rows.map(({ small, color }) => [small, color])).toEqual([
      [false, 'green'],
      [true, 'red'],
    ]);
  });

  it('tells the rates of start, completion, register and funds', async () => {
    const { whole, rows } = await table();
    // planned for 2026: one start, due in March and not made; all completions, due in September
    expect(whole.start).toEqual({ num: 0, den: 1, due: 1, rateTenths: 0, pointsTenths: -1000, small: true });
    expect(whole.finish).toEqual({ num: 0, den: 15, due: 0, rateTenths: 0, pointsTenths: 0, small: false });
    expect(whole.register).toEqual({ num: 13, den: 14, rateTenths: 929, small: false });
    // ten of twelve in the zone tell of 120 each, of 1,200 planned; the town does not tell
    expect(rows.map(({ funds }) => funds && [wan(funds.fen), wan(funds.planFen), funds.rateTenths])).toEqual([
      [1200, 12000, 100],
      null,
    ]);
  });

  it('says what the board says', async () => {
    const { board } = await monitor.call(getBoard);
    const { whole } = await table();
    const { rows } = await table({ by: 'township' });
    expect(board.money).toMatchObject({
      planFen: whole.planFen,
      doneFen: whole.doneFen,
      scheduledFen: whole.scheduledFen,
      rateTenths: whole.rateTenths,
      scheduleTenths: whole.scheduleTenths,
      pointsTenths: whole.pointsTenths,
    });
    const said = ({
      key,
      name,
      projects,
      planFen,
      doneFen,
      rateTenths,
      pointsTenths,
      color,
      small,
    }: AnalysisRow) => ({
      key,
      name,
      projects,
      planFen,
      doneFen,
      rateTenths,
      pointsTenths,
      color,
      small,
    });
    expect(rows.map(said)).toEqual(board.townships);
  });

  it.each([
    { by: 'sector', keys: ['manufacturing', 'urban'] },
    { by: 'industry', keys: ['', 'C'] },
    { by: 'category', keys: ['industry', 'infrastructure'] },
    { by: 'yearClass', keys: ['continued'] },
    { by: 'level', keys: ['county', 'province'] },
    { by: 'leader', keys: ['', '李县长'] },
    { by: 'township', keys: ['340122101', '340122401'] },
  ] as const)('breaks down by $by, and the parts add up', async ({ by, keys }) => {
    const { rows, whole } = await table({ by });
    expect(rows.map(({ key }) => key).sort()).toEqual([...keys].sort());
    const sum = (of: (row: AnalysisRow) => string | number) =>
      `${rows.reduce((total, row) => total + BigInt(of(row)), 0n)}`;
    expect([sum((row) => row.planFen), sum((row) => row.doneFen), sum((row) => row.projects)]).toEqual([
      whole.planFen,
      whole.doneFen,
      `${whole.projects}`,
    ]);
  });

  it('goes back through the months, and over the years', async () => {
    const { rows } = await table({ by: 'month' });
    expect(rows.map(({ key, doneFen }) => [key, wan(doneFen)])).toEqual([
      ['2026-01', 1470],
      ['2026-02', 2940],
      ['2026-03', 4410],
      ['2026-04', 5880],
    ]);
    const years = await table({ by: 'year' });
    expect(years.rows.map(({ key, doneFen, rateTenths }) => [key, wan(doneFen), rateTenths])).toEqual([
      ['2026', 5880, 327],
      ['2025', 17100, 950],
    ]);
    const march = await table({ period: '2026-03' });
    expect([march.period, wan(march.whole.doneFen)]).toEqual(['2026-03', 4410]);
    expect((await table({ period: '2026-05' })).period).toBe('2026-04');
    expect(wan((await table({ period: '2025-06' })).whole.doneFen)).toBe(9000);
  });

  it('is narrowed by every filter, as the register is', async () => {
    const counts = async (query: object) => (await table(query)).whole.projects;
    expect(await counts({ unitId: town.id })).toBe(3);
    expect(await counts({ township: '340122401' })).toBe(12);
    expect(await counts({ sector: 'urban' })).toBe(7);
    expect(await counts({ industry: 'C' })).toBe(10);
    expect(await counts({ category: 'industry', level: 'province' })).toBe(3);
    expect(await counts({ leader: '李县长' })).toBe(11);
    expect(await counts({ yearClass: 'new' })).toBe(0);
    expect(await counts({ light: 'none' })).toBe(15);
    expect(await counts({ light: 'red' })).toBe(0);
  });

  it('maps groups by months, in the order of the ranking', async () => {
    const { periods, rows } = await monitor.call(getAnalysisHeat, { query: {} });
    expect(periods).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(rows.map(({ name, cells }) => [name, cells.map((cell) => cell?.rateTenths)])).toEqual([
      ['经开区', [92, 183, 275, 367]],
      ['撮镇镇', [42, 83, 125, 167]],
    ]);
  });

  it('draws plan and actual, and says what comes, how sure and how wrong it was', async () => {
    const curve = await monitor.call(getAnalysisCurve, { query: {} });
    expect(curve.months.map(({ doneFen }) => doneFen && wan(doneFen)).slice(2, 6)).toEqual([
      4410,
      5880,
      null,
      null,
    ]);
    expect(wan(curve.months[11]?.planFen ?? '0')).toBe(18000);
    expect(curve.forecast?.points.at(-1)).toMatchObject({ period: '2026-12', low: null, high: null });
    expect(wan(curve.forecast?.points.at(-1)?.fen ?? '0')).toBe(17640);
    // said 18,000 in April 2025, 17,100 came; and this year's pace was even
    expect(curve.forecast?.past.map(({ madeAt, of, errorTenths }) => [madeAt, of, errorTenths])).toEqual([
      ['2025-04', '2025-12', 53],
      ['2026-03', '2026-04', 0],
    ]);
    expect((await monitor.call(getAnalysisCurve, { query: { period: '2026-02' } })).why).toBe('too-early');
    expect((await monitor.call(getAnalysisCurve, { query: { period: '2025-12' } })).why).toBe('year-over');
  });

  it('sets money beside the works, the farthest from each other first', async () => {
    // whatever month is looked at: money since the beginning is known for now alone, and it says so
    const query = { unitId: zone.id, period: '2026-02' };
    const scatter = await monitor.call(getAnalysisScatter, { query });
    expect([scatter.period, scatter.periodEnd]).toEqual(['2026-04', '2026-04-30']);
    // the one that has filed the open month has not told of the works in it
    expect(scatter).toMatchObject({ total: 11, untold: 1, bins: null });
    expect(scatter.points[0]).toMatchObject({
      projectId: ids[0],
      moneyBp: 733,
      physicalBp: 9000,
      unit: '经开区',
    });
  });

  it('shows whose projects one may see: a unit its own, their parts adding up to its own whole', async () => {
    const handler = await app.as('handler', town);
    const own = await handler.call(getAnalysisTable, { query: {} });
    expect(own.rows.map(told)).toEqual([['撮镇镇', 3, 3600, 600, 167, -167, null]]);
    const others = await handler.call(getAnalysisTable, { query: { unitId: zone.id } });
    expect(others.whole.projects).toBe(0);
    expect((await handler.call(getAnalysisScatter, { query: {} })).total).toBe(3);
  });

  it('is for those who see a board', async () => {
    for (const role of ROLES) {
      const user = await app.as(role as Role, role === 'enterprise' ? firm : zone);
      const allowed = scopeOf([role], 'board:read') !== null;
      for (const view of [
        getAnalysisTable,
        getAnalysisHeat,
        getAnalysisCurve,
        getAnalysisReplans,
        getAnalysisScatter,
      ])
        if (allowed) await user.call(view as typeof getAnalysisTable, { query: {} });
        else
          expect((await user.refusal(view as typeof getAnalysisTable, { query: {} })).code).toBe('forbidden');
    }
  });

  it('steps from the first plans to those in force, by reason and by unit', async () => {
    const again = async (id: string, version: number, amountWan: number, reason: string) => {
      await app.query('update project_plans set current = false where project_id = $1 and year = 2026', [id]);
      await app.query(
        `insert into project_plans (project_id, year, version, amount_fen, basis, reason, approved_by, current, created_at)
         values ($1, 2026, $2, $3, 'declared', $4, '县', true, now())`,
        [id, version, `${BigInt(amountWan) * WAN}`, reason],
      );
    };
    await again(ids[0] as string, 2, 1500, '加快');
    await again(ids[1] as string, 2, 1000, '用地未批');
    await again(ids[1] as string, 3, 900, '用地未批');
    await again(ids[13] as string, 2, 1250, '加快');
    const steps = async (by: 'reason' | 'unit') => {
      const found = await monitor.call(getAnalysisReplans, { query: { by, period: '2026-01' } });
      expect(found.period).toBe('2026-04');
      expect([wan(found.firstFen), wan(found.currentFen)]).toEqual([18000, 18050]);
      return found.steps.map(({ key, name, changeFen, raised, lowered, projects }) => [
        name ?? key,
        wan(changeFen),
        raised,
        lowered,
        projects,
      ]);
    };
    expect(await steps('reason')).toEqual([
      ['加快', 350, 2, 0, 2],
      ['用地未批', -300, 0, 2, 1],
    ]);
    expect(await steps('unit')).toEqual([
      ['撮镇镇', 50, 1, 0, 1],
      ['经开区', 0, 1, 2, 2],
    ]);
    const [first, current] = [await table({ measure: 'first' }), await table()];
    expect([wan(first.whole.planFen), wan(current.whole.planFen)]).toEqual([18000, 18050]);
    expect((await monitor.call(getAnalysisCurve, { query: {} })).months[11]?.firstFen).toBe(
      `${18000n * WAN}`,
    );
  });

  it('leaves as a file that the audit trail knows of', async () => {
    for (const view of ['table', 'heat', 'curve', 'replans', 'scatter'] as const) {
      const search = `view=${view}&format=csv&township=340122401`;
      const sent = await fetch(`${app.url}/api${exportAnalysis.path}?${search}`, {
        headers: { cookie: monitor.cookie },
      });
      const [head, ...lines] = (await sent.text()).trim().split('\r\n');
      expect(head?.replace('\ufeff', '')).toMatch(/^(责任单位|月份|调整|项目名称),/);
      expect(lines.length).toBeGreaterThan(0);
      const [event] = await app.query<{ data: { filters: object; rows: number } }>(
        `select data from events where type = 'list.exported' order by seq desc limit 1`,
      );
      expect(event?.data).toMatchObject({ filters: { view, township: '340122401' }, rows: lines.length });
    }
  });
});
