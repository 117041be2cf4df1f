import { type Calendar, addDays, dayKind, workingDaysBetween } from '@duban/domain';
import { useId, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { type LedgerDay, toWeeks } from '../../../shared/components/ledger-weeks';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { termTexts } from '../../../shared/term-messages';
import { fieldTexts } from './field-messages';
import './working-day-picker.css';

type PickerProps = {
  label: string;
  calendar: Calendar | null;
  /** The first day that may be chosen lies after this one. */
  after: string;
  /** Working days are counted from here: what the choice gives. */
  countFrom?: string;
  value: string | null;
  onChange: (day: string | null) => void;
};

const WEEKS = 4;
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** A working day of the office, chosen from a calendar by weeks: days off cannot be. One radio each, so arrows walk them. */
export function WorkingDayPicker({ label, calendar, after, countFrom, value, onChange }: PickerProps) {
  const t = useTexts(fieldTexts);
  const names = useTexts(termTexts);
  const lang = useLang();
  const group = useId();
  const [weeks, setWeeks] = useState(WEEKS);
  if (!calendar) return <p className="muted">{t('field.loadingCalendar')}</p>;
  const days = Array.from({ length: weeks * 7 }, (_, i): LedgerDay => {
    const day = addDays(after, i + 1);
    const { working, name, provisional } = dayKind(calendar, day);
    return { day, kind: working ? 'counted' : 'off', name, provisional };
  });
  return (
    <fieldset className="day-picker">
      <legend>{label}</legend>
      <table>
        <thead>
          <tr>
            {WEEK.map((day) => (
              <th key={day} scope="col">
                {names(`day.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {toWeeks(days).map((week, w) => (
            <tr key={w}>
              {week.map((d, i) => (
                <td key={i}>
                  {d && (
                    <label
                      className={d.kind === 'off' ? 'day-off' : d.day === value ? 'day-on' : undefined}
                      title={[formatDate(d.day, lang), d.name].filter(Boolean).join(' · ')}
                    >
                      <input
                        type="radio"
                        name={group}
                        value={d.day}
                        checked={d.day === value}
                        disabled={d.kind === 'off'}
                        aria-label={formatDate(d.day, lang)}
                        onChange={() => onChange(d.day)}
                      />
                      <span aria-hidden="true">{shortDay(d.day, d === days[0])}</span>
                    </label>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="day-picker-foot">
        <Button kind="quiet" onClick={() => setWeeks(weeks + WEEKS)}>
          {t('field.later')}
        </Button>
        <output>
          {value && <b>{formatDate(value, lang)}</b>}{' '}
          {value &&
            countFrom &&
            t('field.newDayGives', { count: workingDaysBetween(calendar, countFrom, value) })}{' '}
          {value && dayKind(calendar, value).provisional && t('field.provisional')}
        </output>
      </p>
    </fieldset>
  );
}

const shortDay = (day: string, first: boolean) => {
  const [, month, date] = day.split('-').map(Number);
  return first || date === 1 ? `${month}/${date}` : String(date);
};
