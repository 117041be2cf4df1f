import type { MyChannels } from '@duban/contracts';
import { useId } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { messagesTexts } from '../messages';

type Quiet = MyChannels['quiet'];

/** When a person is left alone, and when what does not press is told. */
export function QuietFields({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const t = useTexts(messagesTexts);
  const id = useId();
  const { from, to, daysOff, dailyAt } = quiet;
  const span = from === to ? 'quiet.never' : from < to ? 'quiet.day' : 'quiet.night';
  return (
    <div className="me-quiet">
      <div className="me-field">
        <div className="me-times">
          <label htmlFor={`${id}-from`}>{t('quiet.from')}</label>
          <input
            id={`${id}-from`}
            className="input"
            type="time"
            required
            value={from}
            onChange={(event) => onChange({ ...quiet, from: event.target.value })}
          />
          <label htmlFor={`${id}-to`}>{t('quiet.to')}</label>
          <input
            id={`${id}-to`}
            className="input"
            type="time"
            required
            value={to}
            onChange={(event) => onChange({ ...quiet, to: event.target.value })}
          />
        </div>
        <span className="me-note">{t(span, { from, to })}</span>
      </div>
      <label className="me-check">
        <input
          type="checkbox"
          checked={daysOff}
          onChange={(event) => onChange({ ...quiet, daysOff: event.target.checked })}
        />
        {t('quiet.daysOff')}
      </label>
      <div className="me-field">
        <div className="me-times">
          <label htmlFor={`${id}-daily`}>{t('quiet.dailyAt')}</label>
          <input
            id={`${id}-daily`}
            className="input"
            type="time"
            required
            value={dailyAt}
            onChange={(event) => onChange({ ...quiet, dailyAt: event.target.value })}
          />
        </div>
        <span className="me-note">{t('quiet.dailyAtHelp')}</span>
      </div>
    </div>
  );
}
