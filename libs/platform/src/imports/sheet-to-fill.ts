import { inertCell } from '@duban/domain';
import { writeXlsx } from 'hucre/xlsx';
import type { KindField } from './kinds';
import { HEAD, headOf, isTyped, validationOf } from './template';

type Cell = string | number | null;
/** A column that is filled in stands for a field; one that is there to be looked at stands under a head in brackets. */
export type FillColumn<T> = { width: number; of: (row: T) => Cell } & (
  { field: KindField } | { given: string }
);

const GREY = { font: { color: { rgb: '6B6B6B' } } };
const filled = (rgb: string) =>
  ({ ...GREY, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } }) as const;
const GIVEN_HEAD = filled('E9ECEF');
const GIVEN = filled('F6F7F8');

/**
 * A spreadsheet whose rows are known and whose cells are to be filled in. It comes back through the import of its kind: a
 * head in brackets is matched with no field.
 */
export async function sheetToFill<T>(told: {
  name: string;
  columns: readonly FillColumn<T>[];
  rows: readonly T[];
  notes: readonly string[];
}): Promise<Uint8Array> {
  const { name, columns, rows, notes } = told;
  const cells = new Map<string, { style: object }>();
  columns.forEach((column, at) => {
    const isAsked = 'field' in column;
    cells.set(`0,${at}`, { style: isAsked ? HEAD : GIVEN_HEAD });
    if (!isAsked) rows.forEach((_, line) => cells.set(`${line + 1},${at}`, { style: GIVEN }));
  });
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map((column) => ({
          width: column.width,
          ...('field' in column && isTyped(column.field) ? { numFmt: '@' } : {}),
        })),
        rows: [
          columns.map((column) => ('field' in column ? headOf(column.field) : `（${column.given}）`)),
          ...rows.map((row) => columns.map(({ of }) => inert(of(row)))),
        ],
        cells,
        freezePane: { rows: 1, columns: 2 },
        dataValidations: columns.flatMap((column, at) =>
          'field' in column ? validationOf(column.field, at) : [],
        ),
      },
      { name: '填写说明', columns: [{ width: 110 }], rows: notes.map((note) => [inert(note)]) },
    ],
  });
}

const inert = (cell: Cell): Cell => (typeof cell === 'string' ? inertCell(cell) : cell);
