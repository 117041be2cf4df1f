/** What is wrong with one cell. `blanked`: the mapping lets the row stand without it. */
export type Complaint = { line: number; column: string; reason: string; blanked: boolean };

/** line 123, column "valor_do_contrato": "abc" is not an amount … */
export function sentence({ line, column, reason, blanked }: Complaint): string {
  const place = column === '' ? `line ${line}` : `line ${line}, column "${column}"`;
  return `${place}: ${reason}${blanked ? ' (left blank)' : ''}`;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All complaints as a CSV that a spreadsheet opens, the byte order mark included. */
export function complaintsCsv(complaints: readonly Complaint[]): string {
  const lines = complaints.map(({ line, column, reason, blanked }) =>
    [String(line), column, reason, blanked ? 'left blank' : 'bad row'].map(quoted).join(','),
  );
  return `\uFEFF${['line,column,reason,verdict', ...lines].join('\r\n')}\r\n`;
}

/** The lines of rows that may not be written. */
export function badLines(complaints: readonly Complaint[]): Set<number> {
  return new Set(complaints.filter(({ blanked }) => !blanked).map(({ line }) => line));
}
