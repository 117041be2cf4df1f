/**
 * draft: its file is read and its columns are being matched · trying, tried: the dry run · importing, done: written ·
 * failed: nothing was written · undoing, undone: taken back.
 */
export const IMPORT_STATES = [
  'draft',
  'trying',
  'tried',
  'importing',
  'done',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What may be done with an import in a state. */
export const IMPORT_MOVES = {
  shape: ['draft', 'tried', 'failed'],
  try: ['draft', 'tried', 'failed'],
  run: ['tried'],
  undo: ['done'],
} as const satisfies Record<string, readonly ImportState[]>;
export type ImportMove = keyof typeof IMPORT_MOVES;

export const mayMoveImport = (state: ImportState, move: ImportMove): boolean =>
  (IMPORT_MOVES[move] as readonly ImportState[]).includes(state);

/** More than this is no list of a county: it comes in parts. Rows and columns may be set lower (`import-limits`). */
export const IMPORT_LIMITS = {
  rows: 100_000,
  columns: 200,
  /** Letters of one cell. */
  cell: 5_000,
  /** A head stands within the first lines. */
  headLines: 20,
  /** Rows of a marked copy whose cells are coloured; a larger one has the column of words alone. */
  coloured: 20_000,
} as const;
