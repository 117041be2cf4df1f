import { createHash } from 'node:crypto';
import { csvRecords } from '@duban/platform';
import { Refusal } from './read-mapping';

export type Cells = Record<string, string>;
/** One record with the line it begins on, as a text editor counts. `wrong`: why its cells cannot be told apart. */
export type CsvRow = { line: number; cells: Cells; wrong: string | null };
export type CsvFile = { header: string[]; rows: AsyncIterable<CsvRow>; sha256: () => string };

type Sent = { line: number; cells: string[] };

/** Opens a CSV file: reads its header and streams the rest. Throws a `Refusal` when it is no such text. */
export async function openCsv(file: string, form: { encoding: string; delimiter: string }): Promise<CsvFile> {
  const hash = createHash('sha256');
  const records = readable(
    csvRecords(file, form, (piece) => hash.update(piece)),
    file,
    form.encoding,
  );
  const first = await records.next();
  if (first.done) throw new Refusal(`${file} is empty.`);
  const header = first.value.cells.map((name) => name.trim());
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined) throw new Refusal(`${file}: the column "${twice}" stands twice in the header.`);
  return { header, rows: rowsOf(records, header), sha256: () => hash.copy().digest('hex') };
}

async function* rowsOf(records: AsyncIterable<Sent>, header: string[]) {
  for await (const { line, cells } of records) {
    const wrong =
      cells.length === header.length
        ? null
        : `the row has ${cells.length} columns, the header ${header.length}`;
    yield { line, wrong, cells: Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])) };
  }
}

/** The same records, with the errors of reading in plain words. */
async function* readable(records: AsyncIterable<Sent>, file: string, encoding: string) {
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
