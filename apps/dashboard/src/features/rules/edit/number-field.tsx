import { useState } from 'react';

type NumberFieldProps = {
  label: string;
  value: unknown;
  min: number;
  max: number;
  onChange: (value: number) => void;
};

/** A whole number as it is typed; what is none is kept as typed and told as wrong. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isSame = typed !== null && (Number(typed) === value || (typed.trim() === '' && Number.isNaN(value)));
  return (
    <input
      type="number"
      className="input rule-number"
      aria-label={label}
      min={min}
      max={max}
      step={1}
      value={isSame ? typed : Number.isFinite(value) ? String(value) : ''}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        onChange(text.trim() === '' ? Number.NaN : Number(text));
      }}
    />
  );
}
