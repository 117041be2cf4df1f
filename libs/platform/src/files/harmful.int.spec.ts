import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { ATTACHMENT_REFUSALS, cleanFileName } from '@duban/domain';
import { DomainError } from '../http/domain-error';
import { UnreadableTable } from '../imports/files/table';
import { fieldsFor } from '../imports/kinds';
import { lookAt } from '../imports/look';
import { examine } from './examine/examine';
import { officeOf, pdfOf, photo, photoSaying, relationsOf, zipOf } from './examine/files.fixture';
import { drawAnew } from './examine/image';
import { between, MB, much, noise, overlapping, wall, workbookOf } from './harmful.fixture';

/**
 * Each of these files takes hundreds of megabytes, or all there are, of who opens it. The bound is wide: what the process
 * has not collected yet counts too.
 */
const FLAT = 192 * MB;
const FIELDS = [
  fieldsFor({ zh: '', en: '' })({
    ...{ key: 'code', type: 'code', required: 'always', example: '' },
    ...{ name: { zh: '项目代码', en: 'Code' }, what: { zh: '', en: '' } },
  }),
];

describe('a file that is meant to hurt', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'duban-harmful-'));
    // what the libraries take once is no part of what a file takes
    const warm = path.join(folder, 'warm');
    await writeFile(warm, await photo());
    await drawAnew(warm, path.join(folder, 'warm-drawn'), await examine(warm, 'warm.jpg'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Goes the way of every file that comes in, and that of an import; what came of it, and what memory it took. */
  const taken = async (name: string, bytes: Uint8Array, asTable: boolean) => {
    const file = path.join(folder, 'file');
    await writeFile(file, bytes);
    // what made the file is gone before it is looked at
    for (let i = 0; i < 3; i++) await sleep(10);
    const before = process.memoryUsage().rss;
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 2);
    try {
      const type = await examine(file, name);
      if (type.kind === 'image') await drawAnew(file, path.join(folder, 'drawn'), type);
      if (asTable)
        await lookAt(file, name.endsWith('.csv') ? 'csv' : 'xlsx', { fields: FIELDS, maxRows: 2000 });
      return { reason: null, most };
    } catch (error) {
      if (error instanceof DomainError) return { reason: error.facts.reason, most };
      if (error instanceof UnreadableTable) return { reason: `table: ${error.reason}`, most };
      throw error;
    } finally {
      clearInterval(timer);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
  };

  it.each<[string, string, string, () => Promise<Uint8Array> | Uint8Array]>([
    [
      'a zip that is four gigabytes',
      '炸弹.zip',
      'archive-bomb',
      () => zipOf([{ name: '0', claims: 4_000_000_000 }]),
    ],
    [
      'a zip of 64 MB of nothing',
      '炸弹.zip',
      'archive-bomb',
      () => zipOf([{ name: '0', data: much('0', 64 * MB) }]),
    ],
    [
      'a zip whose entries are all the same bytes',
      '重叠.zip',
      'archive-bomb',
      () => overlapping(1500, deflateRawSync(much('0', MB))),
    ],
    [
      'a workbook that blows up',
      '炸弹.xlsx',
      'archive-bomb',
      () => officeOf('xlsx', [{ name: 'xl/media/0', data: much('0', 64 * MB) }]),
    ],
    [
      'a paper that is an archive too',
      '两样.pdf',
      'active-content',
      async () => Buffer.concat([pdfOf(1), zipOf([{ name: 'a.js', data: 'alert(1)' }])]),
    ],
    [
      'a page that is a paper too',
      '两样.pdf',
      'type-not-allowed',
      () => Buffer.concat([Buffer.from('<html><script>1</script>'), pdfOf(1)]),
    ],
    [
      'a program called a photograph',
      '照片.jpg',
      'type-not-allowed',
      () => Buffer.concat([Buffer.from('MZ'), noise(4096)]),
    ],
    ['a workbook called a text', '表.csv', 'type-differs-from-name', () => officeOf('xlsx')],
    ['a paper of ten thousand pages', '厚.pdf', 'too-many-pages', () => pdfOf(10_000)],
    ['a paper that hides them', '厚.pdf', 'too-many-pages', () => pdfOf(10_000, { packed: true })],
    ['a picture of 30,000 × 30,000 points', '墙.png', 'image-too-large', () => wall(30_000)],
    ['a picture that says so', '墙.jpg', 'image-too-large', () => photoSaying(30_000, 30_000)],
    [
      'a workbook that asks others',
      '表.xlsx',
      'external-links',
      () => officeOf('xlsx', [{ name: 'xl/externalLinks/externalLink1.xml', data: '<a/>' }]),
    ],
    [
      'a workbook that fetches from elsewhere',
      '表.xlsx',
      'external-links',
      () =>
        officeOf('xlsx', [
          {
            name: 'xl/worksheets/_rels/sheet1.xml.rels',
            data: relationsOf('image', 'http://evil.example/a.png'),
          },
        ]),
    ],
  ])(
    '%s is refused, and takes no more memory than another',
    async (_, name, reason, make) => {
      const { reason: found, most } = await taken(name, await make(), false);
      expect(found).toBe(reason);
      expect(ATTACHMENT_REFUSALS).toContain(reason);
      expect(most).toBeLessThan(FLAT);
    },
    60_000,
  );

  // they hold to every limit of a file, and are meant for who reads the table in it
  it.each<[string, string, () => Uint8Array]>([
    [
      'texts without letters, by the million',
      'too-large',
      () => workbookOf({ strings: between('<sst>', much('<si/>', 60 * MB), '</sst>') }),
    ],
    [
      'a text without an end',
      'too-large',
      () => workbookOf({ strings: between('<sst><si><t>', much('督', 90 * MB), '</t></si></sst>') }),
    ],
    [
      'a remark without an end',
      'too-large',
      () => workbookOf({ sheet: between('<worksheet><!-- ', much('<>', 90 * MB), ' --></worksheet>') }),
    ],
    [
      'a cell of many texts',
      'too-large',
      () =>
        workbookOf({
          sheet: between(
            '<worksheet><sheetData><row r="1"><c t="inlineStr"><is>',
            much('<t>督办督办督办</t>', 90 * MB),
            '</is></c></row></sheetData></worksheet>',
          ),
        }),
    ],
    [
      'the same merged cells again and again',
      'too-large',
      () =>
        workbookOf({
          sheet: between(
            '<worksheet><sheetData/><mergeCells>',
            much('<mergeCell ref="A1:B190000"/>', 30 * MB),
            '</mergeCells></worksheet>',
          ),
        }),
    ],
    [
      'rows by the million',
      'too-many-rows',
      () =>
        workbookOf({
          sheet: between(
            '<worksheet><sheetData>',
            much('<row><c><v>1</v></c></row>', 90 * MB),
            '</sheetData></worksheet>',
          ),
        }),
    ],
    [
      'entities',
      'not-xlsx',
      () => workbookOf({ sheet: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
    ],
  ])(
    'a table with %s is refused by the import, and takes no more memory than another',
    async (_, reason, make) => {
      const { reason: found, most } = await taken('月报.xlsx', make(), true);
      expect(found).toBe(`table: ${reason}`);
      expect(most).toBeLessThan(FLAT);
    },
    60_000,
  );

  it('as a table of text is refused by its rows, its columns or its letters, and takes no more memory than another', async () => {
    const rows = much('1,2\n', 5 * MB - 4);
    expect(await taken('行.csv', rows, true)).toMatchObject({ reason: 'table: too-many-rows' });
    const columns = Buffer.from(`项目代码${',列'.repeat(200_000)}\n`);
    expect(await taken('列.csv', columns, true)).toMatchObject({ reason: 'table: too-many-columns' });
    const quoted = between('项目代码\n"', much('督', 4 * MB - 1), '\n');
    const { reason, most } = await taken('引号.csv', quoted, true);
    expect(reason).toBe('table: not-csv');
    expect(most).toBeLessThan(FLAT);
  });

  it('has no way into a folder by its name', () => {
    for (const [told, name] of [
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['C:\\Windows\\system32\\a.pdf', 'a.pdf'],
      ['a/..', '附件'],
      ['\u202Efdp.exe', 'fdp.exe'],
      ['a\u0000.pdf', 'a.pdf'],
    ] as const)
      expect(cleanFileName(told)).toBe(name);
  });
});
