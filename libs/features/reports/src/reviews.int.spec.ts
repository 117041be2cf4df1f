import { listReportVersions, reviewReport, submitReport, type ReportForm } from '@duban/contracts';
import { givenLine, type Line } from './direct-line.fixture';
import { draft } from './report.fixture';

/** Monday 11 May 2026. */
describe('a report of the direct line is reviewed', () => {
  let app: Line['app'];
  let town: Line['town'];
  let owner: Line['owner'];
  let reporter: Line['reporter'];
  let monitor: Line['monitor'];
  let params: Line['params'];
  let form: Line['form'];
  let file: Line['file'];
  let inbox: Line['inbox'];
  beforeEach(async () => {
    ({ app, town, owner, reporter, monitor, params, form, file, inbox } = await givenLine());
  });
  afterEach(() => app.close());

  const accept = async (by = monitor) =>
    by.call(reviewReport, { params, body: { verdict: 'accept', version: (await form(monitor)).version } });
  const giveBack = async (text = '形象进度与上月一样，请核实') =>
    monitor.call(reviewReport, {
      params,
      body: {
        verdict: 'return',
        comments: [{ section: 'progress', text }],
        version: (await form(monitor)).version,
      },
    });

  it('visible at once, marked as unreviewed, due in three working days', async () => {
    await file(draft());
    const seen = await form(monitor);
    expect(seen.submitted).toMatchObject({ monthFen: '100000000', review: 'unreviewed' });
    // filed on Monday the 11th: 12, 13, 14
    expect(seen.review).toEqual({
      state: 'unreviewed',
      dueDay: '2026-05-14',
      comments: [],
      by: null,
      at: null,
    });
  });

  it('returned with comments by section, told to who files, filed again as a version, then accepted', async () => {
    await file(draft());
    expect((await giveBack()).review).toMatchObject({ state: 'returned', dueDay: null });
    const back = await form();
    expect(back.review?.comments).toEqual([{ section: 'progress', text: '形象进度与上月一样，请核实' }]);
    expect(back.needsReason).toBe(false);
    // what was filed counts on
    expect(back.submitted?.monthFen).toBe('100000000');
    expect(await inbox()).toEqual([['report.returned', null]]);
    await file(draft({ progressText: '主体施工至五层' }));
    expect((await accept()).review).toMatchObject({ state: 'accepted' });
    const { items } = await reporter.call(listReportVersions, { params });
    expect(items.map(({ version, verdict, reason }) => [version, verdict, reason])).toEqual([
      [2, 'accepted', null],
      [1, 'returned', null],
    ]);
    expect(items[1]?.comments).toHaveLength(1);
    expect(await app.events((await reportId()) as string)).toEqual([
      'report.submitted',
      'report.returned',
      'report.submitted',
      'report.accepted',
    ]);
  });

  it('corrected after it was accepted only with a reason; what was published stays beside it', async () => {
    await file(draft());
    await accept();
    const refused = await reporter.refusal(submitReport, {
      params,
      body: { content: draft({ monthFen: '90000000' }), version: (await form()).version },
    });
    expect(refused).toMatchObject({
      code: 'report-refused',
      fields: [{ path: 'reason', code: 'required' }],
    });
    await file(draft({ monthFen: '90000000' }), '重复计入设备款');
    const seen = await form(monitor);
    expect(seen.submitted).toMatchObject({
      monthFen: '90000000',
      version: 2,
      review: 'unreviewed',
      published: { version: 1, monthFen: '100000000' },
    });
    await accept();
    // first published stays first published
    expect((await form(monitor)).submitted?.published).toMatchObject({ version: 1, monthFen: '100000000' });
    const { items } = await monitor.call(listReportVersions, { params });
    expect(items[0]).toMatchObject({ version: 2, reason: '重复计入设备款' });
  });

  it('not twice, not as another version than was seen, and by nobody else', async () => {
    await file(draft());
    const stale = { verdict: 'accept' as const, version: 7 };
    expect(await monitor.refusal(reviewReport, { params, body: stale })).toMatchObject({ code: 'stale' });
    await accept();
    const again = { verdict: 'accept' as const, version: (await form()).version };
    expect(await monitor.refusal(reviewReport, { params, body: again })).toMatchObject({
      code: 'forbidden-move',
    });
    for (const [role, org, status] of [
      ['reporter', owner, 403],
      ['handler', town, 403],
      ['leader', undefined, 403],
      ['reporter', await app.given.org(), 403],
      ['admin', undefined, 403],
    ] as const)
      expect([
        role,
        (await (await app.as(role, org)).refusal(reviewReport, { params, body: again })).status,
      ]).toEqual([role, status]);
  });

  const reportId = async () =>
    (await app.query<{ id: string }>('select id from reports where project_id = $1', [params.projectId]))[0]
      ?.id;

  it('shows a form that is opened for review to nobody who may not read it', async () => {
    const seen: ReportForm = await form(monitor);
    expect(seen.review).toBeNull();
    const foreign = await app.as('reporter', await app.given.org());
    expect((await foreign.refusal(listReportVersions, { params })).status).toBe(404);
  });
});
