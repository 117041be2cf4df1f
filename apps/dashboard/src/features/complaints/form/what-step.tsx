import type { ComplaintTerms } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { Field } from './field';
import { LIMITS, titleFrom } from './fields';
import { formTexts } from './form-messages';
import { CategoryField, KindField } from './kind-field';
import { SimilarList } from './similar-list';
import type { StepProps } from './complaint-form';

type WhatProps = StepProps & { terms: ComplaintTerms | null };

/** 1 说事情. */
export function WhatStep({ fields, set, wrongWords, mode, terms }: WhatProps) {
  const t = useTexts(formTexts);
  return (
    <>
      <KindField
        value={fields.kind}
        terms={terms}
        wrong={wrongWords('kind')}
        onChange={(kind) => set({ kind })}
      />
      <CategoryField
        value={fields.category}
        wrong={wrongWords('category')}
        onChange={(category) => set({ category })}
      />
      <Field label={t('text')} note={t('textHint')} use={t('text.use')} wrong={wrongWords('text')}>
        {(described) => (
          <textarea
            className="input"
            name="text"
            rows={5}
            maxLength={LIMITS.text}
            value={fields.text}
            onChange={(event) => set({ text: event.target.value })}
            {...described}
          />
        )}
      </Field>
      <Field label={t('subject')} use={t('subject.use')} wrong={wrongWords('title')}>
        {(described) => (
          <input
            className="input"
            name="title"
            maxLength={LIMITS.title}
            value={fields.title}
            placeholder={titleFrom(fields.text)}
            onChange={(event) => set({ title: event.target.value })}
            {...described}
          />
        )}
      </Field>
      <SimilarList fields={fields} outside={mode === 'outside'} />
    </>
  );
}
