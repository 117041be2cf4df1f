import type { ComplaintTerms } from '@duban/contracts';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_KINDS,
  complaintAnswerDays,
  type ComplaintCategory,
  type ComplaintKind,
} from '@duban/domain';
import { useTexts } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { Field, FieldGroup } from './field';
import { formTexts } from './form-messages';

type KindProps = {
  value: ComplaintKind | '';
  terms: ComplaintTerms | null;
  wrong: string | null;
  onChange: (kind: ComplaintKind) => void;
};

/** 咨询 … 举报, each with the working days within which it is answered, once they are known. */
export function KindField({ value, terms, wrong, onChange }: KindProps) {
  const t = useTexts(formTexts);
  const words = useTexts(complaintWords);
  return (
    <FieldGroup
      label={t('kind')}
      use={terms ? t('kind.use', terms.answerDays) : t('kind.useNone')}
      wrong={wrong}
    >
      <div className="cf-cards">
        {COMPLAINT_KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            <b>{words(`kind.${kind}`)}</b>
            <span>{words(`kindHint.${kind}`)}</span>
            {terms && (
              <em>
                <b>{complaintAnswerDays(kind, 'plain', terms)}</b> {t('kindDays')}
              </em>
            )}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

type CategoryProps = {
  value: ComplaintCategory | '';
  wrong: string | null;
  onChange: (category: ComplaintCategory | '') => void;
};

export function CategoryField({ value, wrong, onChange }: CategoryProps) {
  const t = useTexts(formTexts);
  const words = useTexts(complaintWords);
  return (
    <Field label={t('category')} use={t('category.use')} wrong={wrong}>
      {(described) => (
        <select
          className="input"
          name="category"
          value={value}
          onChange={(event) => onChange(event.target.value as ComplaintCategory | '')}
          {...described}
        >
          <option value="">{t('category.choose')}</option>
          {COMPLAINT_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {words(`category.${category}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
