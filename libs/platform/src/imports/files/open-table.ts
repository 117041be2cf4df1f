import { csvRows, detectCsv } from './csv';
import { isBlankRow, UnreadableTable, type TableForm, type TableRow } from './table';
import { sheetsOf, xlsxRows } from './xlsx';

export type TableFormat = 'xlsx' | 'csv';

/** The rows of a file, blank ones left out. Throws `UnreadableTable` when it cannot be read. */
export async function* rowsOfTable(
  path: string,
  format: TableFormat,
  form: TableForm,
): AsyncGenerator<TableRow> {
  for await (const row of format === 'xlsx' ? xlsxRows(path, form) : csvRows(path, form))
    if (!isBlankRow(row)) yield row;
}

/** How a file is most likely meant, and what sheets it has. */
export async function detectForm(
  path: string,
  format: TableFormat,
): Promise<{ form: TableForm; sheets: string[] }> {
  if (format === 'csv') return { form: await detectCsv(path), sheets: [] };
  const sheets = await sheetsOf(path);
  const [first] = sheets;
  if (first === undefined) throw new UnreadableTable('no-sheet');
  return { form: { sheet: first, encoding: null, delimiter: null }, sheets };
}
