import type { Input, proposeNotice } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { fieldTexts } from './field-messages';

export type SourceText = {
  source: NonNullable<Input<typeof proposeNotice>['body']['source']>;
  sourceNote: string;
};

/** What a person may name as source; lights and late reports speak for themselves. */
const SOURCES = [
  'by-hand',
  'inspection',
  'instruction',
  'meeting',
  'visit',
  'problem',
] as const satisfies readonly SourceText['source'][];

/** Where the matter comes from, and in which paper that is written. */
export function SourceField({
  value,
  onChange,
}: {
  value: SourceText;
  onChange: (value: SourceText) => void;
}) {
  const t = useTexts(fieldTexts);
  const words = useTexts(wordTexts);
  return (
    <div className="field-pair">
      <label className="issue-field">
        <span>{t('field.source')}</span>
        <select
          className="input"
          value={value.source}
          onChange={(event) => {
            const source = SOURCES.find((other) => other === event.target.value);
            if (source) onChange({ ...value, source });
          }}
        >
          {SOURCES.map((source) => (
            <option key={source} value={source}>
              {words(`source.${source}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="issue-field">
        <span>{t('field.sourceNote')}</span>
        <input
          className="input"
          value={value.sourceNote}
          maxLength={200}
          placeholder={t('field.sourceHint')}
          onChange={(event) => onChange({ ...value, sourceNote: event.target.value })}
        />
      </label>
    </div>
  );
}
