import { listOrgs, type Milestone } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { useFetched } from '../../../shared/query';
import { milestoneTexts } from './milestone-messages';

type FieldProps = { label: string; value: string; onChange: (value: string) => void };

export const DayField = ({ label, value, max, onChange }: FieldProps & { max?: string }) => (
  <label className="milestone-field">
    <span>{label}</span>
    <input
      className="input"
      type="date"
      required
      value={value}
      min="1990-01-01"
      max={max ?? '2100-12-31'}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

export const NoteField = ({ label, value, required, onChange }: FieldProps & { required?: boolean }) => (
  <label className="milestone-field milestone-long">
    <span>{label}</span>
    <textarea
      className="input"
      rows={2}
      maxLength={500}
      required={required}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

/** Departments, townships and zones in use; who owes it already is among them. */
export function useOwing(present?: Milestone['unit']): { id: string; shortName: string; name: string }[] {
  const { data } = useFetched(listOrgs, { query: {} }, { shows: [{ type: 'org' }] });
  const units = (data?.items ?? []).filter((org) => org.active && org.kind !== 'enterprise');
  return present && !units.some(({ id }) => id === present.id) ? [present, ...units] : units;
}

export function UnitField({ label, value, present, onChange }: FieldProps & { present?: Milestone['unit'] }) {
  const t = useTexts(milestoneTexts);
  const units = useOwing(present);
  return (
    <label className="milestone-field">
      <span>{label}</span>
      <select className="input" required value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('choose')}</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
    </label>
  );
}
