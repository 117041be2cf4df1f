import type { Field } from './field';
import type { Cells } from './read-csv';
import { columnsOf } from './read-mapping';

/** The text of a field as the file has it, blanks gathered, and the column to name in a complaint. */
export type Found = { text: string; column: string };

export function findText(field: Field, cells: Cells): Found {
  const cell = (column: string) => (cells[column] ?? '').trim().replace(/\s+/g, ' ');
  const columns = columnsOf(field);
  if (field.constant !== undefined) return { text: field.constant, column: '' };
  if (field.template) {
    const pieces = field.template.filter((piece) => isFilled(piece, cell));
    const text = pieces.map((piece) => piece.replace(PLACE, (_, name: string) => cell(name))).join('');
    return { text: text.trim(), column: columns.join(' + ') };
  }
  const column = columns.find((name) => cell(name) !== '') ?? columns[0] ?? '';
  return { text: cell(column), column };
}

const PLACE = /\{([^}]+)\}/g;

/** Whether a piece of a template has something to say: it has no columns, or one that is filled. */
function isFilled(piece: string, cell: (column: string) => string): boolean {
  const columns = [...piece.matchAll(PLACE)].map(([, name]) => `${name}`);
  return columns.length === 0 || columns.some((column) => cell(column) !== '');
}

export function wholly(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(text);
}
