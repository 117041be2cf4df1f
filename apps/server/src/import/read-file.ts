import { CellReader } from './cell-reader';
import type { Complaint } from './complaints';
import type { Mapping, ObservationMapping } from './mapping';
import { openCsv, type CsvRow } from './read-csv';
import { columnsOf, missingColumns, Refusal } from './read-mapping';
import { readObservation } from './read-observation';
import { readProject, readProjectFields } from './read-project';
import type { Register } from './register';
import { Sums, type ObservationRow, type ProjectRow } from './rows';

/** A file read and judged, nothing written: the dry run. */
export type FileRead = {
  file: string;
  sha256: string;
  rows: number;
  badRows: number;
  projects: ProjectRow[];
  observations: ObservationRow[];
  complaints: Complaint[];
  sums: Sums;
};

const STEP = 20_000;

/** Reads a whole file by a mapping, against the register as it is. Throws a `Refusal` when it has not the columns. */
export async function readFile(
  file: string,
  mapping: Mapping,
  register: Register,
  say: (line: string) => void = () => {},
): Promise<FileRead> {
  const csv = await openCsv(file, mapping);
  const missing = missingColumns(mapping, csv.header);
  if (missing.length > 0)
    throw new Refusal(
      `${file} lacks ${missing.length} of the columns of the mapping "${mapping.name}":\n` +
        missing.map((column) => `  column "${column}" is missing`).join('\n'),
    );
  const reader =
    mapping.target === 'projects' ? projectsReader(mapping) : observationsReader(mapping, register);
  const complaints: Complaint[] = [];
  const sums = new Sums();
  let [rows, badRows] = [0, 0];
  for await (const row of csv.rows) {
    rows++;
    if (rows % STEP === 0) say(`${rows.toLocaleString('en')} rows read …`);
    const cells = new CellReader(row, mapping.formats);
    const rowSums = new Sums();
    if (row.wrong !== null) cells.complain('', row.wrong);
    else reader.read(cells, row, rowSums);
    complaints.push(...cells.complaints);
    if (cells.isGood) sums.addAll(rowSums.of);
    else badRows++;
  }
  return { file, sha256: csv.sha256(), rows, badRows, complaints, sums, ...reader.result() };
}

type RowsReader = {
  read: (cells: CellReader, row: CsvRow, sums: Sums) => void;
  result: () => { projects: ProjectRow[]; observations: ObservationRow[] };
};

function projectsReader(mapping: Mapping & { target: 'projects' }): RowsReader {
  const projects: ProjectRow[] = [];
  const used = new Set<string>();
  return {
    read: (cells, row, sums) => {
      const project = readProject(cells, mapping, row.line, used, sums);
      if (cells.isGood) projects.push(project);
    },
    result: () => ({
      projects,
      observations: projects.flatMap(({ opening }) => (opening === null ? [] : [opening])),
    }),
  };
}

function observationsReader(mapping: ObservationMapping, register: Register): RowsReader {
  const observations: ObservationRow[] = [];
  const unknown = new Map<string, ProjectRow>();
  const seen = new Set<string>();
  return {
    read: (cells, { line }, sums) => {
      const key = cells.required(mapping.fields.code);
      const code = mapping.codePrefix + key;
      const observation = readObservation(cells, mapping.fields, { line, code });
      const month = `${code} ${observation.period}`;
      const where = columnsOf(mapping.fields.asOf).join(' + ');
      if (register.monthly.has(month)) cells.complain(where, `${observation.period} has a monthly report`);
      if (seen.has(month)) cells.complain(where, `a second observation of ${observation.period}`);
      seen.add(month);
      if (key !== '' && !register.projects.has(code)) enter(cells, line, code, key);
      if (!cells.isGood) return;
      observations.push(observation);
      sums.add(`total ${observation.asOf}`, observation.totalFen);
      sums.add(`contract ${observation.asOf}`, observation.contractFen);
    },
    result: () => ({ projects: [...unknown.values()], observations }),
  };

  /** A project the register does not know: as its last row tells it, if the mapping says so. */
  function enter(cells: CellReader, line: number, code: string, key: string): void {
    if (mapping.unknownProject === 'refuse') {
      cells.complain(columnsOf(mapping.fields.code).join(' + '), `"${key}" is not in the register`);
      return;
    }
    const project = readProjectFields(cells, mapping.unknownProject, { line, code });
    const before = unknown.get(code);
    // an amount or a day that the last row leaves blank stays what an earlier one said
    if (before && project.totalFen === 0n) project.totalFen = before.totalFen;
    project.plannedStart ??= before?.plannedStart ?? null;
    project.plannedFinish ??= before?.plannedFinish ?? null;
    if (cells.isGood) unknown.set(code, project);
  }
}
