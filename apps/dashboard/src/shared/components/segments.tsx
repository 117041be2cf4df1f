import { Link } from 'react-router';
import './segments.css';

export type Segment = { key: string; label: string; count?: number; to: string };

/** Views of one list, in the address: 全部 27 · 逾期 4. */
export const Segments = ({
  items,
  current,
  label,
}: {
  items: readonly Segment[];
  current: string;
  label: string;
}) => (
  <nav className="segments" aria-label={label}>
    {items.map((item) => (
      <Link
        key={item.key}
        to={item.to}
        aria-current={item.key === current ? 'true' : undefined}
        preventScrollReset
      >
        {item.label}
        {item.count !== undefined && <b>{item.count}</b>}
      </Link>
    ))}
  </nav>
);

type ChoiceProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
};
/** One of a few, as radio buttons in a row: language, theme. */
export const Choice = <T extends string>({ label, options, value, onChange }: ChoiceProps<T>) => (
  <fieldset className="choice">
    <legend>{label}</legend>
    {options.map((option) => (
      <label key={option.value}>
        <input
          type="radio"
          name={label}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        />
        <span>{option.label}</span>
      </label>
    ))}
  </fieldset>
);
