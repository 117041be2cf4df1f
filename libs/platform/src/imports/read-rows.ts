import type { ImportColumn } from '@duban/contracts';
import { isKeepable } from '../database/paging';
import { readCell } from './cells/read-cell';
import { rowsOfTable } from './files/open-table';
import type { TableRow } from './files/table';
import type { FileForm } from './imports.queries';
import type { KindField, ReadRow } from './kinds';

type Matched = { at: number; field: KindField; column: ImportColumn };

/** The columns that are matched with a field. */
export function matchedColumns(columns: readonly ImportColumn[], fields: readonly KindField[]): Matched[] {
  return columns.flatMap((column, at) => {
    const field = column.field === null ? undefined : fields.find(({ key }) => key === column.field);
    return field ? [{ at, field, column }] : [];
  });
}

/** A row in our words: what its cells say, and what is wrong with them. */
export function readRow(row: TableRow, matched: readonly Matched[], heads: number): ReadRow {
  const values: ReadRow['values'] = {};
  const faults: ReadRow['faults'] = [];
  // cells behind the last head: the row has slipped, or a separator stands in a text
  if (row.cells.length > heads && row.cells.slice(heads).some((cell) => cell.trim() !== ''))
    faults.push({ field: null, code: 'too-many-cells', facts: { found: row.cells.length, heads } });
  for (const { at, field, column } of matched) {
    const text = row.cells[at] ?? '';
    const mark = row.marks?.get(at);
    if (text === '' && mark === undefined) {
      if (field.required === 'always') faults.push({ field: field.key, code: 'required' });
      continue;
    }
    const read = isKeepable(text)
      ? readCell(text, mark, field, column)
      : { code: 'unreadable-text', facts: {} };
    if ('code' in read) faults.push({ field: field.key, code: read.code, facts: read.facts });
    else if (read.value !== undefined) values[field.key] = read.value;
    else if (field.required === 'always') faults.push({ field: field.key, code: 'required' });
  }
  return { line: row.line, values, faults };
}

/** The rows below the heads, some at a time. */
export async function* readRows(
  path: string,
  form: FileForm,
  matched: readonly Matched[],
  chunk: number,
): AsyncGenerator<ReadRow[]> {
  let rows: ReadRow[] = [];
  for await (const row of rowsOfTable(path, form.format, form)) {
    if (row.line <= form.headLine) continue;
    rows.push(readRow(row, matched, form.heads.length));
    if (rows.length < chunk) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
