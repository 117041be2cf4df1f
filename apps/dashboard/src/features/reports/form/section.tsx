import { type ReactNode, useId } from 'react';
import { type AskedField, UsedBy } from '../../../shared/used-by';

/** A numbered step of the form. */
export function Section({
  n,
  title,
  note,
  remarks,
  uses,
  children,
}: {
  n: number;
  title: string;
  note?: ReactNode;
  /** What the reviewer said of this step. */
  remarks?: ReactNode;
  /** What is asked in this step, with its names: who uses it stands below. */
  uses: readonly (readonly [field: AskedField, name: string])[];
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="panel report-section" aria-labelledby={id}>
      <header>
        <span className="report-n" aria-hidden="true">
          {n}
        </span>
        <h2 id={id}>{title}</h2>
        {note && <small>{note}</small>}
      </header>
      {remarks}
      {children}
      <UsedBy fields={uses} />
    </section>
  );
}
