import type { ComplaintDetail } from '@duban/contracts';
import type { ComplaintOutcome, ComplaintPosition, SatisfactionGrade } from '@duban/domain';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../../../shared/components/button';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useDraft } from '../../../shared/use-draft';
import { type Chosen, VerdictFields } from './verdict-fields';
import { verdictTexts } from './verdict-messages';
import { verdictFollows } from './verdict-follows';

export type Verdict = { outcome: ComplaintOutcome; grade: SatisfactionGrade; words: string };
type VerdictProps = {
  /** Where it may be rated; settled: by a verdict that was told, whose place this one takes. */
  position: Omit<ComplaintPosition, 'wasTold'>;
  /** Of those it was filed under. */
  rules: Pick<ComplaintDetail['rules'], 'maxReworks' | 'mendDays'>;
  /** What is written is kept on this device under this name; null keeps nothing. */
  draft: string | null;
  busy: boolean;
  failed: ReactNode;
  onGive: (verdict: Verdict) => Promise<unknown>;
};

/** 您说了算: solved or not, five grades, words; and what follows stands there before it is given. */
export function VerdictForm({ position, rules, draft: key, busy, failed, onGive }: VerdictProps) {
  const t = useTexts(verdictTexts);
  const common = useTexts(shared);
  const id = useId();
  const [chosen, setChosen] = useState<Chosen>({ outcome: null, grade: null });
  const { outcome, grade } = chosen;
  const { stage } = position;
  const draft = useDraft(key);
  const follows = verdictFollows(
    { ...position, wasTold: stage === 'settled' },
    outcome,
    grade,
    rules.maxReworks,
  );
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
      {stage === 'settled' && <p className="verdict-told">{t('told')}</p>}
      <VerdictFields chosen={chosen} onChoose={setChosen} />
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
        {t(stage === 'settled' && follows === 'choose' ? 'follows.own' : `follows.${follows}`, {
          count: rules.mendDays,
        })}
      </p>
      {failed}
      <Button type="submit" kind="filled" busy={busy} disabled={!outcome || !grade}>
        {t(follows === 'up' || follows === 'leader' ? 'give.up' : 'give')}
      </Button>
    </form>
  );
}
