import {
  downloadMarked,
  downloadMonthSheet,
  getImport,
  getReportForm,
  listImportRows,
  listReports,
  runImport,
  saveDraft,
  startImport,
  submitReport,
  tryImport,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { sendFile, startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { draft, sendPhoto } from '../report.fixture';
import { ReportsModule } from '../reports.module';

const WAN = 1_000_000n;
const codeOf = (n: number) => `2305-340122-04-01-${String(100_000 + n)}`;

/** Monday 11 May 2026: a zone with three projects of its own and one of a firm below it. */
describe('the sheet of a month', () => {
  let app: TestApp;
  let zone: GivenOrg;
  let firm: GivenOrg;
  let reporter: TestUser;
  let projects: { id: string; name: string }[];

  beforeEach(async () => {
    const modules = [IdentityModule, SupervisionModule, ReportsModule];
    app = await startApp({ modules, photoRequired: 'refuse' });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({ kind: 'zone', name: '循环园', parent: county });
    firm = await app.given.org({ kind: 'enterprise', name: '皖东聚纤', parent: zone });
    const plan = { year: 2026, amountFen: 12_000n * WAN };
    const total = { totalFen: 50_000n * WAN, plan };
    projects = [
      await app.given.project({ unit: zone, name: '一号厂房', ...total }),
      await app.given.project({ unit: zone, name: '二号厂房', stage: 'preparing', ...total }),
      await app.given.project({ unit: zone, name: '三号厂房', ...total }),
      await app.given.project({ unit: county, owner: firm, name: '聚酯项目', ...total }),
    ];
    for (const [i, { id }] of projects.entries())
      await app.query('update projects set code = $2 where id = $1', [id, codeOf(i)]);
    const foreign = await app.given.project({
      unit: await app.given.org({ name: '撮镇镇' }),
      name: '别处的',
    });
    await app.query('update projects set code = $2 where id = $1', [foreign.id, codeOf(9)]);
    reporter = await app.as('reporter', zone);
  });
  afterEach(() => app.close());

  type Rows = CellValue[][];
  const sheetOf = async (
    by = reporter,
    period?: string,
  ): Promise<{ rows: Rows; notes: Rows; name: string }> => {
    const answer = await fetch(
      `${app.url}/api${downloadMonthSheet.path}${period ? `?period=${period}` : ''}`,
      { headers: { cookie: by.cookie } },
    );
    expect(answer.status).toBe(200);
    const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    const name = decodeURIComponent(answer.headers.get('content-disposition')?.split("''")[1] ?? '');
    return { rows: book.sheets[0]?.rows ?? [], notes: book.sheets[1]?.rows ?? [], name };
  };
  const at = (rows: Rows, head: string) => {
    const found = rows[0]?.findIndex((one) => String(one).startsWith(head)) ?? -1;
    expect([head, found]).not.toEqual([head, -1]);
    return found;
  };
  /** What stands under a head, by project. */
  const column = (rows: Rows, head: string): Record<string, CellValue> =>
    Object.fromEntries(
      rows.slice(1).map((row) => [String(row[at(rows, '（项目')]), row[at(rows, head)] ?? null]),
    );
  const named = (...cells: CellValue[]) =>
    Object.fromEntries(['一号厂房', '三号厂房', '聚酯项目'].map((name, i) => [name, cells[i]]));
  const fillIn = (rows: Rows, name: string, cells: Record<string, CellValue>) => {
    const row = rows.find((one) => one.includes(name));
    if (!row) throw new Error(`${name} is not in the sheet`);
    for (const [head, value] of Object.entries(cells)) row[at(rows, head)] = value;
  };
  const back = async (rows: Rows, by = reporter) => {
    const bytes = await writeXlsx({ sheets: [{ name: '本月直报', rows }] });
    const { attachmentId } = await sendFile(app.url, by, { name: '五月.xlsx', bytes });
    const view = await by.call(startImport, { body: { kind: 'reports', attachmentId } });
    const params = { importId: view.id };
    await by.call(tryImport, { params, body: { version: view.version } });
    await app.running.engine.settle();
    const dry = await by.call(getImport, { params });
    const faults = async () =>
      (await by.call(listImportRows, { params, query: {} })).items.flatMap((row) =>
        row.faults.map(({ field, code }) => [row.line, field, code]),
      );
    const run = async () => {
      await by.call(runImport, { params, body: { version: dry.version } });
      await app.running.engine.settle();
      return by.call(getImport, { params });
    };
    return { dry, faults, run, id: view.id };
  };
  const filedOf = async (i: number) =>
    (await reporter.call(listReports, { params: { projectId: projects[i]?.id ?? '' } })).items[0];
  const photograph = async (i: number, by = reporter) => {
    const params = { projectId: projects[i]?.id ?? '', period: '2026-05' };
    const { version } = await by.call(getReportForm, { params });
    const photoIds = [await sendPhoto(app.url, by, '现场.jpg', 10 + i)];
    const content = { ...draft(), monthFen: null, progressText: '', nextPlanText: '六月封顶' };
    await by.call(saveDraft, { params, body: { draft: content, photoIds, version } });
  };
  const GOOD = { 本月完成投资: 1520.5, 形象进度: 36.5, 进展情况: '主体施工至三层' };

  it('has a row for each project one files for, with plan, sums and the month before, and nothing filled in', async () => {
    const params = { projectId: projects[0]?.id ?? '', period: '2026-04' };
    const photoIds = [await sendPhoto(app.url, reporter, '四月.jpg')];
    const content = draft({ monthFen: String(300n * WAN), physicalBp: 2550, progressText: '基础完成' });
    await reporter.call(submitReport, { params, body: { content, version: 0, photoIds } });
    await photograph(2);
    await app.query('update projects set code = null where id = $1', [projects[1]?.id]);

    const { rows, notes, name } = await sheetOf();
    expect(name).toBe('直报_2026-05_填报表.xlsx');
    for (const [head, ...cells] of [
      ['项目代码', codeOf(0), codeOf(2), codeOf(3)],
      ['月份', '2026-05', '2026-05', '2026-05'],
      ['（年度计划', 12_000, 12_000, 12_000],
      ['（上期完成', 300, null, null],
      ['（本年累计', 300, null, null],
      ['（自开工累计', 300, null, null],
      ['（上期形象进度', 25.5, null, null],
      ['（上期进展', '主体：基础完成', null, null],
      ['（现场照片', '缺', '1 张', '缺'],
      ['（状态', '待报', '草稿', '待报'],
      ...Object.keys(GOOD).map((name) => [name, null, null, null] as const),
    ] as const)
      expect([head, column(rows, head)]).toEqual([head, named(...cells)]);
    // what has no code cannot come back as a row
    expect(notes.flat()).toContain('二号厂房');
    expect(await app.query(`select data from events where type = 'list.exported'`)).toEqual([
      { data: { filters: { period: '2026-05' }, rows: 3 } },
    ]);
  });

  it('comes back untouched without filing anything, and files what is filled in, with the photographs and words of the drafts', async () => {
    const { rows } = await sheetOf();
    expect((await back(rows)).dry.counts).toMatchObject({ created: 0, same: 4, refused: 0 });
    await photograph(0);
    fillIn(rows, '一号厂房', GOOD);
    fillIn(rows, '二号厂房', { ...GOOD, 存在问题: '尚有三户未搬迁', 问题类别: '征地拆迁' });
    const { dry, run } = await back(rows);
    expect(dry.counts).toMatchObject({ created: 2, same: 2, refused: 0 });
    expect((await run()).counts).toMatchObject({ created: 2 });
    expect(await filedOf(0)).toMatchObject({ monthFen: '1520500000', physicalBp: 3650, version: 1 });
    const form = await reporter.call(getReportForm, {
      params: { projectId: projects[0]?.id ?? '', period: '2026-05' },
    });
    expect(form.draft.nextPlanText).toBe('六月封顶');
    expect(form.photos?.map(({ name }) => name)).toEqual(['现场.jpg']);
    expect(await filedOf(1)).toMatchObject({ problems: [{ category: '征地拆迁', text: '尚有三户未搬迁' }] });
    expect(await filedOf(2)).toBeUndefined();

    // the next sheet says what was filed; untouched it changes nothing, also not who should help with a problem
    const again = (await sheetOf()).rows;
    expect(column(again, '（状态')).toEqual({ ...named('已报', '待报', '待报'), 二号厂房: '已报' });
    expect(column(again, '本月完成投资')).toEqual({ ...named(1520.5, null, null), 二号厂房: 1520.5 });
    expect((await back(again)).dry.counts).toMatchObject({ same: 4, changed: 0, refused: 0 });
    fillIn(again, '二号厂房', { 本月完成投资: 1600 });
    const corrected = await back(again);
    expect(corrected.dry.counts).toMatchObject({ same: 3, changed: 1 });
    await corrected.run();
    expect(await filedOf(1)).toMatchObject({ monthFen: '1600000000', version: 2 });
  });

  it('says of each row what is wrong with it, all at once, also in a marked copy', async () => {
    const { rows } = await sheetOf();
    fillIn(rows, '一号厂房', GOOD);
    fillIn(rows, '二号厂房', { ...GOOD, 本月完成投资: '很多', 形象进度: 120 });
    fillIn(rows, '三号厂房', { 本月完成投资: 10 });
    const lineOf = (name: string) => rows.findIndex((row) => row.includes(name)) + 1;
    const { dry, faults, id } = await back(rows);
    expect(dry.counts).toMatchObject({ created: 0, same: 1, refused: 3 });
    const inOrder = (found: unknown[]) => found.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(await faults())).toEqual(
      inOrder([
        [lineOf('一号厂房'), null, 'photo-required'],
        [lineOf('二号厂房'), 'monthFen', 'not-a-number'],
        [lineOf('二号厂房'), 'physicalBp', 'not-a-share'],
        [lineOf('三号厂房'), 'physicalBp', 'required'],
        [lineOf('三号厂房'), 'progressText', 'text-too-short'],
        [lineOf('三号厂房'), null, 'photo-required'],
      ]),
    );
    const marked = await fetch(`${app.url}/api${downloadMarked.path.replace(':importId', id)}?lang=zh`, {
      headers: { cookie: reporter.cookie },
    });
    const copy = (await readXlsx(new Uint8Array(await marked.arrayBuffer()))).sheets[0]?.rows ?? [];
    expect(copy[0]?.at(-1)).toBe('问题');
    const said = copy.map((row) => String(row.at(-1) ?? '')).join('\n');
    for (const words of ['在建项目每月须有现场照片', '“很多”不是数字', '必填，不能为空'])
      expect(said).toContain(words);
  });

  it('says that a month is locked of the direct line alone', async () => {
    await app.query(
      `insert into report_steps (period, step, taken_at, timely, owing) values ('2026-04', 'lock', now(), true, 0)`,
    );
    await app.query('update projects set total_fen = 1000000000 where id = $1', [projects[1]?.id]);
    const states = column((await sheetOf(reporter, '2026-04')).rows, '（状态');
    expect([states['一号厂房'], states['二号厂房']]).toEqual(['已锁定，不再收', '待报']);
  });

  it('is of one’s own projects: others are in nobody’s sheet and unknown when written in; who does not file has none', async () => {
    const owner = await app.as('reporter', firm);
    expect(Object.keys(column((await sheetOf(owner)).rows, '（项目'))).toEqual(['聚酯项目']);
    const handler = await app.as('handler', zone);
    expect(Object.keys(column((await sheetOf(handler)).rows, '（项目'))).toHaveLength(4);
    const rows = (await sheetOf(owner)).rows;
    fillIn(rows, '聚酯项目', { ...GOOD, 项目代码: codeOf(9) });
    const { faults } = await back(rows, owner);
    expect(await faults()).toEqual([[2, 'code', 'unknown-project']]);
    for (const role of ['monitor', 'leader', 'admin', 'auditor'] as const) {
      const person = await app.as(role);
      expect((await person.refusal(downloadMonthSheet, {})).status).toBe(403);
    }
    expect((await reporter.refusal(downloadMonthSheet, { query: { period: '2026-06' } })).code).toBe(
      'period-not-open',
    );
    expect((await sheetOf(reporter, '2026-04')).rows).toHaveLength(5);
  });
});
