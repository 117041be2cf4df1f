import { useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';

export type PaperText = { title: string; demands: string };

/** Title and demands of the paper; what is too short says so once something stands there. */
export function PaperFields({ value, onChange }: { value: PaperText; onChange: (value: PaperText) => void }) {
  const t = useTexts(noticeTexts);
  const short = (text: string, min: number) =>
    text.trim().length < min && <small className="act-failed">{t('field.short', { min })}</small>;
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
        />
        {short(value.title, 4)}
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
        />
        {short(value.demands, 2)}
      </label>
    </>
  );
}
