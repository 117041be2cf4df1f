import { type CalendarYear, changeHours } from '@duban/contracts';
import { checkHours } from '@duban/domain';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { calendarTexts } from '../messages';
import { ChangeDialog } from './change-dialog';
import { wrongWords } from './wrong-words';

type Hours = CalendarYear['hours'];
const MAX = 6;

/** The office hours, period by period, checked as they are typed. */
export function HoursDialog({ hours: kept, onClose }: { hours: Hours; onClose: () => void }) {
  const t = useTexts(calendarTexts);
  const [hours, setHours] = useState<Hours>(kept);
  const findings = checkHours(hours);
  const set = (index: number, over: Partial<Hours[number]>) =>
    setHours(hours.map((period, i) => (i === index ? { ...period, ...over } : period)));
  return (
    <ChangeDialog
      title={t('hours.edit')}
      act={t('hours.act')}
      wish={findings.length > 0 ? null : JSON.stringify(hours)}
      send={(said) => call(changeHours, { body: { hours, ...said } })}
      closes={hours.at(-1)?.end ?? ''}
      onClose={onClose}
    >
      <ol className="hours-form">
        {hours.map(({ start, end }, i) => (
          <li key={i}>
            <span aria-hidden="true">{t('hours.period', { n: i + 1 })}</span>
            <TimeField
              label={t('hours.from', { n: i + 1 })}
              value={start}
              onChange={(to) => set(i, { start: to })}
            />
            –
            <TimeField
              label={t('hours.to', { n: i + 1 })}
              value={end}
              onChange={(to) => set(i, { end: to })}
            />
            {hours.length > 1 && (
              <Button
                kind="quiet"
                aria-label={t('hours.remove', { n: i + 1 })}
                title={t('hours.remove', { n: i + 1 })}
                onClick={() => setHours(hours.filter((_, other) => other !== i))}
              >
                <Trash2 size={16} strokeWidth={1.7} aria-hidden="true" />
              </Button>
            )}
            {findings
              .filter(({ path }) => path.startsWith(`hours.${i}.`))
              .map((finding) => (
                <em key={finding.path + finding.code}>{wrongWords(finding, t)}</em>
              ))}
          </li>
        ))}
      </ol>
      {hours.length < MAX && (
        <Button kind="quiet" onClick={() => setHours([...hours, { start: '', end: '' }])}>
          <Plus size={16} strokeWidth={1.7} aria-hidden="true" /> {t('hours.add')}
        </Button>
      )}
    </ChangeDialog>
  );
}

type TimeProps = { label: string; value: string; onChange: (value: string) => void };

/** A time of day in 24 hours: the browser's own field shows it by the language of the machine, AM and PM included. */
function TimeField({ label, value, onChange }: TimeProps) {
  return (
    <input
      className="input hours-time"
      inputMode="numeric"
      placeholder="08:30"
      maxLength={5}
      required
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value.replace('：', ':'))}
      onBlur={() => /^\d:\d\d$/.test(value) && onChange(`0${value}`)}
    />
  );
}
