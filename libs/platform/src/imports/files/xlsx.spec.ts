import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx, type Cell, type WriteSheet } from 'hucre/xlsx';
import { workbookOf } from '../../files/harmful.fixture';
import { UnreadableTable, type TableRow } from './table';
import { numberText, sheetsOf, xlsxRows } from './xlsx';

describe('a spreadsheet as a table', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'duban-xlsx-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  let n = 0;
  const written = async (bytes: Uint8Array) => {
    const file = path.join(folder, `${++n}.xlsx`);
    await writeFile(file, bytes);
    return file;
  };
  const book = async (...sheets: WriteSheet[]) => written(await writeXlsx({ sheets }));
  const rowsOf = async (file: string, sheet: string | null = null) => {
    const rows: TableRow[] = [];
    for await (const row of xlsxRows(file, { sheet })) rows.push(row);
    return rows;
  };
  const cell = (value: Partial<Cell>) => new Map([['0,0', value]]);

  it('has texts, numbers, days and yes or no as a person reads them', async () => {
    const day = new Date(Date.UTC(2026, 4, 31));
    const file = await book({ name: '甲', rows: [['文字', 1234.5, true, day, null, '尾']] });
    const [row] = await rowsOf(file);
    expect(row).toMatchObject({ line: 1, cells: ['文字', '1234.5', '是', '2026-05-31', '', '尾'] });
    expect([...(row?.marks ?? [])]).toEqual([[3, 'day']]);
  });

  it('is read by the sheet that is asked for', async () => {
    const file = await book({ name: '甲', rows: [['a']] }, { name: '乙', rows: [['b']] });
    expect(await sheetsOf(file)).toEqual(['甲', '乙']);
    expect((await rowsOf(file, '乙'))[0]?.cells).toEqual(['b']);
    await expect(rowsOf(file, '丙')).rejects.toMatchObject({ reason: 'no-sheet' });
  });

  it('tells what the text of a cell does not say', async () => {
    const formula = await book({
      name: 'a',
      rows: [[null]],
      cells: cell({ formula: 'B1*2', formulaResult: 7 }),
    });
    expect((await rowsOf(formula))[0]).toMatchObject({ cells: ['7'], marks: new Map([[0, 'formula']]) });
    const wrong = await book({ name: 'a', rows: [[null]], cells: cell({ value: '#N/A', type: 'error' }) });
    expect((await rowsOf(wrong))[0]?.marks).toEqual(new Map([[0, 'error']]));
    const merges = [{ startRow: 1, endRow: 2, startCol: 1, endCol: 2 }];
    const merged = await rowsOf(
      await book({
        name: 'a',
        rows: [
          ['h', 'i'],
          ['x', 'y'],
          ['z', null],
        ],
        merges,
      }),
    );
    expect(merged.map(({ marks }) => marks?.get(1))).toEqual([undefined, 'merged', 'merged']);
  });

  it('keeps the lines of a sheet with holes in it', async () => {
    const rows = await rowsOf(await book({ name: 'a', rows: [['h'], [], [], ['x']] }));
    expect(rows.filter(({ cells }) => cells.length > 0).map(({ line }) => line)).toEqual([1, 4]);
  });

  it('that is cut off, or none, is told as unreadable', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] });
    await expect(rowsOf(await written(whole.slice(0, whole.length - 200)))).rejects.toBeInstanceOf(
      UnreadableTable,
    );
    await expect(rowsOf(await written(Buffer.from('no zip')))).rejects.toMatchObject({ reason: 'not-xlsx' });
  });

  it('is read a piece at a time: rows are there before what is wrong further down is met', async () => {
    const row = (i: number) =>
      `<row r="${i}"><c r="A${i}"><v>${i}</v></c><c r="B${i}"><v>${i / 7}</v></c></row>`;
    const rows = Array.from({ length: 20_000 }, (_, i) => row(i + 1)).join('');
    const broken = `<worksheet><sheetData>${rows}</nothing></sheetData></worksheet>`;
    let last = 0;
    const read = async () => {
      for await (const { line } of xlsxRows(await written(workbookOf({ sheet: broken })), { sheet: null }))
        last = line;
    };
    await expect(read()).rejects.toBeInstanceOf(UnreadableTable);
    expect(last).toBeGreaterThan(10_000);
  });

  it.each([
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [123456789012345, '123456789012345'],
    [1e21, '1000000000000000000000'],
    [-1234.56, '-1234.56'],
  ])('%d is written %s', (number, text) => expect(numberText(number)).toBe(text));
});
