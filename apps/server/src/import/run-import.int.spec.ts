import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AfterCommit, databaseOptions, verifyChain, Work } from '@duban/platform';
import { freshDatabase, TestClock } from '@duban/testing';
import { DataSource } from 'typeorm';
import { runImport } from './run-import';

const folder = mkdtempSync(join(tmpdir(), 'duban-import-'));
const file = (name: string, content: string | object) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const constant = (text: string) => ({ constant: text });
const common = { source: 'the list of 2026', currency: 'CNY', codePrefix: 'T-' };
const PROJECTS = file('projects.json', {
  ...common,
  name: 'projects',
  target: 'projects',
  fields: {
    code: { column: 'id' },
    name: { column: 'name' },
    unit: { column: 'unit' },
    township: constant('340122101'),
    townshipName: constant('撮镇镇'),
    sector: constant('urban'),
    category: constant('infrastructure'),
    nature: constant('新建'),
    stage: constant('building'),
    yearClass: constant('continued'),
    total: { column: 'total' },
    plannedStart: { column: 'from' },
    plannedFinish: { column: 'to' },
  },
  plan: { rule: 'straight-line', reason: '合同期内逐日直线' },
});
const SEEN = file('seen.json', {
  ...common,
  name: 'seen',
  target: 'observations',
  fields: { code: { column: 'id' }, asOf: { column: 'day' }, total: { column: 'paid' } },
});
const FIVE = `id,name,unit,total,from,to
1,一号路,城投公司,1000,2025-01-01,2027-01-01
2,二号路,城投公司,2000,2025-01-01,2026-01-01
3,三号桥,交通局,3000.5,2025-01-01,2026-01-01
4,四号桥,交通局,0,,
5,五号桥,交通局,5000,,
`;
const DAYS = `id,day,paid
1,2025-07-02,248
1,2026-01-01,500
2,2025-07-02,500
3,2025-07-02,
5,2025-07-02,100
`;

let source: DataSource;
let drop: () => Promise<void>;
let work: Work;
const said: string[] = [];
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  source = await new DataSource(databaseOptions(database.url, 4)).initialize();
  work = new Work(source, new TestClock(Date.parse('2026-05-11T02:00:00Z')), new AfterCommit());
});
afterAll(async () => {
  await source.destroy();
  await drop();
  rmSync(folder, { recursive: true });
});

const run = (
  mapping: string,
  csv: string,
  over: { dryRun?: boolean; skipBad?: boolean; county?: string } = {},
) =>
  runImport(
    { mapping, files: [csv], dryRun: false, skipBad: false, errors: null, county: undefined, ...over },
    { source, work, say: (line) => said.push(line) },
  );
/** Everything an import may write, but the audit trail. */
const everything = () =>
  source.query(`select (select jsonb_agg(o order by id) from orgs o) as orgs,
    (select jsonb_agg(p order by code) from projects p) as projects,
    (select jsonb_agg(l order by project_id, year, version) from project_plans l) as plans,
    (select jsonb_agg(r order by project_id, period) from reports r) as reports,
    (select jsonb_agg(l order by id) from lights l) as lights`);

