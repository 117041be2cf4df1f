import { useTexts } from '../../../shared/i18n/messages';
import { oc4idsTexts } from './oc4ids-messages';

type PlaceChoiceProps = {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** Where to put what the package places nowhere. */
export function PlaceChoice({ label, value, options, onChange }: PlaceChoiceProps) {
  const t = useTexts(oc4idsTexts);
  return (
    <label className="import-choice">
      <span>{label}</span>
      <select className="input" required value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('pick')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
