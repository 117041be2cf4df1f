import { Check } from 'lucide-react';
import { errorSentence } from '../../../shared/error-messages';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import type { DraftState } from './draft-keeper';
import { formTexts } from './form-messages';

/** Where what was typed is safe, in a sentence. */
export function DraftWord({ draft }: { draft: DraftState }) {
  const t = useTexts(formTexts);
  const word =
    draft.kind === 'saved' || draft.kind === 'local'
      ? t(`draft.${draft.kind}`, { time: atShanghai(draft.at).time })
      : draft.kind === 'refused'
        ? t('draft.refused', { why: errorSentence(draft.error) })
        : draft.kind === 'conflict'
          ? t('conflict.title')
          : t(`draft.${draft.kind}`);
  return (
    <span className="report-draft" role="status">
      {draft.kind === 'saved' && <Check size={16} strokeWidth={1.7} aria-hidden="true" />}
      {word}
    </span>
  );
}
