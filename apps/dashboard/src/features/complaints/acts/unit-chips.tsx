import { X } from 'lucide-react';
import { useId } from 'react';

type Unit = { id: string; name: string; shortName: string };
type UnitChipsProps = {
  label: string;
  help?: string;
  add: string;
  remove: (name: string) => string;
  units: readonly Unit[];
  value: readonly string[];
  /** Why a unit may not be chosen; null: it may. */
  barred?: (id: string) => string | null;
  onChange: (value: string[]) => void;
};

/** Several units: chosen from the list, taken away by their cross; those that may not be chosen say why. */
export function UnitChips(props: UnitChipsProps) {
  const { label, help, add, remove, units, value, barred = () => null, onChange } = props;
  const id = useId();
  const known = units.filter((unit, i) => units.findIndex((other) => other.id === unit.id) === i);
  const chosen = value.flatMap((one) => known.find((unit) => unit.id === one) ?? []);
  return (
    <div className="cact-field">
      <label htmlFor={id}>{label}</label>
      {chosen.length > 0 && (
        <ul className="cf-chips">
          {chosen.map((unit) => (
            <li key={unit.id}>
              {unit.shortName}
              <button
                type="button"
                aria-label={remove(unit.shortName)}
                onClick={() => onChange(value.filter((one) => one !== unit.id))}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <select
        id={id}
        className="input"
        value=""
        disabled={value.length >= 10}
        onChange={(event) => event.target.value && onChange([...value, event.target.value])}
      >
        <option value="">{add}</option>
        {known
          .filter((unit) => !value.includes(unit.id))
          .map((unit) => {
            const why = barred(unit.id);
            return (
              <option key={unit.id} value={unit.id} disabled={why !== null}>
                {why === null ? unit.name : `${unit.name}（${why}）`}
              </option>
            );
          })}
      </select>
      {help && <small>{help}</small>}
    </div>
  );
}
