import { type ReactNode, useId } from 'react';

type Described = {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string;
};

type FieldProps = {
  label: ReactNode;
  note?: ReactNode;
  /** Who uses what is asked here. */
  use: ReactNode;
  wrong?: string | null;
  children: (described: Described) => ReactNode;
};

/** A labelled field with one quiet line that says who uses it; what is wrong stands above that. */
export function Field({ label, note, use, wrong, children }: FieldProps) {
  const id = useId();
  return (
    <div className="cf-field">
      <label htmlFor={id}>
        <b>{label}</b> {note && <span>{note}</span>}
      </label>
      {children({
        id,
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': wrong ? `${id}-wrong ${id}-use` : `${id}-use`,
      })}
      {wrong && (
        <p id={`${id}-wrong`} className="cf-wrong">
          {wrong}
        </p>
      )}
      <p id={`${id}-use`} className="cf-use">
        {use}
      </p>
    </div>
  );
}

type GroupProps = Omit<FieldProps, 'children'> & { children: ReactNode };

/** The same around several choices. */
export function FieldGroup({ label, note, use, wrong, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset
      className="cf-field"
      aria-describedby={wrong ? `${id}-wrong ${id}-use` : `${id}-use`}
      aria-invalid={wrong ? true : undefined}
    >
      <legend>
        <b>{label}</b> {note && <span>{note}</span>}
      </legend>
      {children}
      {wrong && (
        <p id={`${id}-wrong`} className="cf-wrong">
          {wrong}
        </p>
      )}
      <p id={`${id}-use`} className="cf-use">
        {use}
      </p>
    </fieldset>
  );
}
