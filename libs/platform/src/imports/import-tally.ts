import type { ImportCounts, ImportFault } from '@duban/contracts';
import type { KeptRow } from './imports.queries';
import type { ReadRow, RowFault, RowOutcome } from './kinds';

/** What came of the rows of a file so far: the counts, and what is kept of each row that is not as it was. */
export class ImportTally {
  readonly counts: ImportCounts = {
    rows: 0,
    created: 0,
    changed: 0,
    same: 0,
    refused: 0,
    replanned: 0,
    left: 0,
  };
  private readonly kept = new Map<number, KeptRow>();
  /** By key: the first row about it, and what came of it. */
  private readonly keys = new Map<string, { line: number; label: string }>();

  /** `placed`: where in the file a field stands. */
  constructor(private readonly placed: (fault: RowFault) => ImportFault) {}

  /**
   * The rows that may be written: without those that are wrong as they stand, and those about what an earlier row is
   * about. Of two such rows none is right.
   */
  sift(rows: ReadRow[], keyOf: (values: ReadRow['values']) => string | null): ReadRow[] {
    return rows.filter((row) => {
      this.counts.rows++;
      const key = keyOf(row.values);
      const first = key === null ? undefined : this.keys.get(key);
      if (key !== null && !first) this.keys.set(key, { line: row.line, label: key });
      if (first) {
        row.faults.push({ field: null, code: 'twice', facts: { line: first.line, key } });
        this.unwrite(first.line, key ?? '', { field: null, code: 'twice', facts: { line: row.line, key } });
      }
      if (row.faults.length === 0) return true;
      this.refuse(row.line, key ?? '', row.faults);
      return false;
    });
  }

  add(outcome: RowOutcome): void {
    const { line, label } = outcome;
    if (outcome.what === 'refused') return this.refuse(line, label, outcome.faults);
    this.counts[outcome.what]++;
    if (outcome.what === 'same') return;
    if (outcome.replanned) this.counts.replanned++;
    if (outcome.left) this.counts.left++;
    this.kept.set(line, {
      line,
      what: outcome.what,
      label,
      subject_id: outcome.subjectId,
      project_id: outcome.projectId,
      changes: outcome.changes,
      faults: [],
      state: outcome.state,
      after_version: outcome.after,
    });
  }

  rows(): KeptRow[] {
    return [...this.kept.values()].sort((a, b) => a.line - b.line);
  }

  /** Lines that are refused because another is about the same. */
  static twiceOf(rows: readonly { line: number; faults: unknown[] }[]): Set<number> {
    return new Set(
      rows.flatMap(({ line, faults }) =>
        (faults as ImportFault[]).some(({ code }) => code === 'twice') ? [line] : [],
      ),
    );
  }

  private refuse(line: number, label: string, faults: RowFault[]): void {
    this.counts.refused++;
    this.kept.set(line, {
      ...{ line, what: 'refused', label, subject_id: null, project_id: null, changes: [], state: {} },
      ...{ faults: faults.map(this.placed), after_version: null },
    });
  }

  /** A row that was good, until another turned out to be about the same. */
  private unwrite(line: number, label: string, fault: RowFault): void {
    const before = this.kept.get(line);
    if (before?.what === 'refused') {
      if (!before.faults.some((one) => (one as ImportFault).code === 'twice'))
        before.faults.push(this.placed(fault));
      return;
    }
    this.counts[before?.what ?? 'same']--;
    this.refuse(line, before?.label || label, [fault]);
  }
}
