import {
  getImport,
  getReportForm,
  listReportVersions,
  downloadMarked,
  reviewReport,
  runImport,
  saveDraft,
  startImport,
  submitReport,
  tryImport,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { sendFile, startApp, type TestApp, type TestUser } from '@duban/testing';
import { draft, sendPhoto } from './report.fixture';
import { ReportsModule } from './reports.module';

const CODE = '2305-340122-04-01-123456';

/** Monday 11 May 2026, by the rules the product comes with: what is being built shows a photograph each month. */
describe('site photographs of a month', () => {
  let app: TestApp;
  let reporter: TestUser;
  let colleague: TestUser;
  let monitor: TestUser;
  let stranger: TestUser;
  let params: { projectId: string; period: string };

  beforeEach(async () => {
    const modules = [IdentityModule, SupervisionModule, ReportsModule];
    app = await startApp({ modules, photoRequired: 'refuse' });
    const unit = await app.given.org({ name: '撮镇镇' });
    const owner = await app.given.org({ kind: 'enterprise', name: '皖东聚纤' });
    const plan = { year: 2026, amountFen: 12_000_000_000n };
    const project = await app.given.project({ unit, owner, plan });
    await app.query('update projects set code = $2 where id = $1', [project.id, CODE]);
    params = { projectId: project.id, period: '2026-05' };
    reporter = await app.as('reporter', owner);
    colleague = await app.as('reporter', unit);
    monitor = await app.as('monitor');
    stranger = await app.as('reporter', await app.given.org({ kind: 'enterprise' }));
  });
  afterEach(() => app.close());

  const form = (by = reporter) => by.call(getReportForm, { params });
  const photo = (name: string, tone = 90, by = reporter) => sendPhoto(app.url, by, name, tone);
  const keep = async (photoIds: string[], by = reporter) =>
    by.call(saveDraft, { params, body: { draft: draft(), photoIds, version: (await form(by)).version } });
  const file = async (photoIds?: string[], over: { withoutPhotos?: string[] } = {}, by = reporter) =>
    by.call(submitReport, {
      params,
      body: { content: draft(over), version: (await form(by)).version, ...(photoIds ? { photoIds } : {}) },
    });
  const refusal = async (photoIds: string[], over: { withoutPhotos?: string[] } = {}) =>
    reporter.refusal(submitReport, {
      params,
      body: { content: draft(over), version: (await form()).version, photoIds },
    });
  const seen = async (id: string, by: TestUser) =>
    (await fetch(`${app.url}/api/attachments/${id}`, { headers: { cookie: by.cookie } })).status;
  const names = (photos: { name: string }[] = []) => photos.map(({ name }) => name);

  it('are asked of what is being built: a month without one is refused with what else is wrong', async () => {
    const refused = await reporter.refusal(submitReport, {
      params,
      body: { content: draft({ physicalBp: null }), version: 0, photoIds: [] },
    });
    expect(refused).toMatchObject({ status: 422, code: 'report-refused' });
    expect(refused.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['physicalBp', 'required'],
      ['photoIds', 'photo-required'],
    ]);
    expect(await app.query('select 1 from reports')).toHaveLength(0);
    expect((await form()).photoRequired).toBe('refuse');
    await file([await photo('东侧.jpg')]);
    // that of the version before still shows the month
    await file([]);
  });

  it('are asked of nothing that is not being built', async () => {
    await app.query(`update projects set stage = 'preparing'`);
    expect((await form()).photoRequired).toBeNull();
    expect((await file([])).findings).toEqual([]);
  });

  it('are remarked on where the county says so, and the month is filed', async () => {
    const value = {
      ...{ remindFirst: 3, remindAgain: 1, chaseAfter: 1, cardAfter: 3, lockAfter: 10, reviewDays: 3 },
      photoRequired: 'remark',
    };
    await app.query(
      `insert into settings (key, version, value, reason, by_name, at) values ('report-rules', 1, $1, '测试', '管理员', now())`,
      [JSON.stringify(value)],
    );
    expect((await file([])).findings).toEqual([
      { field: 'photoIds', code: 'photo-required', level: 'warning', facts: {} },
    ]);
  });

  it('stay with a draft as long as it is there, for whoever may go on with it, and go when it names them no more', async () => {
    const [first, second] = [await photo('东侧.jpg', 10), await photo('西侧.jpg', 20)];
    const loose = await photo('没用上.jpg', 30);
    await keep([second, first]);
    await app.fastForward({ to: '2026-05-15T02:00:00Z' });
    expect(names((await form()).draftPhotos)).toEqual(['西侧.jpg', '东侧.jpg']);
    expect(names((await form(colleague)).draftPhotos)).toEqual(['西侧.jpg', '东侧.jpg']);
    expect([await seen(first, reporter), await seen(first, colleague)]).toEqual([200, 200]);
    // a draft is nobody else's, the office's neither
    expect([await seen(first, monitor), await seen(first, stranger)]).toEqual([404, 404]);
    expect((await form(monitor)).draftPhotos).toEqual([]);
    expect(await seen(loose, reporter)).toBe(404);

    await keep([first]);
    await app.fastForward({ to: '2026-05-18T02:00:00Z' });
    expect([await seen(first, reporter), await seen(second, reporter)]).toEqual([200, 404]);
    // a text that is saved says nothing of photographs
    await reporter.call(saveDraft, { params, body: { draft: draft(), version: (await form()).version } });
    expect(names((await form()).draftPhotos)).toEqual(['东侧.jpg']);
    // somebody else of those who may goes on and files it
    await file(undefined, {}, colleague);
    expect(names((await form(monitor)).photos)).toEqual(['东侧.jpg']);
    expect((await form()).draftPhotos).toEqual([]);
  });

  it('of somebody else are not taken into a draft, nor what has gone meanwhile; the text is kept all the same', async () => {
    const foreign = await photo('别人的.jpg', 10, stranger);
    await keep([foreign, '01890000-0000-7000-8000-000000000000']);
    expect(await form()).toMatchObject({ state: 'draft', draftPhotos: [] });
    expect(await seen(foreign, reporter)).toBe(404);
    expect((await refusal([foreign])).fields).toMatchObject([{ path: 'photoIds', code: 'gone' }]);
  });

  it('that a draft keeps are no hindrance to sending more, and are used nowhere else', async () => {
    const kept = await photo('东侧.jpg');
    await keep([kept]);
    const other = await app.given.project({ unit: { id: (await form()).project.unit.id, name: '' } });
    const elsewhere = { projectId: other.id, period: '2026-05' };
    const body = { content: draft(), version: 0, photoIds: [kept] };
    expect((await colleague.refusal(submitReport, { params: elsewhere, body })).fields).toMatchObject([
      { code: 'gone' },
    ]);
    const [row] = await app.query<{ open: number }>(
      `select count(*)::int as open from attachments where state = 'loose' and kept_for is null`,
    );
    expect(row?.open).toBe(0);
  });

  it('that a later version leaves out stay with the earlier one, and the difference is told', async () => {
    const [east, west] = [await photo('东侧.jpg', 10), await photo('西侧.jpg', 20)];
    await file([east, west]);
    const tower = await photo('塔吊.jpg', 30);
    await file([tower], { withoutPhotos: [east] });
    expect(names((await form(monitor)).photos)).toEqual(['塔吊.jpg', '西侧.jpg']);
    const { items } = await monitor.call(listReportVersions, { params });
    expect(items.map(({ version, photos }) => [version, names(photos)])).toEqual([
      [2, ['塔吊.jpg', '西侧.jpg']],
      [1, ['东侧.jpg', '西侧.jpg']],
    ]);
    const [event] = await app.query<{ data: Record<string, unknown> }>(
      `select data from events where type = 'report.submitted' order by seq desc limit 1`,
    );
    expect(event?.data).toMatchObject({ attachments: [{ name: '塔吊.jpg' }], photosLeftOut: 1 });
    // none may be left without another
    expect((await refusal([], { withoutPhotos: [west, tower] })).fields).toMatchObject([
      { code: 'photo-required' },
    ]);
  });

  it('are a part of the month the office remarks on', async () => {
    await file([await photo('东侧.jpg')]);
    const comments = [{ section: 'photos' as const, text: '看不出是哪个月的，请重拍' }];
    const returned = await monitor.call(reviewReport, {
      params,
      body: { verdict: 'return', comments, version: (await form(monitor)).version },
    });
    expect(returned.review).toMatchObject({ state: 'returned', comments });
    expect((await form()).review?.comments).toEqual(comments);
  });

  it('are asked of a file of many months alike: refused in words, filed with those its draft keeps', async () => {
    const bytes = Buffer.from(
      `项目代码,月份,本月完成投资（万元）,形象进度（%）,进展情况\n${CODE},2026-05,300,40,主体施工`,
    );
    const tried = async () => {
      const { attachmentId } = await sendFile(app.url, reporter, { name: '月报.csv', bytes });
      const view = await reporter.call(startImport, { body: { kind: 'reports', attachmentId } });
      const at = { importId: view.id };
      await reporter.call(tryImport, { params: at, body: { version: view.version } });
      await app.running.engine.settle();
      return reporter.call(getImport, { params: at });
    };
    const dry = await tried();
    expect(dry.counts).toMatchObject({ refused: 1 });
    const { path } = downloadMarked;
    const marked = await fetch(`${app.url}/api${path.replace(':importId', dry.id)}?lang=zh`, {
      headers: { cookie: reporter.cookie },
    });
    expect(await marked.text()).toContain('在建项目每月须有现场照片');

    await keep([await photo('东侧.jpg')]);
    const ready = await tried();
    expect(ready.counts).toMatchObject({ created: 1, refused: 0 });
    await reporter.call(runImport, { params: { importId: ready.id }, body: { version: ready.version } });
    await app.running.engine.settle();
    expect(names((await form(monitor)).photos)).toEqual(['东侧.jpg']);
  });
});
