import { periodOf } from '@duban/domain';
import type { CellReader } from './cell-reader';
import type { ObservationFields } from './mapping';
import type { ObservationRow } from './rows';

/** What one row says about a project on one day. */
export function readObservation(
  cells: CellReader,
  fields: Omit<ObservationFields, 'code'>,
  { line, code }: { line: number; code: string },
): ObservationRow {
  const asOf = cells.requiredDay(fields.asOf);
  const problem = cells.text(fields.problem);
  return {
    line,
    code,
    asOf,
    period: periodOf(asOf),
    finished: cells.text(fields.stage) === 'completed',
    totalFen: cells.fen(fields.total),
    physicalBp: cells.basisPoints(fields.physical),
    contractFen: cells.fen(fields.contract),
    contractEnd: cells.day(fields.contractEnd),
    forecastEnd: cells.day(fields.forecastEnd),
    inspectedOn: cells.day(fields.inspectedOn),
    text: cells.text(fields.text) ?? '',
    problem:
      problem === null ? null : { category: cells.text(fields.problemCategory) ?? 'other', text: problem },
  };
}
