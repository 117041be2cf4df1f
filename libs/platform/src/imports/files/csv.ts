import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { isReadableAs } from '../../files/examine/text';
import { UnreadableTable, type TableForm, type TableRow } from './table';

type Parsed = { record: string[]; info: { lines: number } };
export type CsvRecord = { line: number; cells: string[] };

const HEAD = 64 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The records of a text with the line each begins on, as an editor counts. A byte order mark is no part of the text.
 * `taste`: sees every piece of the file as it comes, for a hash.
 */
export async function* csvRecords(
  path: string,
  { encoding, delimiter }: { encoding: string; delimiter: string },
  taste?: (piece: Buffer) => void,
): AsyncGenerator<CsvRecord> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  async function* text() {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      taste?.(piece);
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  }
  const form = { bom: true, info: true, delimiter, relax_column_count: true, skip_empty_lines: true };
  const parser = Readable.from(text()).compose(parse(form)) as AsyncIterable<Parsed>;
  let [before, shift] = [0, 0];
  for await (const { record, info } of parser) {
    // a record with line breaks in it ends later than it begins; of a break of two letters the parser counts both
    let breaks = 0;
    for (const cell of record) {
      if (!cell.includes('\n') && !cell.includes('\r')) continue;
      breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
      shift += cell.match(/\r\n/g)?.length ?? 0;
    }
    const end = info.lines - shift;
    yield { line: Math.max(before + 1, end - breaks), cells: record };
    before = end;
  }
}

/** The rows of a CSV file. Throws `UnreadableTable` when it is no such text. */
export async function* csvRows(path: string, form: TableForm): AsyncGenerator<TableRow> {
  const { encoding, delimiter } = form;
  try {
    for await (const record of csvRecords(path, {
      encoding: encoding ?? 'utf-8',
      delimiter: delimiter ?? ',',
    }))
      yield { ...record, marks: null, wrong: null };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UnreadableTable('not-in-encoding', { encoding });
    if (code?.startsWith('CSV_')) throw new UnreadableTable('not-csv', { found: message.slice(0, 200) });
    throw error;
  }
}

/** How a text is written: a mark, or strict UTF-8 from end to end, else GB 18030; and what stands between its cells. */
export async function detectCsv(path: string): Promise<TableForm> {
  const encoding = (await isReadableAs(path, 'utf-8'))
    ? 'utf-8'
    : (await isReadableAs(path, 'gb18030'))
      ? 'gb18030'
      : null;
  if (!encoding) throw new UnreadableTable('no-encoding');
  return { sheet: null, encoding, delimiter: delimiterOf(await headOf(path, encoding)) };
}

async function headOf(path: string, encoding: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    // the last letter may be cut
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true });
  } finally {
    await file.close();
  }
}

/** What parts the first lines into the most columns, the same number of them in most lines. */
export function delimiterOf(head: string): ',' | ';' | '\t' {
  const lines = head.split(/\r\n|\n|\r/).slice(0, 20);
  const text = lines.slice(0, Math.max(1, lines.length - 1)).join('\n');
  let best: { delimiter: (typeof DELIMITERS)[number]; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(text, delimiter);
    const usual = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
    const score = usual ? (usual[0] - 1) * usual[1] : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** How many lines have how many columns. */
function widthsOf(text: string, delimiter: string): Map<number, number> {
  const widths = new Map<number, number>();
  try {
    const form = {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    };
    for (const record of parseAtOnce(text, form))
      widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  } catch {
    // a quotation that begins and does not end in the first lines: not parted by this
  }
  return widths;
}
