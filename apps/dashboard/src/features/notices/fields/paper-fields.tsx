import { useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { fieldTexts } from './field-messages';

export type PaperText = { title: string; demands: string };
export const isWritten = ({ title, demands }: PaperText): boolean =>
  title.trim().length >= 4 && demands.trim().length >= 2;

/** Title and demands of the paper; what is too short says so once somebody has been there. */
export function PaperFields({ value, onChange }: { value: PaperText; onChange: (value: PaperText) => void }) {
  const t = useTexts(fieldTexts);
  const [left, setLeft] = useState({ title: value.title !== '', demands: value.demands !== '' });
  const short = (key: keyof PaperText, min: number) =>
    left[key] &&
    value[key].trim().length < min && <small className="act-failed">{t('field.short', { min })}</small>;
  return (
    <>
      <label className="issue-field">
        <span>{t('field.title')}</span>
        <input
          className="input"
          value={value.title}
          maxLength={120}
          required
          onChange={(event) => onChange({ ...value, title: event.target.value })}
          onBlur={() => setLeft({ ...left, title: true })}
        />
        {short('title', 4)}
      </label>
      <label className="issue-field">
        <span>{t('field.demands')}</span>
        <textarea
          className="input"
          rows={4}
          value={value.demands}
          maxLength={4000}
          required
          onChange={(event) => onChange({ ...value, demands: event.target.value })}
          onBlur={() => setLeft({ ...left, demands: true })}
        />
        {short('demands', 2)}
      </label>
    </>
  );
}
