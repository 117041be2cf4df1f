/** What a cell is, where its text alone does not say it. */
export type CellMark = 'day' | 'formula' | 'formula-blank' | 'error' | 'merged';

/**
 * A row of a file: its line as a person counts, from 1, and the texts of its cells. `marks`: by column, what the text
 * does not say. `wrong`: why the cells cannot be told apart.
 */
export type TableRow = {
  line: number;
  cells: string[];
  marks: ReadonlyMap<number, CellMark> | null;
  wrong: string | null;
};

/** How a file is read. */
export type TableForm = {
  sheet: string | null;
  encoding: 'utf-8' | 'gb18030' | null;
  delimiter: ',' | ';' | '\t' | null;
};

/** The file cannot be read as a table. A sentence is made of it where it is shown. */
export class UnreadableTable extends Error {
  constructor(
    readonly reason: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

export const isBlankRow = ({ cells }: Pick<TableRow, 'cells'>): boolean =>
  cells.every((cell) => cell.trim() === '');
