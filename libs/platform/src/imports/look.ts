import type { ImportColumn } from '@duban/contracts';
import { IMPORT_LIMITS } from '@duban/domain';
import { detectForm, rowsOfTable, type TableFormat } from './files/open-table';
import { UnreadableTable, type TableForm, type TableRow } from './files/table';
import type { FileForm } from './imports.queries';
import type { ImportKind } from './kinds';
import { findHeadRow, matchHeads } from './match-heads';

const SAMPLES = 8;

type Wish = Partial<TableForm> & { headLine?: number };

/** Reads a file once from end to end: how it is meant, its heads, its first rows and how many there are. */
export async function lookAt(
  path: string,
  format: TableFormat,
  kind: Pick<ImportKind, 'fields' | 'maxRows'> & { maxColumns?: number },
  wish: Wish = {},
): Promise<FileForm> {
  const { form: detected, sheets } = await detectForm(path, format);
  const form: TableForm = {
    sheet: wish.sheet ?? detected.sheet,
    encoding: wish.encoding ?? detected.encoding,
    delimiter: wish.delimiter ?? detected.delimiter,
  };
  const first: TableRow[] = [];
  let [rows, formulas] = [0, 0];
  for await (const row of rowsOfTable(path, format, form)) {
    rows++;
    if (first.length < IMPORT_LIMITS.headLines + SAMPLES) first.push(row);
    for (const mark of row.marks?.values() ?? []) if (mark === 'formula') formulas++;
    // title lines and heads above them are not counted yet
    if (rows > kind.maxRows + IMPORT_LIMITS.headLines)
      throw new UnreadableTable('too-many-rows', { limit: kind.maxRows });
  }
  const limit = kind.maxColumns ?? IMPORT_LIMITS.columns;
  const at = headAt(first, kind, limit, wish.headLine);
  const head = first[at];
  if (!head) throw new UnreadableTable('no-head');
  const heads = trimmed(head.cells.map((cell) => cell.trim().replace(/\s+/g, ' ')));
  if (heads.length > limit) throw new UnreadableTable('too-many-columns', { found: heads.length, limit });
  const below = rows - at - 1;
  if (below > kind.maxRows) throw new UnreadableTable('too-many-rows', { found: below, limit: kind.maxRows });
  const samples = first.slice(at + 1, at + 1 + SAMPLES).map(({ line, cells, marks }) => ({
    line,
    cells: cells.slice(0, heads.length),
    marks: [...(marks ?? [])],
  }));
  return { ...form, format, sheets, headLine: head.line, heads, rows: below, formulas, samples };
}

function headAt(
  first: TableRow[],
  { fields }: Pick<ImportKind, 'fields'>,
  limit: number,
  wished?: number,
): number {
  // heads are held against every word of every field: no more of them than may be there
  const short = first
    .slice(0, IMPORT_LIMITS.headLines)
    .map(({ cells }) => ({ cells: cells.slice(0, limit + 1) }));
  if (wished === undefined) return findHeadRow(short, fields);
  const at = first.findIndex(({ line }) => line === wished);
  if (at < 0) throw new UnreadableTable('no-head', { line: wished });
  return at;
}

/** Without the columns behind the last one that has a head. */
function trimmed(heads: string[]): string[] {
  const last = heads.findLastIndex((head) => head !== '');
  return heads.slice(0, last + 1);
}

/** What the columns become, where nobody has said it yet. */
export const proposeColumns = (form: FileForm, { fields }: Pick<ImportKind, 'fields'>): ImportColumn[] =>
  matchHeads(form.heads, fields);
