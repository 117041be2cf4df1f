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
  /** By key: the line of the first row about it. */
  private readonly keys = new Map<string, number>();

  /** `placed`: where in the file a field stands. */
  constructor(private readonly placed: (fault: RowFault) => ImportFault) {}

  /**
   * The rows that are about something: without those that say not of what, and those about what another row is about. Of
   * two such rows none is right. Rows with other faults go on: what else is wrong with them is to be told as well.
   */
  sift(rows: ReadRow[], keyOf: (values: ReadRow['values']) => string | null): ReadRow[] {
    const here = new Map(rows.map((row) => [row.line, row]));
    for (const row of rows) {
      this.counts.rows++;
      const key = keyOf(row.values);
      if (key === null) continue;
      const first = this.keys.get(key);
      if (first === undefined) {
        this.keys.set(key, row.line);
        continue;
      }
      tellTwice(row, first, key);
      const other = here.get(first);
      if (other) tellTwice(other, row.line, key);
      else this.unwrite(first, key, row.line);
    }
    return rows.filter(({ line, values, faults }) => {
      const key = keyOf(values);
      if (key !== null && !faults.some(({ code }) => code === 'twice')) return true;
      this.refuse(line, key ?? '', faults);
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

  private refuse(line: number, label: string, faults: RowFault[]): void {
    this.counts.refused++;
    this.kept.set(line, {
      ...{ line, what: 'refused', label, subject_id: null, project_id: null, changes: [], state: {} },
      ...{ faults: faults.map(this.placed).sort(byColumn), after_version: null },
    });
  }

  /** A row that was good, until another turned out to be about the same. */
  private unwrite(line: number, key: string, other: number): void {
    const before = this.kept.get(line);
    const fault = this.placed(twice(other, key));
    if (before?.what !== 'refused') {
      this.counts[before?.what ?? 'same']--;
      this.refuse(line, before?.label || key, [twice(other, key)]);
    } else if (!before.faults.some((one) => (one as ImportFault).code === fault.code))
      before.faults.push(fault);
  }
}

const twice = (line: number, key: string): RowFault => ({ field: null, code: 'twice', facts: { line, key } });

function tellTwice({ faults }: ReadRow, line: number, key: string): void {
  if (!faults.some(({ code }) => code === 'twice')) faults.push(twice(line, key));
}

const byColumn = (a: ImportFault, b: ImportFault): number => (a.column ?? -1) - (b.column ?? -1);
