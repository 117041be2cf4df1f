import type { ReactNode } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { paperTexts } from './paper-messages';

type Texts = Parameters<ReturnType<typeof useTexts<PaperKey>>>[0];
type PaperKey = typeof paperTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

type PaperTableProps = {
  head: Extract<Texts, `head.${string}`>;
  note?: string;
  columns: readonly Extract<Texts, `col.${string}`>[];
  rows: readonly (readonly ReactNode[])[];
};

/** A table of the paper under its heading; with nothing in it there is none. */
export function PaperTable({ head, note, columns, rows }: PaperTableProps) {
  const t = useTexts(paperTexts);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>
        {t(head)} {note && <small>{note}</small>}
      </h3>
      <table className="sheet-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
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
    </section>
  );
}
