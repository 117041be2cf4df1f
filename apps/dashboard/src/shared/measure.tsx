import type { Measure } from '@duban/contracts';
import { useSearchParams } from 'react-router';
import { Choice } from './components/segments';
import { useTexts } from './i18n/messages';
import { projectWords } from './project-words';

/** Against which plan a page measures stands in its address: `?measure=first`. */
export function useMeasure(): [Measure, (measure: Measure) => void] {
  const [params, setParams] = useSearchParams();
  const measure = params.get('measure') === 'first' ? 'first' : 'current';
  const set = (next: Measure) =>
    setParams(
      (old) => {
        const changed = new URLSearchParams(old);
        if (next === 'first') changed.set('measure', next);
        else changed.delete('measure');
        return changed;
      },
      { replace: true, preventScrollReset: true },
    );
  return [measure, set];
}

/** The first plan of the year, or the one in force. */
export function MeasureChoice() {
  const t = useTexts(projectWords);
  const [measure, setMeasure] = useMeasure();
  return (
    <Choice
      label={t('measure')}
      options={(['current', 'first'] as const).map((value) => ({ value, label: t(`measure.${value}`) }))}
      value={measure}
      onChange={setMeasure}
    />
  );
}

/** The same where there is little room: beside filters. */
export function MeasureSelect() {
  const t = useTexts(projectWords);
  const [measure, setMeasure] = useMeasure();
  return (
    <select
      className={`input filters-select${measure === 'first' ? ' filters-on' : ''}`}
      aria-label={t('measure')}
      value={measure}
      onChange={(event) => setMeasure(event.target.value === 'first' ? 'first' : 'current')}
    >
      {(['current', 'first'] as const).map((value) => (
        <option key={value} value={value}>
          {t(`measure.${value}`)}
        </option>
      ))}
    </select>
  );
}
