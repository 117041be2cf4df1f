import {
  COMPLAINT_OUTCOMES,
  type ComplaintOutcome,
  type ComplaintPosition,
  SATISFACTION_GRADES,
  type SatisfactionGrade,
} from '@duban/domain';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useDraft } from '../../../shared/use-draft';
import { complaintWords } from '../../../shared/complaint-words';
import { verdictTexts } from './verdict-messages';
import './verdict.css';
import { verdictFollows } from './verdict-follows';

export type Verdict = { outcome: ComplaintOutcome; grade: SatisfactionGrade; words: string };
type VerdictProps = {
  position: ComplaintPosition;
  maxReworks: number;
  /** What is written is kept on this device under this name; null keeps nothing. */
  draft: string | null;
  busy: boolean;
  failed: ReactNode;
  onGive: (verdict: Verdict) => Promise<unknown>;
};

/** 您说了算: solved or not, five grades, words; and what follows stands there before it is given. */
export function VerdictForm({ position, maxReworks, draft: key, busy, failed, onGive }: VerdictProps) {
  const t = useTexts(verdictTexts);
  const words = useTexts(complaintWords);
  const common = useTexts(shared);
  const id = useId();
  const [outcome, setOutcome] = useState<ComplaintOutcome | null>(null);
  const [grade, setGrade] = useState<SatisfactionGrade | null>(null);
  const draft = useDraft(key);
  const follows = verdictFollows(position, outcome, grade, maxReworks);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!outcome || !grade) return;
    try {
      await onGive({ outcome, grade, words: draft.text.trim() });
      draft.clear();
    } catch {
      // said by `failed`; what was written stays
    }
  };
  return (
    <form className="verdict" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('outcome')}</legend>
        <div className="verdict-row verdict-outcomes">
          {COMPLAINT_OUTCOMES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="outcome"
                checked={one === outcome}
                onChange={() => setOutcome(one)}
                required
              />
              <span>{words(`outcome.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('grade')}</legend>
        <div className="verdict-row verdict-grades">
          {SATISFACTION_GRADES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="grade"
                checked={one === grade}
                onChange={() => setGrade(one)}
                required
              />
              <span>{words(`grade.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="verdict-words" htmlFor={id}>
        {t('words')}
      </label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={1000}
        value={draft.text}
        placeholder={t('wordsHint')}
        aria-describedby={`${id}-use`}
        onChange={(event) => draft.change(event.target.value)}
      />
      <p id={`${id}-use`} className="verdict-use">
        {t('use')} {draft.savedAt && common('draft.saved', { time: atShanghai(draft.savedAt).time })}
      </p>
      <p className="verdict-follows" role="status">
        {t(`follows.${follows}`)}
      </p>
      {failed}
      <Button type="submit" kind="filled" busy={busy} disabled={!outcome || !grade}>
        {t(follows === 'up' || follows === 'leader' ? 'give.up' : 'give')}
      </Button>
    </form>
  );
}
