import type { ImportField, ImportKindName, ImportRow } from '@duban/contracts';
import type { Action, Json } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../work/tx';
import type { CellValue } from './cells/read-cell';

/** A field as its feature declares it; `synonyms`: what people's files call it. */
export type KindField = ImportField & { synonyms: readonly string[] };
/** How a kind declares its fields: optional, without choices, for `usedBy` unless it says otherwise. */
export const fieldsFor =
  (usedBy: ImportField['usedBy']) =>
  (told: Partial<KindField> & Pick<KindField, 'key' | 'type' | 'name' | 'what' | 'example'>): KindField => ({
    required: null,
    usedBy,
    choices: [],
    synonyms: [],
    ...told,
  });
export type RowFault = { field: string | null; code: string; facts?: Record<string, unknown> };

/**
 * A row as it was read: only fields whose cells say something are there. `null`: the field is to be emptied. A row with
 * faults is never written: its kind adds what else is wrong, and refuses it.
 */
export type ReadRow = { line: number; values: Record<string, CellValue>; faults: RowFault[] };

/** A change as it is shown and as it is taken back. */
export type RowChange = ImportRow['changes'][number];
/** `state`: what the feature needs to take the row back; `after`: the version its matter had then. */
export type RowOutcome = {
  line: number;
  label: string;
  projectId: string | null;
} & (
  | { what: 'refused'; faults: RowFault[] }
  | { what: 'same' }
  | {
      what: 'created' | 'changed';
      subjectId: string;
      changes: RowChange[];
      state: Record<string, Json>;
      after: number;
      replanned?: boolean;
      left?: boolean;
    }
);
/** A row that was written, as it is kept. */
export type WrittenRow = {
  line: number;
  what: 'created' | 'changed';
  subjectId: string;
  projectId: string | null;
  state: Record<string, Json>;
  after: number;
};
export type UndoneRow = { line: number; undone: 'restored' | 'kept'; why?: string };

/** Why something is written: the import, told with each event. */
export type ImportCause = { importId: string; file: string; reason: string };

/** What one kind of file means. Its feature declares it and writes the rows; how files are read is no business of it. */
export type ImportKind = {
  name: ImportKindName;
  /** Who may bring one in at all. What of each row may be written is asked for each row. */
  needs: Action;
  fields: readonly KindField[];
  /** Rows written at once, and at most in one file. */
  chunk: number;
  maxRows: number;
  /** Rows of one file that are about the same. */
  keyOf: (values: ReadRow['values']) => string | null;
  /** What has to be there before a row can be about anything: told before a row is read. */
  open: (tx: Tx, cause: ImportCause) => Promise<(rows: ReadRow[]) => Promise<RowOutcome[]>>;
  undo: (tx: Tx, rows: WrittenRow[], cause: ImportCause) => Promise<UndoneRow[]>;
};

/** The kinds of files there are; features add theirs when the product starts. */
@Injectable()
export class ImportKinds {
  private readonly kinds = new Map<ImportKindName, ImportKind>();

  add(kind: ImportKind): void {
    if (this.kinds.has(kind.name)) throw new Error(`two kinds of import ${kind.name}`);
    this.kinds.set(kind.name, kind);
  }

  find(name: ImportKindName): ImportKind | null {
    return this.kinds.get(name) ?? null;
  }

  all(): ImportKind[] {
    return [...this.kinds.values()];
  }
}
