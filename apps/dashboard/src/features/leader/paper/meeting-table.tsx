import type { ReactNode } from 'react';

type Props = { columns: readonly string[]; rows: readonly (readonly ReactNode[])[]; label: string };

/** A table of the paper: hairlines, words only, so that it reads in black and white. */
export const MeetingTable = ({ columns, rows, label }: Props) => (
  <table className="meeting-table" aria-label={label}>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, r) => (
        <tr key={r}>
          {row.map((cell, c) => (
            <td key={c}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
