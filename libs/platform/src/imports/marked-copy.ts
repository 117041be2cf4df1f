import { CSV, XLSX, type ImportFault } from '@duban/contracts';
import { faultWords, IMPORT_LIMITS, inertCell } from '@duban/domain';
import type { StreamableFile } from '@nestjs/common';
import { type CellValue, type Cell, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { madeFile } from '../files/sent-file';
import { rowsOfTable } from './files/open-table';
import type { TableRow } from './files/table';
import type { Import } from './imports.queries';
import type { KindField } from './kinds';

type Lang = 'zh' | 'en';
export type Faults = ReadonlyMap<number, ImportFault[]>;
type Marking = { row: Import; fields: readonly KindField[]; faults: Faults; lang: Lang };

const HEAD = { zh: '问题', en: 'Problems' };
const RED = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } } as const;

/** What is wrong with a row, as one cell. */
function wordsOf({ fields, lang }: Marking, faults: readonly ImportFault[]): string {
  return faults
    .map((fault) => {
      const words = faultWords(
        fault,
        fields.find(({ key }) => key === fault.field),
        lang,
      );
      return fault.head === '' ? words : `${fault.head}${lang === 'zh' ? '：' : ': '}${words}`;
    })
    .join(lang === 'zh' ? '；' : '; ');
}

/** The file once more, its heads first, with a column that says what is wrong; of a spreadsheet with the cells in red. */
export async function markedCopy(path: string, marking: Marking): Promise<StreamableFile> {
  const { row, lang } = marking;
  const { format, heads, rows } = row.form;
  const name = `${row.file_name.replace(/\.[^.]*$/, '')}-${HEAD[lang]}.${format}`;
  const type = format === 'csv' ? CSV : XLSX;
  const isColoured = rows <= IMPORT_LIMITS.coloured;
  const body =
    format === 'csv'
      ? await gathered(csvPieces(path, marking))
      : isColoured
        ? await colouredSheet(path, marking)
        : await plainSheet(path, marking, heads);
  return madeFile({ name, type }, body);
}

async function* dataRows(path: string, { row }: Marking): AsyncGenerator<TableRow> {
  const { form } = row;
  for await (const one of rowsOfTable(path, form.format, form)) if (one.line > form.headLine) yield one;
}

const cellsOf = ({ cells }: TableRow, { row }: Marking): string[] =>
  Array.from({ length: row.form.heads.length }, (_, at) => cells[at] ?? '');

/** In the encoding the file came in, with its separator: whoever opened it opens this. */
async function* csvPieces(path: string, marking: Marking): AsyncGenerator<Buffer> {
  const { encoding, delimiter, heads } = marking.row.form;
  const [mark, between] = [encoding === 'utf-8' ? '\uFEFF' : '', delimiter ?? ','];
  const line = (cells: string[]) =>
    `${cells.map((cell) => quoted(inertCell(cell), between)).join(between)}\r\n`;
  const encoded = (text: string) => iconv.encode(text, encoding ?? 'utf-8');
  yield encoded(mark + line([...heads, HEAD[marking.lang]]));
  for await (const row of dataRows(path, marking)) {
    const words = wordsOf(marking, marking.faults.get(row.line) ?? []);
    yield encoded(line([...cellsOf(row, marking), words]));
  }
}

const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Numbers stay numbers, but for codes, whose digits a spreadsheet would round. */
const valueOf = (text: string): CellValue =>
  /^-?\d{1,15}(\.\d+)?$/.test(text) && !/^-?0\d/.test(text) && text.length <= 16
    ? Number(text)
    : inertCell(text);

async function colouredSheet(path: string, marking: Marking): Promise<Uint8Array> {
  const { heads } = marking.row.form;
  const rows: CellValue[][] = [[...heads, HEAD[marking.lang]]];
  const cells = new Map<string, Partial<Cell>>();
  for await (const row of dataRows(path, marking)) {
    const faults = marking.faults.get(row.line) ?? [];
    for (const fault of faults) {
      if (fault.column === null) continue;
      const text = wordsOf(marking, [{ ...fault, head: '' }]);
      cells.set(`${rows.length},${fault.column}`, { style: RED, comment: { author: '督办', text } });
    }
    if (faults.length > 0) cells.set(`${rows.length},${heads.length}`, { style: RED });
    rows.push([...cellsOf(row, marking).map(valueOf), wordsOf(marking, faults) || null]);
  }
  const columns = [...heads.map(() => ({ width: 16 })), { width: 60 }];
  return writeXlsx({ sheets: [{ name: HEAD[marking.lang], columns, rows, cells, freezePane: { rows: 1 } }] });
}

async function plainSheet(path: string, marking: Marking, heads: string[]): Promise<Uint8Array> {
  async function* rows() {
    for await (const row of dataRows(path, marking))
      yield [
        ...cellsOf(row, marking).map(valueOf),
        wordsOf(marking, marking.faults.get(row.line) ?? []) || null,
      ];
  }
  const columns = [
    ...heads.map((header) => ({ header, width: 16 })),
    { header: HEAD[marking.lang], width: 60 },
  ];
  const stream = writeXlsxStream(rows(), { name: HEAD[marking.lang], columns, freezePane: { rows: 1 } });
  return gathered(Readable.fromWeb(stream as ReadableStream));
}

async function gathered(source: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
