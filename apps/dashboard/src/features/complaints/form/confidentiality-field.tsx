import {
  CONFIDENTIALITIES,
  type ComplaintKind,
  type Confidentiality,
  confidentialityOf,
} from '@duban/domain';
import { useTexts } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { FieldGroup } from './field';
import { formTexts } from './form-messages';

type ConfidentialityProps = {
  kind: ComplaintKind | '';
  value: Confidentiality;
  /** What may be chosen here: who is signed in is known, who is not is not. */
  offered?: readonly Confidentiality[];
  onChange: (confidentiality: Confidentiality) => void;
};

/** 公开, 隐名, 匿名, in plain words: who will know, and what it costs. */
export function ConfidentialityField({
  kind,
  value,
  offered = CONFIDENTIALITIES,
  onChange,
}: ConfidentialityProps) {
  const t = useTexts(formTexts);
  const words = useTexts(complaintWords);
  const isTaken = (one: Confidentiality) => kind !== '' && confidentialityOf(kind, one) !== one;
  return (
    <FieldGroup label={t('confidentiality')} use={t('confidentiality.use')}>
      <div className="cf-cards cf-cards-wide">
        {offered.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="confidentiality"
              value={one}
              checked={one === value}
              disabled={isTaken(one)}
              onChange={() => onChange(one)}
            />
            <b>{words(`confidentiality.${one}`)}</b>
            <span>{isTaken(one) ? t('confidentiality.disclosure') : t(`confidentiality.${one}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
