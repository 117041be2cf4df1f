import {
  getImport,
  getProject,
  listImportRows,
  listImports,
  listProjects,
  runImport,
  shapeImport,
  startImport,
  tryImport,
  undoImport,
  type ImportView,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { sendFile, startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
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
const CODES = ['2305-340122-04-01-100001', '2305-340122-04-01-100002', '2305-340122-04-01-100003'];
const row = (code: string, over: Partial<Record<number, CellValue>> = {}): CellValue[] =>
  [code, '一号产业园', '撮镇镇', '撮镇镇', '制造业', '产业', '在建', '续建', 52_000].map(
    (value, at) => over[at] ?? value,
  );

describe('a file of projects', () => {
  let app: TestApp;
  let county: GivenOrg;
  let monitor: TestUser;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    county = await app.given.org({ kind: 'county', name: '肥东县', regionCode: '340122' });
    await app.given.org({ name: '撮镇镇', parent: county, regionCode: '340122101' });
    monitor = await app.as('monitor', county);
  });
  afterEach(() => app.close());

  const xlsx = (rows: CellValue[][], extra: object = {}) =>
    writeXlsx({ sheets: [{ name: '项目', rows, ...extra }] });
  const start = async (bytes: Uint8Array, name = '项目.xlsx', user = monitor) => {
    const { attachmentId, problem } = await sendFile(app.url, user, { name, bytes });
    expect(problem).toBeNull();
    return user.call(startImport, { body: { kind: 'projects', attachmentId } });
  };
  const settled = async (id: string, user = monitor): Promise<ImportView> => {
    await app.running.engine.settle();
    return user.call(getImport, { params: { importId: id } });
  };
  const tried = async (view: ImportView) => {
    await monitor.call(tryImport, { params: { importId: view.id }, body: { version: view.version } });
    return settled(view.id);
  };
  const ran = async (view: ImportView, over: object = {}) => {
    const body = { version: view.version, ...over };
    await monitor.call(runImport, { params: { importId: view.id }, body });
    return settled(view.id);
  };
  const rowsOf = async (view: ImportView, what?: 'refused' | 'changed' | 'kept') =>
    (await monitor.call(listImportRows, { params: { importId: view.id }, query: { what } })).items;

  it('is tried without a trace, imported, and taken back', async () => {
    const view = await start(await xlsx([HEADS, row(CODES[0] ?? ''), row(CODES[1] ?? '')]));
    expect(view.columns.map(({ field }) => field)).toEqual([
      ...['code', 'name', 'unitId', 'township', 'sector', 'category', 'stage', 'yearClass', 'totalFen'],
    ]);
    const dry = await tried(view);
    expect(dry).toMatchObject({ state: 'tried', counts: { rows: 2, created: 2, refused: 0 } });
    expect((await monitor.call(listProjects)).total).toBe(0);
    const done = await ran(dry);
    expect(done).toMatchObject({ state: 'done', counts: { created: 2 } });
    const { items } = await monitor.call(listProjects);
    expect(items.map(({ totalFen }) => totalFen)).toEqual(['52000000000', '52000000000']);
  });
});
