import { Check } from 'lucide-react';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { detailTexts } from './detail-messages';
import type { Step, StepKey } from './to-steps';

export type StepWords = Partial<
  Record<StepKey, { title?: string; at?: string | null; notes?: readonly string[]; by?: string | null }>
>;

/** The way of a problem, from top to bottom: done, where it is, what is still to come. */
export function StepList({ steps, words, today }: { steps: Step[]; words: StepWords; today: string }) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  return (
    <ol className="cstep" aria-label={t('steps')}>
      {steps.map(({ key, mark }) => {
        const { title, at, notes = [], by } = words[key] ?? {};
        return (
          <li key={key} className={`cstep-${mark}`} aria-current={mark === 'now' ? 'step' : undefined}>
            <u aria-hidden="true">
              {(mark === 'done' || mark === 'end') && <Check size={14} strokeWidth={2.4} />}
            </u>
            <div>
              <b>
                {title ?? t(`step.${key}`)}
                <span className="sr-only"> {t(`mark.${mark}`)}</span>
              </b>
              {notes.map((note) => (
                <span key={note}>{note}</span>
              ))}
            </div>
            <i>{at ? <time dateTime={at}>{formatMoment(at, lang, today)}</time> : by}</i>
          </li>
        );
      })}
    </ol>
  );
}
