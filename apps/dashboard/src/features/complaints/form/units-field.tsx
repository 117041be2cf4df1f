import { X } from 'lucide-react';
import { useTexts } from '../../../shared/i18n/messages';
import { Field } from './field';
import { LIMITS, type Picked } from './fields';
import { formTexts } from './form-messages';

type UnitsProps = {
  units: readonly Picked[];
  value: readonly Picked[];
  onChange: (value: Picked[]) => void;
};

/** 被反映单位: chosen one after another, taken away by their cross. */
export function UnitsField({ units, value, onChange }: UnitsProps) {
  const t = useTexts(formTexts);
  const free = units.filter(({ id }) => !value.some((one) => one.id === id));
  return (
    <Field label={t('units')} use={t('units.use')}>
      {(described) => (
        <>
          {value.length > 0 && (
            <ul className="cf-chips">
              {value.map((unit) => (
                <li key={unit.id}>
                  {unit.name}
                  <button
                    type="button"
                    aria-label={t('units.remove', { name: unit.name })}
                    onClick={() => onChange(value.filter((one) => one !== unit))}
                  >
                    <X size={15} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <select
            className="input"
            value=""
            disabled={value.length >= LIMITS.units}
            onChange={(event) => {
              const picked = units.find(({ id }) => id === event.target.value);
              if (picked) onChange([...value, picked]);
            }}
            {...described}
          >
            <option value="">{t('unitsAdd')}</option>
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  );
}
