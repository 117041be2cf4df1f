import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { withPart, withParts } from '../address';
import './list-filter.css';

const PAUSE = 300;

/** Changes one part of the address, as it stands then. */
function useSetPart(): (key: string, value: string) => void {
  const navigate = useNavigate();
  return (key, value) =>
    void navigate(withPart(new URLSearchParams(location.search), key, value.trim()), { replace: true });
}

/** What narrows a list, in one line: a word, choices, and what can be cleared again. All of it stands in the address. */
export const ListFilter = ({ children }: { children: ReactNode }) => (
  <div className="list-filter">{children}</div>
);

/** The word a list is searched for (`q`): it waits until the typing pauses, Enter does not. */
export function WordFilter({ word, label }: { word: string | undefined; label: string }) {
  const set = useSetPart();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <form
      role="search"
      className="list-search"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        set('q', box.current?.value ?? '');
      }}
    >
      <Search size={16} strokeWidth={1.7} aria-hidden="true" />
      <input
        ref={box}
        className="input"
        type="search"
        defaultValue={word}
        maxLength={80}
        placeholder={label}
        aria-label={label}
        onChange={({ target }) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => set('q', target.value), PAUSE);
        }}
      />
    </form>
  );
}

type ChoiceProps<T extends string> = {
  /** The part of the address. */
  part: string;
  label: string;
  value: T | undefined;
  options: readonly { value: T; text: string }[];
  /** In words, that nothing is chosen; without it one is always chosen, and the first is what an address means that is silent. */
  any?: string;
};

/** One of a few values. */
export function ChoiceFilter<T extends string>({ part, label, value, options, any }: ChoiceProps<T>) {
  const set = useSetPart();
  const silent = any === undefined ? options[0]?.value : '';
  return (
    <select
      className="input"
      aria-label={label}
      value={value ?? silent}
      onChange={({ target }) => set(part, target.value === silent ? '' : target.value)}
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

/** Something the list was narrowed to from elsewhere, and the way back: without these parts of the address. */
export function FilterChip({ text, label, clears }: { text: string; label: string; clears: string[] }) {
  const [params] = useSearchParams();
  const rest = withParts(params, Object.fromEntries(clears.map((part) => [part, null])));
  return (
    <Link className="list-chip" to={`?${rest.toString()}`} aria-label={label}>
      <span className="ellipsis">{text}</span> <X size={14} aria-hidden="true" />
    </Link>
  );
}
