import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import type { Fields } from './fields';
import { formTexts } from './form-messages';
import type { FieldKey } from './merge-fields';
import type { ReportState } from './use-report-form';

/** Somebody else changed the same fields. Nothing is lost: both are there, and for each one is chosen. */
export function ConflictChoice({ report }: { report: ReportState }) {
  const t = useTexts(formTexts);
  const { clash } = report;
  const [mine, setMine] = useState<ReadonlySet<FieldKey>>(new Set(clash?.merged.conflicts));
  if (!clash)
    return (
      <div className="report-conflict" role="alert">
        <b>{t('conflict.title')}</b>
        <p>{t('conflict.fetching')}</p>
        <span>
          <Button onClick={() => void report.meet()}>{t('conflict.again')}</Button>
        </span>
      </div>
    );
  const { merged, mine: ours, theirs } = clash;
  const pick = (key: FieldKey, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(key);
    else next.delete(key);
    setMine(next);
  };
  return (
    <div className="report-conflict" role="alert">
      <b>{t('conflict.title')}</b>
      <p>{t('conflict.text', { count: merged.conflicts.length })}</p>
      {merged.conflicts.map((key) => (
        <fieldset key={key} className="report-clash">
          <legend>{t(NAMES[key])}</legend>
          {[true, false].map((isMine) => (
            <label key={String(isMine)}>
              <input
                type="radio"
                name={`clash-${key}`}
                checked={mine.has(key) === isMine}
                onChange={() => pick(key, isMine)}
              />
              <span>
                <small>{t(isMine ? 'conflict.mine' : 'conflict.theirs')}</small>{' '}
                {told(isMine ? ours : theirs, key) || t('view.empty')}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <span>
        <Button kind="filled" onClick={() => report.choose((key) => mine.has(key))}>
          {t('conflict.take')}
        </Button>
      </span>
    </div>
  );
}

const NAMES = {
  month: 'row.month',
  funds: 'row.funds',
  physical: 'percent',
  step: 'steps',
  text: 'text',
  noProgress: 'noProgressReason',
  problems: 'problems',
  nextPlan: 'nextMoney',
  nextText: 'nextText',
  ownLight: 'ownRow',
  without: 'photos',
} as const satisfies Record<FieldKey, string>;

/** A field as a person reads it. */
const told = (fields: Fields, key: FieldKey): string =>
  key === 'problems'
    ? fields.problems.map(({ category, text }) => [category, text].filter(Boolean).join('：')).join('；')
    : String(fields[key] ?? '');
