import { type ReactNode, useId } from 'react';

/** A numbered step of the form. */
export function Section({
  n,
  title,
  note,
  remarks,
  children,
}: {
  n: number;
  title: string;
  note?: ReactNode;
  /** What the reviewer said of this step. */
  remarks?: ReactNode;
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
    </section>
  );
}
