import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { sentence } from './complaints';
import { readFile, type FileRead } from './read-file';
import { readMapping } from './read-mapping';
import type { Register } from './register';

const folder = mkdtempSync(join(tmpdir(), 'duban-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
const register: Register = { projects: new Map(), monthly: new Set() };

const works = (over: object = {}) => ({
  name: 'mine',
  target: 'projects',
  source: 'a list',
  currency: 'CNY',
  codePrefix: 'M-',
  fields: {
    code: { column: '编号' },
    name: { column: '名称' },
    unit: { column: '单位', ifBlank: '未登记' },
    township: { constant: '340122101' },
    townshipName: { constant: '撮镇镇' },
    sector: { constant: 'urban' },
    category: { constant: 'infrastructure' },
    nature: { constant: '新建' },
    stage: { column: '状态', values: { 在建: 'building', 停工: 'paused' } },
    yearClass: { constant: 'continued' },
    total: { column: '总投资', unit: 'wan' },
    plannedStart: {
      column: '开工',
      date: 'YYYY/M/D',
      between: ['2000-01-01', '2100-01-01'],
      onBad: 'blank-implausible',
    },
  },
  ...over,
});
const HEADER = '编号,名称,单位,状态,总投资,开工';

async function read(text: string | Buffer, mapping: object = works(), known = register): Promise<FileRead> {
  const file = join(folder, `${performance.now()}.csv`);
  writeFileSync(file, text);
  return readFile(file, readMapping(JSON.stringify(mapping), 'mine.json'), known);
}

describe('readFile', () => {
  it('reads good rows in our words and units', async () => {
    const { projects, badRows, sums } = await read(
      `\uFEFF${HEADER}\n1,东路,城投,在建,1480.5,2026/3/9\n2,西路,,停工,20,\n`,
    );
    expect(badRows).toBe(0);
    expect(projects[0]).toMatchObject({
      code: 'M-1',
      unit: '城投',
      stage: 'building',
      totalFen: 1_480_500_000n,
      plannedStart: '2026-03-09',
    });
    expect(projects[1]).toMatchObject({ unit: '未登记', plannedStart: null });
    expect(sums.asText()).toEqual({ total: '1500500000' });
  });

  it('tells line, column and reason of every bad row, and goes on', async () => {
    const text = [
      HEADER,
      '1,"东路\n一期",城投,在建,abc,2026/3/9',
      '2,西路,城投,烂尾,20,2026/3/9',
      ',北路,城投,在建,20,2026/13/9',
      '2,南路,城投,在建,20,1026/1/1',
      '5,中路,城投,在建',
      '6,好路,城投,在建,1,2026/3/9',
    ].join('\r\n');
    const { rows, badRows, projects, complaints } = await read(text);
    expect([rows, badRows, projects.map(({ code }) => code)]).toEqual([6, 5, ['M-6']]);
    expect(complaints.map(sentence)).toEqual([
      'line 2, column "总投资": "abc" is not an amount in wan (expected digits, "." before decimals, no separators)',
      'line 4, column "状态": "烂尾" is not a value of the mapping (it knows 在建, 停工)',
      'line 5, column "编号": is blank',
      'line 5, column "开工": "2026/13/9" is not a day (expected YYYY/M/D)',
      'line 6, column "编号": "2" stands twice in the file',
      'line 6, column "开工": "1026/1/1" is not between 2000-01-01 and 2100-01-01 (left blank)',
      'line 7: the row has 4 columns, the header 6',
    ]);
  });

  it('keeps doubled keys apart when the mapping says so', async () => {
    const { projects } = await read(
      `${HEADER}\n1,a路,x,在建,1,\n1,b路,x,在建,1,\n1,c路,x,在建,1,\n`,
      works({ onDuplicate: 'suffix' }),
    );
    expect(projects.map(({ code }) => code)).toEqual(['M-1', 'M-1#2', 'M-1#3']);
  });

  it('names the columns a file lacks, at once', async () => {
    await expect(read('编号,名称,单位\n1,2,3\n')).rejects.toThrow(
      /lacks 3 of the columns[\s\S]*"状态" is missing/,
    );
  });

  it('reads Excel files of the office, and says so when the encoding is another', async () => {
    const gbk = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xb3, 0xc7, 0x2c, 0x31, 0x0a])]);
    await expect(read(gbk)).rejects.toThrow(/is not utf-8 text/);
    await expect(read(gbk, works({ encoding: 'gb18030' }))).rejects.toThrow(/is missing/);
  });

  it('refuses observations of unknown projects, twice in a month, and where a person has reported', async () => {
    const mapping = {
      name: 'seen',
      target: 'observations',
      source: 'a list',
      currency: 'CNY',
      codePrefix: 'M-',
      fields: {
        code: { column: 'id' },
        asOf: { column: 'day' },
        total: { column: 'paid' },
        physical: { column: 'pct' },
      },
    };
    const project = { id: 'x', totalFen: 1n, plannedStart: null, plannedFinish: null };
    const known = { projects: new Map([['M-1', project]]), monthly: new Set(['M-1 2026-02']) };
    const { complaints, observations } = await read(
      'id,day,paid,pct\n1,2026-01-06,5,63.88\n1,2026-01-31,6,64\n1,2026-02-03,6,64\n2,2026-01-06,5,101\n',
      mapping,
      known,
    );
    expect(observations).toEqual([
      expect.objectContaining({ code: 'M-1', period: '2026-01', totalFen: 500n, physicalBp: 6388 }),
    ]);
    expect(complaints.map(sentence)).toEqual([
      'line 3, column "day": a second observation of 2026-01',
      'line 4, column "day": 2026-02 has a monthly report',
      'line 5, column "pct": "101" is not between 0 and 100 per cent',
      'line 5, column "id": "2" is not in the register',
    ]);
  });
});
