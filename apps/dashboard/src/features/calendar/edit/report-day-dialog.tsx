import { changeReportDay } from '@duban/contracts';
import { addMonths, openPeriod } from '@duban/domain';
import { useState } from 'react';
import { call } from '../../../shared/api';
import { formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { calendarTexts } from '../messages';
import { ChangeDialog } from './change-dialog';

const MONTHS_AHEAD = 12;

/** From which month on reports are due on which day of it. */
export function ReportDayDialog({
  day: kept,
  closes,
  onClose,
}: {
  day: number;
  closes: string;
  onClose: () => void;
}) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const { today } = useSession();
  const open = openPeriod(today.day);
  const months = Array.from({ length: MONTHS_AHEAD }, (_, i) => addMonths(open, i));
  const [from, setFrom] = useState(addMonths(open, 1));
  const [typed, setTyped] = useState(String(kept));
  const day = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  const isDay = day >= 1 && day <= 31;
  return (
    <ChangeDialog
      title={t('reportDay.edit')}
      act={t('reportDay.act')}
      wish={isDay ? JSON.stringify({ from, day }) : null}
      send={(said) => call(changeReportDay, { body: { from, day, ...said } })}
      closes={closes}
      onClose={onClose}
    >
      <div className="report-day-form">
        <label>
          <span>{t('reportDay.from')}</span>
          <select className="input" value={from} onChange={(event) => setFrom(event.target.value)}>
            {months.map((month) => (
              <option key={month} value={month}>
                {formatMonth(month, lang)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('reportDay.day')}</span>
          <input
            className="input"
            inputMode="numeric"
            maxLength={2}
            required
            aria-invalid={!isDay}
            value={typed}
            onChange={(event) => setTyped(event.target.value.trim())}
          />
        </label>
      </div>
      <p className="faint">{isDay ? t('reportDay.help') : <em>{t('reportDay.wrong')}</em>}</p>
    </ChangeDialog>
  );
}
