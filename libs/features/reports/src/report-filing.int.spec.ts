import { getNotice, getReportForm, raiseProblem, submitReport } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { sendFile, startApp, type TestApp, type TestUser } from '@duban/testing';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { draft, sendPhoto } from './report.fixture';
import { ReportsModule } from './reports.module';

const content = draft({
  monthFen: '5000000000',
  problems: [
    { category: '管线迁改', text: '10 千伏线路未迁', wantedUnit: '县供电公司', urgency: 'critical' },
    { category: '其他', text: '进场路窄' },
  ],
});
const WAN = 1_000_000n;

describe('filing a month on a bad line', () => {
  let app: TestApp;
  let reporter: TestUser;
  let colleague: TestUser;
  let monitor: TestUser;
  let stranger: TestUser;
  let params: { projectId: string; period: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, SupervisionModule, ReportsModule] });
    const unit = await app.given.org({ name: '撮镇镇' });
    const owner = await app.given.org({ kind: 'enterprise', name: '皖东聚纤' });
    const project = await app.given.project({
      unit,
      owner,
      totalFen: 50_000n * WAN,
      plan: { year: 2026, amountFen: 12_000n * WAN },
    });
    params = { projectId: project.id, period: '2026-05' };
    reporter = await app.as('reporter', owner);
    colleague = await app.as('reporter', unit);
    monitor = await app.as('monitor');
    stranger = await app.as('reporter', await app.given.org({ kind: 'enterprise' }));
  });
  afterEach(() => app.close());

  const count = async (table: string) => (await app.query(`select 1 from ${table}`)).length;
  const send = (by: TestUser, key: string, over: { version?: number; photoIds?: string[] } = {}) =>
    by.call(submitReport, { params, body: { content, version: 0, key, ...over } });
  const photo = (by: TestUser, name: string, tone = 90) => sendPhoto(app.url, by, name, tone);

  it('counts a submission once, however often and however close it is sent, and answers each time alike', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(reporter, key)));
    answers.push(await send(reporter, key));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.report.version).toBe(1);
    expect([await count('report_versions'), await count('report_receipts')]).toEqual([1, 1]);
    expect(await app.query(`select 1 from events where type = 'report.submitted'`)).toHaveLength(1);
  });

  it('answers alike also after the month was corrected, or the next one filed', async () => {
    const key = randomUUID();
    const first = await send(reporter, key);
    await send(reporter, randomUUID(), { version: first.version });
    await app.fastForward({ to: '2026-06-03T02:00:00Z' });
    const may = params;
    params = { ...params, period: '2026-06' };
    await reporter.call(submitReport, {
      params,
      body: { content: { ...content, progressText: '主体施工至五层' }, version: 0, key: randomUUID() },
    });
    params = may;
    expect(await send(reporter, key)).toEqual(first);
    expect(await count('report_versions')).toBe(3);
  });

  it('takes no key for another content, another person or another project', async () => {
    const key = randomUUID();
    await send(reporter, key);
    const other = { ...content, monthFen: '5100000000' };
    const body = { content: other, version: 0, key };
    expect((await reporter.refusal(submitReport, { params, body })).code).toBe('stale');
    expect((await colleague.refusal(submitReport, { params, body: { ...body, content } })).code).toBe(
      'stale',
    );
    expect((await stranger.refusal(submitReport, { params, body: { ...body, content } })).status).toBe(404);
    expect((await monitor.refusal(submitReport, { params, body: { ...body, content } })).status).toBe(403);
    expect(await count('report_versions')).toBe(1);
  });

  it('keeps photographs with their version, in the order chosen; the place is told to the office alone', async () => {
    const [first, second, third] = [
      await photo(reporter, '东侧.jpg', 10),
      await photo(reporter, '../../西侧.jpg', 20),
      await photo(reporter, '塔吊.jpg', 30),
    ];
    const key = randomUUID();
    const filed = await send(reporter, key, { photoIds: [third, first] });
    expect(await send(reporter, key, { photoIds: [third, first] })).toEqual(filed);
    await send(reporter, randomUUID(), { version: filed.version, photoIds: [second] });
    const seen = (await monitor.call(getReportForm, { params })).photos ?? [];
    expect(seen.map(({ name, version }) => [name, version])).toEqual([
      ['西侧.jpg', 2],
      ['塔吊.jpg', 1],
      ['东侧.jpg', 1],
    ]);
    expect(seen[0]?.takenAt).toBe('2026-05-08T01:30:00.000Z');
    expect(seen[0]?.place?.latitude).toBeCloseTo(31.867, 2);
    const own = (await reporter.call(getReportForm, { params })).photos ?? [];
    expect(own.map(({ place }) => place)).toEqual([null, null, null]);
    const file = async (user: TestUser) =>
      fetch(`${app.url}/api/attachments/${first}`, { headers: { cookie: user.cookie } });
    expect([(await file(monitor)).status, (await file(colleague)).status]).toEqual([200, 200]);
    expect((await file(stranger)).status).toBe(404);
    const kept = Buffer.from(await (await file(monitor)).arrayBuffer());
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    const [event] = await app.query<{ names: string[] }>(
      `select jsonb_path_query_array(data, '$.attachments[*].name') as names from events
       where type = 'report.submitted' order by seq limit 1`,
    );
    expect(event?.names).toEqual(['塔吊.jpg', '东侧.jpg']);
  });

  it('takes photographs only, and only one’s own: nothing is filed otherwise', async () => {
    const text = await sendFile(app.url, reporter, { name: '说明.txt', bytes: Buffer.from('不是照片。\n') });
    const foreign = await photo(colleague, '别人的.jpg');
    for (const [id, code] of [
      [text.attachmentId, 'not-a-photo'],
      [foreign, 'gone'],
    ] as const) {
      const body = { content, version: 0, photoIds: [id], key: randomUUID() };
      const { fields } = await reporter.refusal(submitReport, { params, body });
      expect(fields?.map((field) => [field.path, field.code])).toEqual([['photoIds', code]]);
    }
    expect([await count('reports'), await count('report_receipts')]).toEqual([0, 0]);
  });

  it('lets the office make a problem a notice, once, for the unit it wishes for; its own unit is told when it is issued', async () => {
    const power = await app.given.org({ name: '县供电公司' });
    await send(reporter, randomUUID());
    const raise = (at: number) => ({ params, body: { at, submission: 1 } });
    const both = await Promise.all([
      monitor.call(raiseProblem, raise(0)),
      monitor.call(raiseProblem, raise(0)),
    ]);
    expect(both[0]).toEqual(both[1]);
    const { noticeId } = both[0] ?? { noticeId: '' };
    expect(await monitor.call(getNotice, { params: { noticeId } })).toMatchObject({
      ...{ state: 'proposed', source: 'problem', severity: 'urgent', unit: { id: power.id } },
      demands: '10 千伏线路未迁',
    });
    const other = await monitor.call(raiseProblem, raise(1));
    expect(other.noticeId).not.toBe(noticeId);
    const seen = async (by: TestUser) => (await by.call(getReportForm, { params })).raised;
    expect(await seen(monitor)).toEqual([
      { at: 0, noticeId },
      { at: 1, noticeId: other.noticeId },
    ]);
    expect(await seen(colleague)).toEqual([]);
    expect((await monitor.refusal(raiseProblem, raise(7))).code).toBe('report-refused');
    await send(reporter, randomUUID(), { version: 1 });
    expect(await seen(monitor)).toHaveLength(2);
    expect((await monitor.refusal(raiseProblem, raise(0))).code).toBe('stale');
    expect((await reporter.refusal(raiseProblem, raise(0))).status).toBe(403);
    expect((await stranger.refusal(raiseProblem, raise(0))).status).toBe(403);
  });

  it('keeps of a problem who should help and how urgent it is', async () => {
    await send(reporter, randomUUID());
    const { submitted } = await monitor.call(getReportForm, { params });
    expect(submitted?.problems).toEqual(content.problems);
  });
});
