import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { csvRows, delimiterOf, detectCsv } from './csv';
import { isBlankRow, type TableRow } from './table';

describe('a text as a table', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'duban-csv-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const TEXT = '代码;名称\r\nA1;"两行\r\n的名称"\r\n;\r\nA2;镕基\r\n';
  const written = async (bytes: Uint8Array) => {
    const file = path.join(folder, `${bytes.length}-${bytes[0]}.csv`);
    await writeFile(file, bytes);
    return file;
  };
  const rowsOf = async (file: string) => {
    const rows: TableRow[] = [];
    for await (const row of csvRows(file, await detectCsv(file))) if (!isBlankRow(row)) rows.push(row);
    return rows.map(({ line, cells }) => [line, ...cells]);
  };

  it.each([
    ['UTF-8', 'utf-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', 'utf-8', Buffer.from(`\uFEFF${TEXT}`)],
    ['GB 18030', 'gb18030', iconv.encode(TEXT, 'gb18030')],
    ['UTF-8 with plain line feeds', 'utf-8', Buffer.from(TEXT.replaceAll('\r\n', '\n'))],
  ])('is known to be %s, and its lines are counted as an editor does', async (_, encoding, bytes) => {
    const file = await written(bytes);
    expect(await detectCsv(file)).toEqual({ sheet: null, encoding, delimiter: ';' });
    expect(await rowsOf(file)).toEqual([
      [1, '代码', '名称'],
      [2, 'A1', expect.stringMatching(/^两行\r?\n的名称$/)],
      [5, 'A2', '镕基'],
    ]);
  });

  it('of letters that no encoding has is no text', async () => {
    const file = await written(Buffer.from([0xff, 0xff, 0x41]));
    await expect(detectCsv(file)).rejects.toMatchObject({ reason: 'no-encoding' });
  });

  it('in another encoding than it was told to be in is not guessed at', async () => {
    const file = await written(iconv.encode('名称', 'gb18030'));
    const read = csvRows(file, { sheet: null, encoding: 'utf-8', delimiter: ',' }).next();
    await expect(read).rejects.toMatchObject({ reason: 'not-in-encoding', facts: { encoding: 'utf-8' } });
  });

  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3\n', ';'],
    ['a\tb\n1,000\t2\n', '\t'],
    ['"a;b",c\n"1;2",3\n', ','],
    ['one column\n1\n', ','],
  ])('%j is parted by %j', (head, delimiter) => expect(delimiterOf(head)).toBe(delimiter));
});
