import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { XLSX } from '@duban/contracts';
import { inertCell } from '@duban/domain';
import type { StreamableFile } from '@nestjs/common';
import { writeXlsxStream } from 'hucre/xlsx';
import { sentFile } from './sent-file';

/** A column of a table for a spreadsheet: its head, how wide it is in letters, and what stands in it. */
export type Column<T> = { head: string; width: number; of: (row: T) => string | number | null };

/**
 * A table as a spreadsheet that is made while it is sent: rows are asked for only as fast as somebody takes the file.
 * What goes wrong before the first row is thrown here, so that it is a refusal and not half a file.
 */
export async function xlsxFile<T>(
  { name, sheet, columns }: { name: string; sheet: string; columns: Column<T>[] },
  batches: AsyncGenerator<T[]>,
): Promise<StreamableFile> {
  const first = await batches.next();
  async function* cells() {
    if (!first.done) yield* first.value.map(cellsOf);
    for await (const rows of batches) yield* rows.map(cellsOf);
  }
  const cellsOf = (row: T) => columns.map(({ of }) => cellOf(of(row)));
  const file = writeXlsxStream(cells(), {
    name: sheet,
    columns: columns.map(({ head, width }) => ({ header: head, width })),
    freezePane: { rows: 1 },
  });
  const stream = Readable.fromWeb(file as ReadableStream);
  return sentFile({ name: `${name}.xlsx`, type: XLSX }, stream, batches);
}

const cellOf = (value: string | number | null) => (typeof value === 'string' ? inertCell(value) : value);
