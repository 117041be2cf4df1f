import type { ProjectLine } from '@duban/contracts';
import { inertCell, wanText } from '@duban/domain';

type Column = { head: string; of: (project: ProjectLine) => string };

export function cell(text: string): string {
  const safe = inertCell(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With a byte order mark: spreadsheets then read Chinese as it is. */
export function toCsv(columns: readonly Column[], projects: readonly ProjectLine[]): string {
  const lines = [
    columns.map((column) => column.head),
    ...projects.map((p) => columns.map((column) => column.of(p))),
  ];
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Exact, in 万元. */
export const wanCell = (fen: string): string => wanText(BigInt(fen));

export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
