import { Readable } from 'node:stream';
import { CSV } from '@duban/contracts';
import { inertCell } from '@duban/domain';
import type { StreamableFile } from '@nestjs/common';
import { sentFile } from './sent-file';
import type { Column } from './xlsx';

/** Spreadsheets take a file for one in UTF-8 by this mark only. */
const MARK = '\uFEFF';

/**
 * A table as CSV (RFC 4180) that is made while it is sent. What goes wrong before the first row is thrown here, so that
 * it is a refusal and not half a file.
 */
export async function csvFile<T>(
  { name, columns }: { name: string; columns: Column<T>[] },
  batches: AsyncGenerator<T[]>,
): Promise<StreamableFile> {
  const first = await batches.next();
  const textOf = (rows: T[]) => rows.map((row) => lineOf(columns.map(({ of }) => of(row)))).join('');
  async function* text() {
    yield MARK + lineOf(columns.map(({ head }) => head));
    if (!first.done) yield textOf(first.value);
    for await (const rows of batches) yield textOf(rows);
  }
  const stream = Readable.from(text(), { objectMode: false });
  return sentFile({ name: `${name}.csv`, type: `${CSV}; charset=utf-8` }, stream, batches);
}

type Cell = string | number | null;

export const lineOf = (cells: Cell[]): string => `${cells.map(fieldOf).join(',')}\r\n`;

function fieldOf(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : `${value}`;
  const text = inertCell(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
