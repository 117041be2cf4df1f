import {
  COMPLAINT_OUTCOMES,
  type ComplaintOutcome,
  SATISFACTION_GRADES,
  type SatisfactionGrade,
} from '@duban/domain';
import { complaintWords } from '../../../shared/complaint-words';
import { useTexts } from '../../../shared/i18n/messages';
import { verdictTexts } from './verdict-messages';
import './verdict.css';

export type Chosen = { outcome: ComplaintOutcome | null; grade: SatisfactionGrade | null };

/** Solved or not, and five grades: chosen by the enterprise, or by who writes down what it said. */
export function VerdictFields({ chosen, onChoose }: { chosen: Chosen; onChoose: (chosen: Chosen) => void }) {
  const t = useTexts(verdictTexts);
  const words = useTexts(complaintWords);
  return (
    <>
      <fieldset>
        <legend>{t('outcome')}</legend>
        <div className="verdict-row verdict-outcomes">
          {COMPLAINT_OUTCOMES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="outcome"
                checked={one === chosen.outcome}
                onChange={() => onChoose({ ...chosen, outcome: one })}
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
                checked={one === chosen.grade}
                onChange={() => onChoose({ ...chosen, grade: one })}
                required
              />
              <span>{words(`grade.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
