import { type CalendarYear, changeDay } from '@duban/contracts';
import { weekdayOf } from '@duban/domain';
import { useId, useState } from 'react';
import { call } from '../../../shared/api';
import { Choice } from '../../../shared/components/segments';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { calendarTexts } from '../messages';
import type { YearDay } from '../to-months';
import { ChangeDialog } from './change-dialog';

type Kind = 'off' | 'working' | 'plain';
type DayDialogProps = { day: YearDay; hours: CalendarYear['hours']; onClose: () => void };

/** What the day is not yet: a working day is made off, a day off worked. */
const otherThan = ({ kind }: YearDay): Kind => (kind === 'workday' || kind === 'makeup' ? 'off' : 'working');

/** One day: off, worked, or what its weekday says. */
export function DayDialog({ day, hours, onClose }: DayDialogProps) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const { today } = useSession();
  const nameId = useId();
  const [kind, setKind] = useState<Kind>(otherThan(day));
  const [name, setName] = useState(day.name);
  // a weekday that is worked is nothing out of the ordinary and has no name
  const isNamed = kind === 'off' || (kind === 'working' && weekdayOf(day.day) > 5);
  const wish = isNamed && name.trim() === '' ? null : JSON.stringify([kind, isNamed ? name.trim() : '']);
  return (
    <ChangeDialog
      title={t('day.title', { day: formatDate(day.day, lang, today.day) })}
      act={t('day.act')}
      wish={wish}
      send={(said) =>
        call(changeDay, {
          params: { day: day.day },
          body: { kind, name: isNamed ? name.trim() : '', ...said },
        })
      }
      closes={hours.at(-1)?.end ?? ''}
      onClose={onClose}
    >
      <p className="calendar-note">
        {t('day.now', { kind: [t(`kind.${day.kind}`), day.name].filter(Boolean).join(' ') })}
      </p>
      <Choice
        label={t('day.kind')}
        options={(['off', 'working', 'plain'] as const).map((value) => ({ value, label: t(`day.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      {isNamed && (
        <div className="calendar-field">
          <label htmlFor={nameId}>{t('day.name')}</label>
          <input
            id={nameId}
            className="input"
            value={name}
            maxLength={40}
            required
            onChange={(event) => setName(event.target.value)}
          />
          <small>{t('day.nameHelp')}</small>
        </div>
      )}
    </ChangeDialog>
  );
}
