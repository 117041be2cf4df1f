import {
  getImport,
  getReportForm,
  listImportRows,
  listReports,
  runImport,
  startImport,
  tryImport,
  undoImport,
  type ImportView,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { sendFile, startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { ReportsModule } from '../reports.module';

const HEADS = '项目代码,月份,本月完成投资（万元）,形象进度（%）,进展情况,存在问题';
const CODE = '2305-340122-04-01-123456';

describe('months that come as a file', () => {
  let app: TestApp;
  let home: GivenOrg;
  let projectId: string;
  let reporter: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, ReportsModule] });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    home = await app.given.org({ name: '撮镇镇', parent: county });
    const plan = { year: 2026, amountFen: 12_000_000_000n };
    projectId = (await app.given.project({ unit: home, plan })).id;
    await app.query('update projects set code = $2 where id = $1', [projectId, CODE]);
    reporter = await app.as('reporter', home);
  });
  afterEach(() => app.close());

  const params = (view: { id: string }) => ({ importId: view.id });
  const settled = async (view: { id: string }, user = reporter): Promise<ImportView> => {
    await app.running.engine.settle();
    return user.call(getImport, { params: params(view) });
  };
  const tried = async (lines: string[], user = reporter) => {
    const bytes = Buffer.from([HEADS, ...lines].join('\n'));
    const { attachmentId } = await sendFile(app.url, user, { name: '月报.csv', bytes });
    const view = await user.call(startImport, { body: { kind: 'reports', attachmentId } });
    await user.call(tryImport, { params: params(view), body: { version: view.version } });
    return settled(view, user);
  };
  const imported = async (lines: string[]) => {
    const dry = await tried(lines);
    await reporter.call(runImport, { params: params(dry), body: { version: dry.version } });
    return settled(dry);
  };
  const undone = async (view: ImportView) => {
    const body = { reason: '报错了月份', version: view.version };
    await reporter.call(undoImport, { params: params(view), body });
    return settled(view);
  };
  const filed = async () =>
    (await reporter.call(listReports, { params: { projectId } })).items.map(
      ({ period, monthFen, yearFen, version }) => [period, monthFen, yearFen, version],
    );

  it('are filed in their order, each with its sums and its light, and by nobody but who files them by hand', async () => {
    const dry = await tried([
      `${CODE},2026-05,300,30,主体施工,`,
      `${CODE},2026年4月,200,20,基础完成,尚有三户未搬迁`,
    ]);
    expect(dry.counts).toMatchObject({ created: 2, refused: 0 });
    expect(await filed()).toEqual([]);
    await reporter.call(runImport, { params: params(dry), body: { version: dry.version } });
    expect(await settled(dry)).toMatchObject({ state: 'done', counts: { created: 2 } });
    expect(await filed()).toEqual([
      ['2026-05', '300000000', '500000000', 1],
      ['2026-04', '200000000', '200000000', 1],
    ]);
    const told = await app.query<{ data: Record<string, unknown> }>(
      `select data from events where type = 'report.submitted' order by seq`,
    );
    expect(told.map(({ data }) => [data.period, data.import])).toEqual([
      ['2026-04', dry.id],
      ['2026-05', dry.id],
    ]);
    const monitor = await app.as('monitor');
    const { attachmentId } = await sendFile(app.url, monitor, {
      name: '月报.csv',
      bytes: Buffer.from(HEADS),
    });
    const refusal = await monitor.refusal(startImport, { body: { kind: 'reports', attachmentId } });
    expect(refusal.status).toBe(403);
  });

  it('are refused as the form refuses them, row by row', async () => {
    const foreign = await app.given.org({ name: '店埠镇' });
    const theirs = await app.given.project({ unit: foreign });
    await app.query(`update projects set code = '2305-340122-04-01-999999' where id = $1`, [theirs.id]);
    const view = await tried([
      `${CODE},2026-12,300,30,主体施工,`,
      `${CODE},2026-04,,20,基础完成,`,
      `${CODE},2026-03,1,20,好,`,
      `2305-340122-04-01-999999,2026-04,1,20,基础完成,`,
      `${CODE},2026-13,1,20,基础完成,`,
    ]);
    const { items } = await reporter.call(listImportRows, { params: params(view), query: {} });
    expect(items.flatMap(({ line, faults }) => faults.map(({ field, code }) => [line, field, code]))).toEqual(
      [
        [2, 'period', 'period-not-open'],
        [3, 'monthFen', 'required'],
        [4, 'progressText', 'text-too-short'],
        [5, 'code', 'unknown-project'],
        [6, 'period', 'not-a-month'],
      ],
    );
  });

  it('that were filed before are corrected, keep what the file does not say, and go back when it is undone', async () => {
    const first = await imported([`${CODE},2026-04,200,20,基础完成,尚有三户未搬迁`]);
    const second = await imported([`${CODE},2026-04,250,,,`]);
    expect(second.counts).toMatchObject({ changed: 1 });
    expect(await filed()).toEqual([['2026-04', '250000000', '250000000', 2]]);
    const [report] = (await reporter.call(listReports, { params: { projectId } })).items;
    expect(report).toMatchObject({ physicalBp: 2000, problems: [{ text: '尚有三户未搬迁' }] });
    expect((await undone(second)).undo?.counts).toEqual({ restored: 1, kept: 0 });
    expect(await filed()).toEqual([['2026-04', '200000000', '200000000', 3]]);
    expect((await undone(first)).undo?.counts).toEqual({ restored: 0, kept: 1 });
  });

  it('that were filed for the first time are owed again when it is undone; what was filed stays among the versions', async () => {
    const done = await imported([`${CODE},2026-05,200,20,基础完成,`]);
    expect((await undone(done)).undo?.counts).toEqual({ restored: 1, kept: 0 });
    expect(await filed()).toEqual([]);
    const form = await reporter.call(getReportForm, { params: { projectId, period: '2026-05' } });
    expect(form).toMatchObject({ state: 'draft', draft: { monthFen: '200000000' }, submitted: null });
    expect(await app.query('select version from report_versions')).toHaveLength(1);
    expect(
      await app.events((await app.query<{ id: string }>('select id from reports'))[0]?.id ?? ''),
    ).toEqual(['report.submitted', 'report.withdrawn']);
  });
});
