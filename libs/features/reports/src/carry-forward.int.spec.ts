import { getReportForm, listReports, reviewReport, submitReport } from '@duban/contracts';
import { addMonths, type Period } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { draft } from './report.fixture';
import { ReportsModule } from './reports.module';

const wan = (n: number) => (BigInt(n) * 1_000_000n).toString();
const inWan = (fen: string | null) => Number(BigInt(fen ?? '0') / 1_000_000n);
const content = (month: number, text: string) => draft({ monthFen: wan(month), progressText: text });

describe('a month behind one that was filed', () => {
  let app: TestApp;
  let reporter: TestUser;
  let projectId: string;

  beforeEach(async () => {
    app = await startApp({
      now: '2027-04-12T02:00:00Z',
      modules: [IdentityModule, SupervisionModule, ReportsModule],
    });
    const unit = await app.given.org({ name: '撮镇镇' });
    const project = await app.given.project({ unit, totalFen: 50_000_000_000n });
    projectId = project.id;
    reporter = await app.as('reporter', unit);
  });
  afterEach(() => app.close());

  const formOf = (period: Period) => reporter.call(getReportForm, { params: { projectId, period } });
  const file = async (period: Period, month: number, reason?: string) => {
    const { version } = await formOf(period);
    const body = { content: content(month, `${period} 施工 ${month}`), version, ...(reason && { reason }) };
    return reporter.call(submitReport, { params: { projectId, period }, body });
  };
  const sums = async () =>
    (await reporter.call(listReports, { params: { projectId } })).items
      .map(({ period, monthFen, yearFen, totalFen }) => [period, ...[monthFen, yearFen, totalFen].map(inWan)])
      .reverse();

  it('carries what it tells more or less into the running totals, of the year only within its year', async () => {
    for (const [period, month] of [
      ['2026-11', 100],
      ['2026-12', 200],
      ['2027-01', 300],
      ['2027-02', 400],
    ] as const)
      await file(period, month);
    expect((await formOf('2026-11')).laterPeriods).toEqual(['2026-12', '2027-01', '2027-02']);
    const corrected = await file('2026-11', 150);
    // the light is lit by the newest month
    expect(corrected.light.period).toBe('2027-02');
    expect(await sums()).toEqual([
      ['2026-11', 150, 150, 150],
      ['2026-12', 200, 350, 350],
      ['2027-01', 300, 300, 650],
      ['2027-02', 400, 700, 1050],
    ]);
    const [event] = await app.query<{ data: { carried?: string[] } }>(
      `select data from events where type = 'report.submitted' order by seq desc limit 1`,
    );
    expect(event?.data.carried).toEqual(['2026-12', '2027-01', '2027-02']);
    // one that was left out is filed late, and counts from then on
    await file('2026-10', 50);
    expect((await sums()).at(-1)).toEqual(['2027-02', 400, 700, 1100]);
  });

  it('leaves what was published of the later months, beside the sums that follow', async () => {
    await file('2027-01', 300);
    const { version } = await file('2027-02', 400);
    const monitor = await app.as('monitor');
    await monitor.call(reviewReport, {
      params: { projectId, period: '2027-02' },
      body: { verdict: 'accept', version },
    });
    await file('2027-01', 310);
    const { submitted } = await formOf('2027-02');
    expect(submitted).toMatchObject({
      totalFen: wan(710),
      version: 1,
      review: 'accepted',
      published: { totalFen: wan(700) },
    });
  });

  it('stops at an observation, which tells a total of its own', async () => {
    await file('2027-01', 300);
    await app.query(
      `insert into reports (id, project_id, period, kind, state, as_of, total_fen, submitted_at)
       values (gen_random_uuid(), $1, '2027-02', 'observation', 'submitted', '2027-02-28', $2, now())`,
      [projectId, wan(900)],
    );
    await file('2027-03', 100);
    await file('2027-01', 350);
    expect((await sums()).map(([period, , , total]) => [period, total])).toEqual([
      ['2027-01', 350],
      ['2027-02', 900],
      ['2027-03', 1000],
    ]);
  });

  it('is refused where a later sum would fall below zero, and nothing is written', async () => {
    await file('2027-01', 300);
    await file('2027-02', 100);
    await app.query(`update reports set total_fen = $1 where period = '2027-02'`, [wan(200)]);
    const before = await sums();
    const { version } = await formOf('2027-01');
    const refusal = await reporter.refusal(submitReport, {
      params: { projectId, period: '2027-01' },
      body: { content: content(50, '更正'), version },
    });
    expect(refusal.fields).toEqual([
      { path: 'monthFen', code: 'later-negative', facts: { laterPeriod: '2027-02', fen: wan(-50) } },
    ]);
    expect(await sums()).toEqual(before);
  });

  it('in whatever order months are filed and corrected, the sums are those of their order', async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const told = new Map<Period, number>();
    for (let act = 0; act < 25; act++) {
      const period = addMonths('2026-09', random(7));
      const month = random(500);
      await file(period, month);
      told.set(period, month);
    }
    let total = 0;
    let year = 0;
    let last = '';
    const expected = [...told]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([period, month]) => {
        if (period.slice(0, 4) !== last) year = 0;
        last = period.slice(0, 4);
        total += month;
        year += month;
        return [period, month, year, total];
      });
    expect(await sums()).toEqual(expected);
  });
});
