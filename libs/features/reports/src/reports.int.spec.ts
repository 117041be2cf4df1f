import {
  getReportForm,
  listNotices,
  listOwedReports,
  listReports,
  reopenReport,
  saveDraft,
  submitReport,
  type ReportDraft,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { beginPeriod, draft as filled } from './report.fixture';
import { ReportsModule } from './reports.module';

const WAN = 1_000_000n;
const wan = (n: number) => (BigInt(n) * WAN).toString();
const draft = (over: Partial<ReportDraft> = {}) => filled({ monthFen: wan(1000), ...over });

describe('a monthly report', () => {
  let app: TestApp;
  let reporter: TestUser;
  let monitor: TestUser;
  let stranger: TestUser;
  let params: { projectId: string; period: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, ReportsModule] });
    const unit = await app.given.org({ name: '撮镇镇' });
    const owner = await app.given.org({ kind: 'enterprise', name: '皖东聚纤' });
    // 12,000 万元 for the year: by the end of May 5,000 are scheduled
    const project = await app.given.project({
      unit,
      owner,
      totalFen: 50_000n * WAN,
      plan: { year: 2026, amountFen: 12_000n * WAN },
      since: '2026-01-01',
    });
    params = { projectId: project.id, period: '2026-05' };
    reporter = await app.as('reporter', owner);
    monitor = await app.as('monitor');
    stranger = await app.as('reporter', await app.given.org({ kind: 'enterprise' }));
  });
  afterEach(() => app.close());

  const file = (content: ReportDraft, version = 0, by = reporter) =>
    by.call(submitReport, { params, body: { content, version } });
  const proposals = async () => (await monitor.call(listNotices, { query: { view: 'proposed' } })).items;

  it('lights its light by the worked table, in the same transaction, and says why', async () => {
    const { light } = await file(draft({ monthFen: wan(3999) }));
    expect(light).toMatchObject({ color: 'yellow', word: 'lag' });
    expect(light.reason).toMatchObject({
      doneFen: wan(3999),
      planFen: wan(12000),
      scheduleNum: '5',
      scheduleDen: '12',
      ratioPerMille: 799,
    });
    expect((await proposals()).map((notice) => [notice.source, notice.severity])).toEqual([
      ['light', 'normal'],
    ]);
  });

  it.each([
    [5000, 'green'],
    [4000, 'green'],
    [3999, 'yellow'],
    [2999, 'red'],
  ])('%i 万元 by May is %s', async (amount, color) => {
    expect((await file(draft({ monthFen: wan(amount) }))).light.color).toBe(color);
  });

  it('withdraws a proposal nobody issued when a new version brings the project back to plan', async () => {
    const first = await file(draft({ monthFen: wan(2000) }));
    expect(await proposals()).toHaveLength(1);
    const second = await file(draft({ monthFen: wan(5000) }), first.version);
    expect(second.light.color).toBe('green');
    expect(second.report.version).toBe(2);
    expect(await proposals()).toHaveLength(0);
    const versions = await app.query<{ version: number }>(
      'select version from report_versions order by version',
    );
    expect(versions.map((row) => row.version)).toEqual([1, 2]);
  });

  it('keeps by what its figures were counted, version by version, whatever the project counts by later', async () => {
    const first = await file(draft({ monthFen: wan(2000) }));
    expect(first.report).toMatchObject({ basis: 'physical', asOf: '2026-05-11' });
    await app.query(`update projects set counting = 'payment'`);
    expect((await reporter.call(getReportForm, { params })).project.counting).toBe('payment');
    const second = await file(draft({ monthFen: wan(1800) }), first.version);
    expect(second.report.basis).toBe('payment');
    expect(await app.query('select version, basis from report_versions order by version')).toEqual([
      { version: 1, basis: 'physical' },
      { version: 2, basis: 'payment' },
    ]);
  });

  it('keeps a draft for its writer alone, and sums stay computed', async () => {
    const saved = await reporter.call(saveDraft, {
      params,
      body: { draft: draft({ monthFen: null, progressText: '写到一半' }), version: 0 },
    });
    const form = await reporter.call(getReportForm, { params });
    expect(form).toMatchObject({
      state: 'draft',
      draft: { progressText: '写到一半' },
      version: saved.version,
      before: { yearFen: '0' },
    });
    expect((await monitor.call(getReportForm, { params })).draft.progressText).toBe('');
    expect((await reporter.refusal(saveDraft, { params, body: { draft: draft(), version: 0 } })).code).toBe(
      'stale',
    );
  });

  it('puts last month beside this one and adds up', async () => {
    await file(draft({ monthFen: wan(1000) }));
    await app.fastForward({ to: '2026-06-03T02:00:00Z' });
    params = { ...params, period: '2026-06' };
    const form = await reporter.call(getReportForm, { params });
    expect(form.previous).toMatchObject({ period: '2026-05', monthFen: wan(1000) });
    expect(form.before).toEqual({ yearFen: wan(1000), totalFen: wan(1000) });
    const { report } = await file(
      draft({ monthFen: wan(500), progressText: '主体施工至五层', physicalBp: 4500 }),
    );
    expect(report).toMatchObject({ yearFen: wan(1500), totalFen: wan(1500) });
  });

  it('refuses field by field and writes nothing', async () => {
    const problem = await reporter.refusal(submitReport, {
      params,
      body: { content: draft({ monthFen: '-1', progressText: ' ', physicalBp: null }), version: 0 },
    });
    expect(problem).toMatchObject({ status: 422, code: 'report-refused' });
    expect(problem.fields?.map((field) => [field.path, field.code])).toEqual([
      ['monthFen', 'negative'],
      ['physicalBp', 'required'],
      ['progressText', 'text-too-short'],
    ]);
    expect(await app.query('select 1 from reports')).toHaveLength(0);
    expect(await app.query('select 1 from events')).toHaveLength(0);
  });

  it('cannot be filed ahead of its month', async () => {
    params = { ...params, period: '2026-06' };
    expect(
      (await reporter.refusal(submitReport, { params, body: { content: draft(), version: 0 } })).code,
    ).toBe('period-not-open');
  });

  it('is unknown to a foreign enterprise, and nobody reads without filing rights what they may not file', async () => {
    expect((await stranger.refusal(getReportForm, { params })).status).toBe(404);
    expect(
      (await stranger.refusal(submitReport, { params, body: { content: draft(), version: 0 } })).status,
    ).toBe(404);
    expect(
      (await monitor.refusal(submitReport, { params, body: { content: draft(), version: 0 } })).status,
    ).toBe(403);
    expect((await monitor.call(listReports, { params: { projectId: params.projectId } })).items).toEqual([]);
    expect((await stranger.call(listOwedReports, {})).items).toEqual([]);
  });

  it('sent twice counts once', async () => {
    const both = await Promise.allSettled([file(draft()), file(draft())]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await app.query('select 1 from report_versions')).toHaveLength(1);
  });

  it('that never comes is told after the due day, once, and proposes a notice; filing late withdraws it', async () => {
    await beginPeriod(app, '2026-05');
    expect((await reporter.call(listOwedReports, {})).items[0]).toMatchObject({
      state: 'owed',
      dueDay: '2026-05-25',
    });
    await app.fastForward({ to: '2026-05-25T09:30:00Z' });
    expect(await proposals()).toHaveLength(0);
    await app.fastForward({ to: '2026-05-25T09:30:01Z' });
    expect((await proposals()).map((notice) => notice.source)).toEqual(['late-report']);
    await app.fastForward({ to: '2026-05-29T01:00:00Z' });
    const late = await app.query<{ n: number }>(
      `select count(*)::int as n from events where type = 'report.late'`,
    );
    expect(late[0]?.n).toBe(1);
    expect((await file(draft({ monthFen: wan(5000) }))).report.late).toBe(true);
    expect(await proposals()).toHaveLength(0);
  });

  const open = (period: string) => beginPeriod(app, period);
  const told = () =>
    app.query<{ name: string; period: string }>(
      `select data ->> 'name' as name, data ->> 'period' as period from events where type = 'report.late' order by seq`,
    );

  it('is owed by whoever reports directly on the due day, whenever they began to, and not by who has ended', async () => {
    await open('2026-05');
    await app.query(`update projects set stage = 'ended' where id = $1`, [params.projectId]);
    const unit = await app.given.org();
    const grown = await app.given.project({ unit, stage: 'reserve', since: '2026-05-12T00:00Z' });
    await app.query(`update projects set stage = 'signed' where id = $1`, [grown.id]);
    await app.given.project({ unit, since: '2026-05-26T00:00Z' });
    await app.fastForward({ to: '2026-05-26T02:00:00Z' });
    expect(await told()).toEqual([{ name: grown.name, period: '2026-05' }]);
  });

  it('is missed also when nobody worked on the due day: each month is told once, in order', async () => {
    await open('2026-05');
    app.clock.set(Date.parse('2026-08-03T02:00:00Z'));
    await open('2026-08'); // a process starts again
    await app.running.engine.drain();
    expect((await told()).map(({ period }) => period)).toEqual(['2026-05', '2026-06', '2026-07']);
  });

  it('that comes late leaves the proposal about a month that is still owed', async () => {
    await open('2026-05');
    await app.fastForward({ to: '2026-06-26T02:00:00Z' });
    // May is locked by now
    await monitor.call(reopenReport, { params, body: { untilDay: '2026-06-30', reason: '补报' } });
    await file(draft({ monthFen: wan(5000) }));
    expect((await proposals()).map(({ source }) => source)).toEqual(['late-report']);
    params = { ...params, period: '2026-06' };
    await file(draft({ monthFen: wan(1000), progressText: '主体施工至五层' }));
    expect(await proposals()).toEqual([]);
  });

  it('opens month after month by itself', async () => {
    await beginPeriod(app, '2026-05');
    await app.fastForward({ to: '2026-08-26T02:00:00Z' });
    const late = await app.query<{ period: string }>(
      `select data ->> 'period' as period from events where type = 'report.late' order by seq`,
    );
    expect(late.map((row) => row.period)).toEqual(['2026-05', '2026-06', '2026-07', '2026-08']);
    expect(await proposals()).toHaveLength(1);
  });
});
