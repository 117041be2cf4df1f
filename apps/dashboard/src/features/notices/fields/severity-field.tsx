import type { NoticeDetail } from '@duban/contracts';
import { ANSWER_DAYS, type Severity } from '@duban/domain';
import { useId } from 'react';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { fieldTexts } from './field-messages';

type SeverityProps = {
  value: Severity;
  /** What issuing now would give; empty before there is a paper. */
  terms: NoticeDetail['terms'];
  onChange: (value: Severity) => void;
};

/** Each severity with its term and the day it would be due. */
export function SeverityField({ value, terms, onChange }: SeverityProps) {
  const t = useTexts(fieldTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const name = useId();
  const today = useSession().today.day;
  const chosen = terms.find((term) => term.severity === value);
  return (
    <fieldset className="severity">
      <legend>{t('field.severity')}</legend>
      {(Object.keys(ANSWER_DAYS) as Severity[]).map((severity) => {
        const term = terms.find((other) => other.severity === severity);
        return (
          <label key={severity} className={severity === value ? 'severity-on' : undefined}>
            <input
              type="radio"
              name={name}
              checked={severity === value}
              onChange={() => onChange(severity)}
            />
            <b>{words(`severity.${severity}`)}</b>
            <span>
              {term
                ? t('field.term', { count: term.workingDays, day: formatDate(term.dueDay, lang, today) })
                : t('field.termOnly', { count: ANSWER_DAYS[severity] })}
              {term?.provisional && ` ${t('field.provisional')}`}
            </span>
          </label>
        );
      })}
      {chosen && <p>{t('field.sign', { day: formatDate(chosen.signDueDay, lang, today) })}</p>}
    </fieldset>
  );
}
