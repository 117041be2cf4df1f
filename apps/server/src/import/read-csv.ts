import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Refusal } from './read-mapping';

export type Cells = Record<string, string>;
/** One record with the line it begins on, as a text editor counts. `wrong`: why its cells cannot be told apart. */
export type CsvRow = { line: number; cells: Cells; wrong: string | null };
export type CsvFile = { header: string[]; rows: AsyncIterable<CsvRow>; sha256: () => string };

type Parsed = { record: string[]; info: { lines: number } };

/** Opens a CSV file: reads its header and streams the rest. Throws a `Refusal` when it is no such text. */
export async function openCsv(file: string, form: { encoding: string; delimiter: string }): Promise<CsvFile> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder(form.encoding, { fatal: true });
  async function* text() {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  }
  const parser = Readable.from(text()).compose(
    parse({
      bom: true,
      info: true,
      delimiter: form.delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  const records = readable(parser as AsyncIterable<Parsed>, file, form.encoding);
  const first = await records.next();
  if (first.done) throw new Refusal(`${file} is empty.`);
  const header = first.value.record.map((name) => name.trim());
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined) throw new Refusal(`${file}: the column "${twice}" stands twice in the header.`);
  return {
    header,
    rows: rowsOf(records, header, first.value.info.lines),
    sha256: () => hash.copy().digest('hex'),
  };
}

async function* rowsOf(records: AsyncIterable<Parsed>, header: string[], headerEnd: number) {
  let before = headerEnd;
  for await (const { record, info } of records) {
    // a record with line breaks in it ends later than it begins; `lines` is where it ends
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const line = Math.max(before + 1, info.lines - breaks);
    before = info.lines;
    const wrong =
      record.length === header.length
        ? null
        : `the row has ${record.length} columns, the header ${header.length}`;
    yield { line, wrong, cells: Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) };
  }
}

/** The same records, with the errors of reading in plain words. */
async function* readable(records: AsyncIterable<Parsed>, file: string, encoding: string) {
  try {
    yield* records;
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === 'ENOENT') throw new Refusal(`There is no file ${file}.`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new Refusal(
        `${file} is not ${encoding} text: say its encoding in the mapping, for instance "gb18030".`,
      );
    if (code?.startsWith('CSV_')) throw new Refusal(`${file} is not readable as CSV: ${message}`);
    throw error;
  }
}
