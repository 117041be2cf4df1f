import { addWorkingDays, isProvisional } from '@duban/domain';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { fieldTexts } from '../fields/field-messages';
import { useOfficeCalendar } from '../../../shared/use-office-calendar';

type DaysProps = {
  /** Days are added to this one. */
  dueDay: string | null;
  max: number;
  value: number;
  onChange: (days: number) => void;
};

/** How many working days more, and the day that gives by the calendar of the server. */
export function DaysField({ dueDay, max, value, onChange }: DaysProps) {
  const t = useTexts(fieldTexts);
  const lang = useLang();
  const calendar = useOfficeCalendar(dueDay ?? '2026-01-01');
  const isNumber = Number.isInteger(value) && value >= 1;
  const day = calendar && dueDay && isNumber ? addWorkingDays(calendar, dueDay, value) : null;
  const gives = day
    ? [
        t('field.daysGive', { day: formatDate(day, lang) }),
        calendar && dueDay && isProvisional(calendar, dueDay, day) && t('field.provisional'),
      ]
    : [isNumber && t('field.daysOnly', { count: value })];
  return (
    <label className="act-field">
      <span>{t('field.days')}</span>
      <input
        className="input act-days"
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        step={1}
        required
        value={Number.isNaN(value) ? '' : value}
        aria-invalid={isNumber && value <= max ? undefined : true}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <small>
        {t('field.daysAllowed', { max })} · <b>{gives.filter(Boolean).join('')}</b>
      </small>
    </label>
  );
}
