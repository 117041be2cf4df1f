import { advanceDemoClock, type Answer } from '@duban/contracts';
import { addDays } from '@duban/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, call } from '../api';
import { Button } from '../components/button';
import { errorSentence } from '../error-messages';
import { formatDate, formatLongDate, formatWeekday } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { useSession } from '../session';
import { clockTexts } from './clock-messages';
import './clock.css';

type Move = { advanceWorkingDays: number } | { to: string };
type Moved = Answer<typeof advanceDemoClock>;
const STEPS = [1, 3, 5];
/** A day that is named without an hour begins with the office. */
const OFFICE_OPENS = '09:00:00+08:00';

/** Moves the clock of the demonstration; every page is fetched again, for every page tells the time. */
export function ClockForm() {
  const t = useTexts(clockTexts);
  const lang = useLang();
  const client = useQueryClient();
  const { today } = useSession();
  const tomorrow = addDays(today.day, 1);
  const [day, setDay] = useState('');
  const move = useMutation<Moved, ApiError, Move>({
    mutationFn: (body) => call(advanceDemoClock, { body }),
    onSuccess: () => {
      setDay('');
      return client.invalidateQueries();
    },
  });
  const long = (date: string) => `${formatLongDate(date, lang)} ${formatWeekday(date, lang)}`;
  return (
    <div className="clock-form">
      <p className="clock-today">
        <span>{t('today')}</span>
        <b>{long(today.day)}</b>
      </p>
      <p className="muted">{t('explain')}</p>
      <div className="clock-steps">
        {STEPS.map((days) => (
          <Button key={days} busy={move.isPending} onClick={() => move.mutate({ advanceWorkingDays: days })}>
            {t('forward', { count: days })}
          </Button>
        ))}
      </div>
      <form
        className="clock-to"
        onSubmit={(event) => {
          event.preventDefault();
          if (day >= tomorrow) move.mutate({ to: `${day}T${OFFICE_OPENS}` });
        }}
      >
        <label>
          <span>{t('to')}</span>
          <input
            className="input"
            type="date"
            aria-label={t('toDate')}
            min={tomorrow}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        {day >= tomorrow && (
          <Button type="submit" busy={move.isPending}>
            {t('go', { date: formatDate(day, lang, today.day) })}
          </Button>
        )}
      </form>
      <p role="status" className="clock-said">
        {move.isPending && t('moving')}
        {move.isError && t('failed', { why: errorSentence(move.error) })}
        {move.data &&
          !move.isPending &&
          `${t('moved', { date: long(move.data.today.day) })}${
            move.data.fired > 0 ? t('fired', { count: move.data.fired }) : t('quiet')
          }`}
      </p>
    </div>
  );
}