describe('import', () => {
  it('shows and writes nothing in a dry run, and wants a county to write below', async () => {
    const csv = file('five.csv', FIVE);
    expect(await run(PROJECTS, csv, { dryRun: true })).toBe(0);
    await expect(run(PROJECTS, csv)).rejects.toThrow(/no county organisation yet/);
    expect(await source.query('select 1 from projects')).toEqual([]);
  });

  it('enters projects with units and plans, and the same file again changes nothing', async () => {
    const csv = file('five.csv', FIVE);
    expect(await run(PROJECTS, csv, { county: '肥东县' })).toBe(0);
    const plans: unknown[] = await source.query(
      `select p.code, l.year, l.amount_fen::int as fen, l.basis from project_plans l join projects p on p.id = l.project_id order by 1, 2`,
    );
    expect(plans.slice(0, 2)).toEqual([
      { code: 'T-1', year: 2025, fen: 50_000, basis: 'straight-line' },
      { code: 'T-1', year: 2026, fen: 50_000, basis: 'straight-line' },
    ]);
    const units = await source.query(
      `select name, array_length(path, 1) as depth from orgs where kind = 'department' order by 1`,
    );
    expect(units).toEqual([
      { name: '交通局', depth: 2 },
      { name: '城投公司', depth: 2 },
    ]);
    const before = await everything();
    expect(await run(PROJECTS, csv)).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('lights what was seen, as of its day, without proposing anything', async () => {
    const csv = file('days.csv', DAYS);
    expect(await run(SEEN, csv)).toBe(0);
    const lights = await source.query(
      `select p.code, l.period, l.color, l.word, l.current, r.month_fen::int as month from lights l
       join projects p on p.id = l.subject_id join reports r on r.project_id = p.id and r.period = l.period order by 1, 2`,
    );
    expect(lights).toEqual([
      { code: 'T-1', period: '2025-07', color: 'green', word: 'slight-lag', current: false, month: null },
      { code: 'T-1', period: '2026-01', color: 'green', word: 'on-plan', current: true, month: 25_200 },
      { code: 'T-2', period: '2025-07', color: 'red', word: 'severe-lag', current: true, month: null },
      { code: 'T-3', period: '2025-07', color: 'stale', word: 'stale', current: true, month: null },
      { code: 'T-5', period: '2025-07', color: 'none', word: 'no-plan', current: true, month: null },
    ]);
    expect(await source.query('select 1 from notices')).toEqual([]);
    // whose past it brought is checked by a worker, once for all that came
    const toCheck = () =>
      source.query(
        `select p.code from tasks t join projects p on p.id::text = t.subject where t.kind = 'finding.check-past' order by 1`,
      );
    expect((await toCheck()).map(({ code }: { code: string }) => code)).toEqual([
      'T-1',
      'T-2',
      'T-3',
      'T-4',
      'T-5',
    ]);
    const before = await everything();
    expect(await run(SEEN, csv)).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('updates what a newer file says otherwise and keeps what it was', async () => {
    await run(PROJECTS, file('newer.csv', FIVE.replace('一号路,城投公司,1000', '一号大道,城投公司,1200')));
    await run(SEEN, file('mended.csv', DAYS.replace('2026-01-01,500', '2026-01-01,600')));
    const [event] = await source.query(`select data from events where type = 'project.changed'`);
    expect(event.data.fields).toEqual({
      name: { from: '一号路', to: '一号大道' },
      totalFen: { from: '100000', to: '120000' },
    });
    const versions = await source.query(
      `select l.version, l.amount_fen::int as fen, l.current from project_plans l join projects p on p.id = l.project_id
       where p.code = 'T-1' and year = 2026 order by 1`,
    );
    expect(versions).toEqual([
      { version: 1, fen: 50_000, current: false },
      { version: 2, fen: 60_000, current: true },
    ]);
    const [report] = await source.query(
      `select r.submissions, r.month_fen::int as month, (select count(*)::int from report_versions v where v.report_id = r.id) as kept
       from reports r join projects p on p.id = r.project_id where p.code = 'T-1' and period = '2026-01'`,
    );
    expect(report).toEqual({ submissions: 2, month: 35_200, kept: 2 });
    expect(await verifyChain(source)).toMatchObject({ brokenAt: null });
  });

  it('takes the further fields a mapping names, checks them, and leaves alone what it does not name', async () => {
    const more = {
      legalName: { column: 'legal' },
      creditCode: { column: 'credit' },
      industry: { column: 'industry' },
      regulator: { column: 'regulator' },
      budget: { column: 'budget' },
      governmentFunded: { column: 'public', values: { Y: 'true', '*': 'false' } },
      registeredOn: { column: 'registered' },
    };
    const mapping = JSON.parse(readFileSync(PROJECTS, 'utf8')) as { fields: object };
    const wide = file('wide.json', { ...mapping, name: 'wide', fields: { ...mapping.fields, ...more } });
    await source.query(`update projects set scale = '双向六车道', leader_name = '李明' where code = 'T-1'`);
    const row = (id: string, credit: string, rest: string) =>
      `id,name,unit,total,from,to,legal,credit,industry,regulator,budget,public,registered\n${id},一号大道,城投公司,1200,2025-01-01,2027-01-01,城投有限公司,${credit},${rest}\n`;
    said.length = 0;
    const bad = file('bad-wide.csv', row('1', '91350100M000100Y4Z', 'C99,住建局,900,Y,2025-03-01'));
    expect(await run(wide, bad)).toBe(1);
    expect(said.join('\n')).toContain('"91350100M000100Y4Z" is not a unified social credit code');
    expect(said.join('\n')).toContain('"C99" is not a division of GB/T 4754-2017');
    const good = file('wide.csv', row('1', '91350100M000100Y43', 'E48,住建局,900,Y,2025-03-01'));
    expect(await run(wide, good)).toBe(0);
    const [kept] = await source.query(
      `select legal_name, credit_code, industry, budget_fen::int as budget, government_funded, registered_on, scale, leader_name,
         (select name from orgs o where o.id = regulator_id) as regulator from projects where code = 'T-1'`,
    );
    expect(kept).toEqual({
      legal_name: '城投有限公司',
      credit_code: '91350100M000100Y43',
      industry: 'E48',
      budget: 90_000,
      government_funded: true,
      registered_on: '2025-03-01',
      scale: '双向六车道',
      leader_name: '李明',
      regulator: '住建局',
    });
    const before = await everything();
    expect(await run(wide, good)).toBe(0);
    expect(await everything()).toEqual(before);
    // the narrow mapping again: what it does not name stays
    expect(await run(PROJECTS, file('again.csv', FIVE))).toBe(0);
    const [after] = await source.query(`select industry from projects where code = 'T-1'`);
    expect(after).toEqual({ industry: 'E48' });
  });

  it('writes nothing of a file with a bad row, or the good ones when told so', async () => {
    const csv = file('bad.csv', FIVE.replace('3000.5', 'many').replace('二号路', '二号大道'));
    const before = await everything();
    said.length = 0;
    expect(await run(PROJECTS, csv)).toBe(1);
    expect(said.join('\n')).toContain('line 4, column "total": "many" is not an amount in yuan');
    expect(await everything()).toEqual(before);
    expect(await run(PROJECTS, csv, { skipBad: true })).toBe(0);
    expect(
      await source.query(`select name from projects where code in ('T-2', 'T-3') order by code`),
    ).toEqual([{ name: '二号大道' }, { name: '三号桥' }]);
  });
});
