import {
  downloadMarked,
  downloadTemplate,
  getImport,
  getProject,
  listImportKinds,
  listImportRows,
  listImports,
  listMappings,
  listProjectMilestones,
  listProjects,
  runImport,
  saveMapping,
  shapeImport,
  startImport,
  tryImport,
  undoImport,
  changeProject,
  type ImportKindName,
  type ImportView,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { sendFile, startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { ProjectsModule } from '../projects.module';

const HEADS = [
  '项目代码',
  '项目名称',
  '责任单位',
  '乡镇园区',
  '行业',
  '项目类别',
  '阶段',
  '年度类别',
  '总投资（万元）',
];
const codeOf = (n: number) => `2305-340122-04-01-${100_000 + n}`;
const row = (n: number, over: Record<number, CellValue> = {}): CellValue[] =>
  [codeOf(n), `第${n}产业园`, '撮镇镇', '撮镇镇', '制造业', '产业', '在建', '续建', 52_000].map(
    (value, at) => (at in over ? (over[at] ?? null) : value),
  );
const csv = (rows: CellValue[][], between = ',') => rows.map((cells) => cells.join(between)).join('\r\n');

describe('a file that is imported', () => {
  let app: TestApp;
  let county: GivenOrg;
  let home: GivenOrg;
  let foreign: GivenOrg;
  let monitor: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    county = await app.given.org({ kind: 'county', name: '肥东县', regionCode: '340122' });
    home = await app.given.org({ name: '撮镇镇', parent: county, regionCode: '340122101' });
    foreign = await app.given.org({ name: '店埠镇', parent: county, regionCode: '340122100' });
    monitor = await app.as('monitor', county);
  });
  afterEach(() => app.close());

  const xlsx = (rows: CellValue[][], extra: object = {}) =>
    writeXlsx({ sheets: [{ name: '项目', rows, ...extra }] });
  const sent = async (bytes: Uint8Array, name: string, user = monitor) => {
    const { attachmentId, problem } = await sendFile(app.url, user, { name, bytes });
    expect(problem).toBeNull();
    return attachmentId;
  };
  const start = async (
    bytes: Uint8Array,
    name = '项目.xlsx',
    user = monitor,
    kind: ImportKindName = 'projects',
  ) => user.call(startImport, { body: { kind, attachmentId: await sent(bytes, name, user) } });
  const params = (view: { id: string }) => ({ importId: view.id });
  const settled = async (view: { id: string }, user = monitor): Promise<ImportView> => {
    await app.running.engine.settle();
    return user.call(getImport, { params: params(view) });
  };
  const tried = async (view: ImportView, user = monitor) => {
    await user.call(tryImport, { params: params(view), body: { version: view.version } });
    return settled(view, user);
  };
  const ran = async (view: ImportView, over: object = {}, user = monitor) => {
    await user.call(runImport, { params: params(view), body: { version: view.version, ...over } });
    return settled(view, user);
  };
  const imported = async (rows: CellValue[][], over: object = {}) =>
    ran(await tried(await start(await xlsx([HEADS, ...rows]))), over);
  const undone = async (view: ImportView) => {
    const body = { reason: '导错了文件', version: view.version };
    await monitor.call(undoImport, { params: params(view), body });
    return settled(view);
  };
  const rowsOf = async (view: ImportView, what?: 'refused' | 'changed' | 'kept') =>
    (await monitor.call(listImportRows, { params: params(view), query: { what } })).items;
  const faultsOf = async (view: ImportView) =>
    (await rowsOf(view, 'refused')).flatMap(({ line, faults }) =>
      faults.map(({ head, code }) => [line, head, code]),
    );
  const projects = async () => (await monitor.call(listProjects, { query: { sort: 'name' } })).items;
  const typesOf = async () =>
    (await app.query<{ type: string }>('select type from events order by seq')).map(({ type }) => type);
  const file = async (view: ImportView, lang: 'zh' | 'en' = 'zh') => {
    const path = downloadMarked.path.replace(':importId', view.id);
    const response = await fetch(`${app.url}/api${path}?lang=${lang}`, {
      headers: { cookie: monitor.cookie },
    });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };

  it('is tried without a trace, and then written with what each row did in the chain of events', async () => {
    const view = await start(await xlsx([HEADS, row(1), row(2)]));
    expect(view.columns.map(({ field }) => field)).toEqual([
      ...['code', 'name', 'unitId', 'township', 'sector', 'category', 'stage', 'yearClass', 'totalFen'],
    ]);
    expect(view).toMatchObject({
      state: 'draft',
      rows: 2,
      missing: [],
      form: { sheet: '项目', headLine: 1 },
    });
    const before = await typesOf();
    const dry = await tried(view);
    expect(dry).toMatchObject({ state: 'tried', counts: { rows: 2, created: 2, changed: 0, refused: 0 } });
    expect([await projects(), await typesOf()]).toEqual([[], before]);
    const done = await ran(dry);
    expect(done).toMatchObject({ state: 'done', counts: { created: 2 }, can: ['import:run'] });
    expect((await projects()).map(({ code, totalFen }) => [code, totalFen])).toEqual([
      [codeOf(1), '52000000000'],
      [codeOf(2), '52000000000'],
    ]);
    const told = await app.query<{ type: string; data: Record<string, unknown>; actor_name: string }>(
      `select type, data, actor_name from events where type in ('project.created', 'import.finished') order by seq`,
    );
    expect(told.map(({ type }) => type)).toEqual(['project.created', 'project.created', 'import.finished']);
    expect(told[0]?.data).toMatchObject({ import: view.id });
    expect(told[2]?.data).toMatchObject({ sha256: view.file.sha256, created: 2 });
    expect(told.every(({ actor_name }) => actor_name === told[0]?.actor_name && actor_name)).toBe(true);
  });

  it('changes what it says and nothing else; the same once more changes nothing, and is told to be the same', async () => {
    await imported([row(1)]);
    const [before] = await projects();
    const partial = await xlsx([
      ['项目代码', '总投资(亿元)', '建设内容'],
      [codeOf(1), 6.5, ''],
    ]);
    const view = await start(partial);
    expect(view.columns.map(({ field, unit }) => [field, unit])).toEqual([
      ['code', 'wan'],
      ['totalFen', 'yi'],
      ['description', 'wan'],
    ]);
    const dry = await tried(view);
    expect(await rowsOf(dry)).toMatchObject([
      { line: 2, what: 'changed', changes: [{ field: 'totalFen', from: '52000000000', to: '65000000000' }] },
    ]);
    await ran(dry);
    expect(await projects()).toMatchObject([{ ...before, totalFen: '65000000000' }]);
    const again = await tried(await start(partial));
    expect(again).toMatchObject({ counts: { same: 1, changed: 0 }, sameAs: { id: view.id } });
    const refusal = await monitor.refusal(runImport, {
      params: params(again),
      body: { version: again.version },
    });
    expect(refusal).toMatchObject({ status: 422, facts: { reason: 'nothing-to-do' } });
  });

  it('a file that was imported is asked about before it is imported once more', async () => {
    const bytes = await xlsx([HEADS, row(1)]);
    const first = await ran(await tried(await start(bytes)));
    await app.query(`update projects set total_fen = 1, version = version + 1`);
    const second = await tried(await start(bytes));
    expect(second.sameAs?.id).toBe(first.id);
    const body = { version: second.version, reason: '恢复登记' };
    const refusal = await monitor.refusal(runImport, { params: params(second), body });
    expect(refusal.facts).toMatchObject({ reason: 'same-file' });
    expect(await ran(second, { again: true, reason: '恢复登记' })).toMatchObject({ state: 'done' });
  });

  it('tells every fault of every row by line and column, and gives them back in a marked copy', async () => {
    const view = await tried(
      await start(
        await xlsx([
          HEADS,
          row(1, { 8: '五万' }),
          row(2, { 2: '不在册的局', 6: '快好了' }),
          row(3),
          row(3, { 1: '又一次' }),
          row(4, { 1: '', 8: -5 }),
          ['乱写的代码', ...row(5).slice(1)],
        ]),
      ),
    );
    expect(view.counts).toMatchObject({ rows: 6, created: 0, refused: 6 });
    expect(await faultsOf(view)).toEqual([
      [2, '总投资（万元）', 'not-a-number'],
      [3, '责任单位', 'unknown-org'],
      [3, '阶段', 'not-a-choice'],
      [4, '', 'twice'],
      [5, '', 'twice'],
      [6, '项目名称', 'required'],
      [6, '总投资（万元）', 'negative'],
      [7, '项目代码', 'project-code'],
    ]);
    const refusal = await monitor.refusal(runImport, {
      params: params(view),
      body: { version: view.version },
    });
    expect(refusal.facts).toMatchObject({ reason: 'has-refused', refused: 6 });
    const book = await readXlsx(new Uint8Array(await file(view)), { readStyles: true });
    const [sheet] = book.sheets;
    expect(sheet?.rows[0]).toEqual([...HEADS, '问题']);
    expect(sheet?.rows[1]?.at(-1)).toContain('总投资（万元）：“五万”不是数字');
    expect(sheet?.rows[4]?.at(-1)).toContain('与第 4 行重复');
    expect(JSON.stringify([...(sheet?.cells ?? new Map())].filter(([key]) => key === '1,8'))).toContain(
      '五万',
    );
    const english = await readXlsx(new Uint8Array(await file(view, 'en')));
    expect(english.sheets[0]?.rows[2]?.at(-1)).toContain('is not among the organisations');
  });

  it('leaves the refused rows out when that is wanted, and keeps one of two rows about the same out too', async () => {
    const view = await tried(await start(await xlsx([HEADS, row(1), row(2, { 8: 'x' }), row(3), row(3)])));
    expect(view.counts).toMatchObject({ created: 1, refused: 3 });
    const done = await ran(view, { skipBad: true });
    expect(done).toMatchObject({ state: 'done', counts: { created: 1, refused: 3 } });
    expect((await projects()).map(({ code }) => code)).toEqual([codeOf(1)]);
  });

  it('a new plan is a version with a reason; the first one stays', async () => {
    const heads = [...HEADS, '年度计划投资（万元）'];
    await ran(await tried(await start(await xlsx([heads, [...row(1), 18_000]]))));
    const again = await tried(await start(await xlsx([heads, [...row(1), 20_000]])));
    expect(again.counts).toMatchObject({ changed: 1, replanned: 1 });
    const refusal = await monitor.refusal(runImport, {
      params: params(again),
      body: { version: again.version },
    });
    expect(refusal.fields).toMatchObject([{ path: 'reason', code: 'required' }]);
    const done = await ran(again, { reason: '专项债到位' });
    const [{ id } = { id: '' }] = await projects();
    const plansOf = async () => (await monitor.call(getProject, { params: { projectId: id } })).plans;
    const plans = await plansOf();
    expect(
      plans.map(({ version, amountFen, reason, current }) => [version, amountFen, reason, current]),
    ).toEqual(
      expect.arrayContaining([
        [1, '18000000000', '导入：项目.xlsx', false],
        [2, '20000000000', '专项债到位', true],
      ]),
    );
    expect(await undone(done)).toMatchObject({ state: 'undone', undo: { counts: { restored: 1, kept: 0 } } });
    expect((await plansOf()).find(({ current }) => current)).toMatchObject({
      version: 3,
      amountFen: '18000000000',
    });
  });

  it('is undone as a whole: what was changed goes back, what was entered leaves with a mark', async () => {
    await imported([row(1)]);
    const second = await imported([row(1, { 1: '改了名', 8: 60_000 }), row(2)]);
    expect(second.counts).toMatchObject({ created: 1, changed: 1 });
    const back = await undone(second);
    expect(back).toMatchObject({
      state: 'undone',
      undo: { reason: '导错了文件', counts: { restored: 2, kept: 0 } },
    });
    const all = await projects();
    expect(all.find(({ code }) => code === codeOf(1))).toMatchObject({
      name: '第1产业园',
      totalFen: '52000000000',
    });
    expect(all.find(({ code }) => code === codeOf(2))).toMatchObject({
      stage: 'ended',
      left: { what: 'import-undone', reason: '导错了文件' },
    });
    expect(await typesOf()).toEqual(expect.arrayContaining(['project.left', 'import.undone']));
    const twice = await monitor.refusal(undoImport, {
      params: params(back),
      body: { reason: '再来', version: back.version },
    });
    expect(twice.facts).toMatchObject({ reason: 'wrong-state' });
    // the same file may come again, and brings the project back
    expect((await imported([row(2)], { again: true })).counts).toMatchObject({ changed: 1 });
    expect((await projects()).find(({ code }) => code === codeOf(2))?.left).toBeNull();
  });

  it('leaves alone what somebody changed after it, or built on, and lists it', async () => {
    const done = await imported([row(1), row(2), row(3)]);
    const [first, second] = await projects();
    const { version } = await monitor.call(getProject, { params: { projectId: first?.id ?? '' } });
    await monitor.call(changeProject, {
      params: { projectId: first?.id ?? '' },
      body: { address: '新址', version },
    });
    await app.query(
      `insert into reports (id, project_id, period, state, as_of, total_fen) values (gen_random_uuid(), $1, '2026-04', 'submitted', '2026-04-30', 1)`,
      [second?.id],
    );
    const back = await undone(done);
    expect(back.undo?.counts).toEqual({ restored: 1, kept: 2 });
    expect((await rowsOf(back, 'kept')).map(({ label, why }) => [label.slice(0, 24), why])).toEqual([
      [codeOf(1), 'changed-since'],
      [codeOf(2), 'in-use'],
    ]);
  });

  it.each([
    ['utf-8', ','],
    ['utf-8 with its mark', ';'],
    ['gb18030', '\t'],
  ])('is read as CSV in %s, and the marked copy comes back as it came', async (encoding, between) => {
    const isGb = encoding === 'gb18030';
    const text = csv([HEADS, row(1, { 1: '镕基產業園' }), row(2, { 8: '一百' })], between);
    const bytes = iconv.encode(
      `${encoding.includes('mark') ? '\uFEFF' : ''}${text}`,
      isGb ? 'gb18030' : 'utf-8',
    );
    const view = await start(bytes, '项目.csv');
    expect(view.form).toMatchObject({ encoding: isGb ? 'gb18030' : 'utf-8', delimiter: between });
    const dry = await tried(view);
    expect(dry.counts).toMatchObject({ created: 1, refused: 1 });
    const copy = iconv.decode(await file(dry), isGb ? 'gb18030' : 'utf-8', { stripBOM: true }).split('\r\n');
    expect(copy[0]).toBe([...HEADS, '问题'].join(between));
    expect(copy[1]).toContain('镕基產業園');
    expect(copy[2]).toContain('“一百”不是数字');
    const fixed = await start(Buffer.from(await file(dry)), '改好.csv');
    expect(fixed.columns.map(({ field }) => field).at(-1)).toBeNull();
  });

  it('finds the heads below a title, and lets a person say how a column is read', async () => {
    const view = await start(
      await xlsx([
        ['肥东县重点项目清单'],
        [],
        ['序号', '代码', '备注列', '开工'],
        [1, codeOf(1), '2026/3/5', '05/03/2026'],
      ]),
    );
    expect(view.form.headLine).toBe(3);
    expect(view.columns.map(({ field }) => field)).toEqual([null, 'code', null, null]);
    const columns = view.columns.map((column, at) => ({
      ...column,
      field: [null, 'code', 'plannedStart', 'actualStart'][at] ?? null,
      date: at === 3 ? ('DD/MM/YYYY' as const) : ('auto' as const),
    }));
    const shaped = await monitor.call(shapeImport, {
      params: params(view),
      body: { columns, version: view.version },
    });
    expect(shaped.samples[0]?.cells.map(({ read }) => read)).toEqual([
      null,
      codeOf(1),
      '2026-03-05',
      '2026-03-05',
    ]);
    const twice = await monitor.refusal(shapeImport, {
      params: params(view),
      body: { columns: columns.map((one) => ({ ...one, field: 'code' })), version: shaped.version },
    });
    expect(twice.fields).toMatchObject([{ path: 'columns.1.field', code: 'twice' }]);
  });

  it('keeps a mapping by name, and proposes it when the same heads come', async () => {
    const rows = [
      ['甲', '乙'],
      [codeOf(1), 5],
    ];
    const view = await start(await xlsx(rows));
    expect(view.missing).toEqual(['code']);
    const refusal = await monitor.refusal(tryImport, {
      params: params(view),
      body: { version: view.version },
    });
    expect(refusal.facts).toMatchObject({ reason: 'missing-fields', fields: ['code'] });
    const columns = [
      { field: 'code', unit: 'wan' as const, date: 'auto' as const },
      { field: 'totalFen', unit: 'yi' as const, date: 'auto' as const },
    ];
    await monitor.call(shapeImport, { params: params(view), body: { columns, version: view.version } });
    await monitor.call(saveMapping, { params: params(view), body: { name: '发改月表' } });
    const next = await start(await xlsx([...rows, [codeOf(2), 6]]));
    expect(next).toMatchObject({ mapping: '发改月表', columns });
    const others = await app.as('monitor', foreign);
    expect((await others.call(listMappings, { query: { kind: 'projects' } })).items).toEqual([]);
    expect((await monitor.call(listMappings, { query: { kind: 'projects' } })).items).toMatchObject([
      { name: '发改月表', heads: ['甲', '乙'] },
    ]);
  });

  it('takes the value of a formula, and refuses what cannot be read for certain', async () => {
    const cells = new Map([
      ['1,8', { formula: 'A1*2', formulaResult: 41_000, value: 41_000, type: 'formula' as const }],
      ['2,8', { value: '#REF!', type: 'error' as const }],
    ]);
    const merges = [{ startRow: 3, endRow: 4, startCol: 2, endCol: 2 }];
    const rows = [HEADS, row(1), row(2), row(3), row(4, { 2: null })];
    const view = await tried(await start(await xlsx(rows, { cells, merges })));
    expect(view.formulas).toBe(1);
    expect(view.counts).toMatchObject({ created: 1, refused: 3 });
    expect(await faultsOf(view)).toEqual([
      [3, '总投资（万元）', 'cell-error'],
      [4, '责任单位', 'merged'],
      [5, '责任单位', 'merged'],
    ]);
    await ran(view, { skipBad: true });
    expect(await projects()).toMatchObject([{ totalFen: '41000000000' }]);
  });

  it('skips blank rows, and empties a field only by the word for it', async () => {
    await imported([row(1)]);
    const heads = ['项目代码', '地址', '包保领导'];
    await ran(
      await tried(
        await start(await xlsx([heads, [], [codeOf(1), '撮镇路 1 号', '张三'], [null, ' ', null]])),
      ),
    );
    const view = await tried(await start(await xlsx([heads, [codeOf(1), '', '清空']])));
    expect(await rowsOf(view)).toMatchObject([
      { changes: [{ field: 'leaderName', from: '张三', to: null }] },
    ]);
  });

  it.each([
    ['a zip that is cut off', '项目.xlsx', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['text that is called xlsx', '项目.xlsx', () => Buffer.from('项目代码,项目名称')],
    ['bytes in no encoding', '项目.csv', () => Buffer.from([0xff, 0xff, 0xff, 0x80, 0x0a, 0xff])],
  ])('is not taken at all when it is %s', async (_, name, broken) => {
    const { problem } = await sendFile(app.url, monitor, {
      name,
      bytes: broken(await xlsx([HEADS, row(1)])),
    });
    expect(problem).toMatchObject({ status: 422, code: 'attachment-refused' });
  });

  it('is refused when it is larger than the county lets a file be', async () => {
    await app.query(
      `insert into settings (key, version, value, reason, by_name, at)
       values ('import-limits', 1, '{"rows": 2, "columns": 9}', '试行', '管理员', now())`,
    );
    const begun = async (rows: CellValue[][]) => {
      const attachmentId = await sent(await xlsx(rows), '项目.xlsx');
      return (await monitor.refusal(startImport, { body: { kind: 'projects', attachmentId } })).facts;
    };
    expect(await begun([HEADS, row(1), row(2), row(3)])).toMatchObject({ reason: 'too-many-rows', limit: 2 });
    expect(await begun([[...HEADS, '备注'], row(1)])).toMatchObject({ reason: 'too-many-columns', limit: 9 });
    expect(await start(await xlsx([HEADS, row(1), row(2)]))).toMatchObject({ rows: 2 });
  });

  it('is refused when it is another kind of file, or holds no rows of heads', async () => {
    const attachmentId = await sent(Buffer.from('一些文字'), '说明.txt');
    const body = { kind: 'projects' as const, attachmentId };
    expect((await monitor.refusal(startImport, { body })).facts).toMatchObject({ reason: 'not-a-table' });
    const empty = await sent(await xlsx([[]]), '空.xlsx');
    const refusal = await monitor.refusal(startImport, { body: { kind: 'projects', attachmentId: empty } });
    expect(refusal).toMatchObject({ code: 'import-refused', facts: { reason: 'no-head' } });
  });

  it('belongs to who may: kinds by role, imports by organisation, undoing to its maker and the head', async () => {
    const handler = await app.as('handler', home);
    const stranger = await app.as('handler', foreign);
    const kinds = async (user: TestUser) => (await user.call(listImportKinds)).items.map(({ kind }) => kind);
    expect(await kinds(monitor)).toEqual(expect.arrayContaining(['projects', 'milestones']));
    expect(await kinds(handler)).toEqual(['milestones']);
    const attachmentId = await sent(await xlsx([HEADS, row(1)]), '项目.xlsx', handler);
    const refusal = await handler.refusal(startImport, { body: { kind: 'projects', attachmentId } });
    expect(refusal.status).toBe(403);
    const done = await imported([row(1)]);
    expect((await handler.refusal(getImport, { params: params(done) })).status).toBe(404);
    expect((await stranger.call(listImports)).items).toEqual([]);
    expect((await monitor.call(listImports)).items).toMatchObject([{ id: done.id, state: 'done' }]);
    const colleague = await app.as('monitor', county);
    const body = { reason: '不是我的', version: done.version };
    expect((await colleague.refusal(undoImport, { params: params(done), body })).status).toBe(403);
    const head = await app.as('office-head', county);
    await head.call(undoImport, { params: params(done), body });
    expect(await settled(done)).toMatchObject({ state: 'undone' });
  });

  it('of permits and milestones goes by the service of each: who owes one may say it is done, and no more', async () => {
    await imported([row(1)]);
    const heads = ['项目代码', '类别', '名称', '责任单位', '计划日期', '完成日期'];
    const office = await start(
      await xlsx([heads, [codeOf(1), '手续', '施工许可证', '撮镇镇', '2026-06-30', null]]),
      '节点.xlsx',
      monitor,
      'milestones',
    );
    const done = await ran(await tried(office));
    expect(done.counts).toMatchObject({ created: 1 });
    const [{ id } = { id: '' }] = await projects();
    const owed = async () => (await monitor.call(listProjectMilestones, { params: { projectId: id } })).items;
    const handler = await app.as('handler', home);
    const theirs = await start(
      await xlsx([
        heads,
        [codeOf(1), '手续', '施工许可证', null, null, '2026-05-08'],
        [codeOf(1), '节点', '封顶', '撮镇镇', '2026-09-30', null],
      ]),
      '完成.xlsx',
      handler,
      'milestones',
    );
    const dry = await tried(theirs, handler);
    expect(dry.counts).toMatchObject({ changed: 1, refused: 1 });
    await ran(dry, { skipBad: true }, handler);
    expect(await owed()).toMatchObject([{ name: '施工许可证', actualDay: '2026-05-08' }]);
    const back = await undone(done);
    expect(back.undo?.counts).toEqual({ restored: 0, kept: 1 });
  });

  it('has a template that explains each column, and comes in as it went out', async () => {
    const path = downloadTemplate.path.replace(':kind', 'projects');
    const get = (format: string) =>
      fetch(`${app.url}/api${path}?format=${format}`, { headers: { cookie: monitor.cookie } });
    const bytes = new Uint8Array(await (await get('xlsx')).arrayBuffer());
    const book = await readXlsx(bytes);
    expect(book.sheets.map(({ name }) => name)).toEqual(['项目登记与年度计划', '填写说明']);
    expect(book.sheets[0]?.dataValidations?.length).toBeGreaterThan(3);
    const view = await start(bytes, '模板.xlsx');
    expect(view).toMatchObject({ rows: 0, missing: [] });
    expect(view.columns.every(({ field }) => field !== null)).toBe(true);
    const text = await (await get('csv')).text();
    expect(text.startsWith('项目代码*,项目名称*')).toBe(true);
  });
});
