import type { ReportForm } from '@duban/contracts';
import { Check, TriangleAlert } from 'lucide-react';
import { Button } from '../../../shared/components/button';
import { formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { STEPS } from '../dictionaries';
import { reportsTexts } from '../messages';
import { readPercent } from './amount';
import { FieldNote, noted } from './field-note';
import { focusField } from './focus-field';
import { formTexts } from './form-messages';
import { SectionComments } from '../review/section-comments';
import { Section } from './section';
import type { ReportState } from './use-report-form';

/** 形象进度: the step, the per cent and what is new. The same words as last month are no progress. */
export function ProgressSection({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const words = useTexts(reportsTexts);
  const lang = useLang();
  const { fields, set } = report;
  const { previous } = form;
  const before = previous && formatMonth(previous.period, lang);
  const at = STEPS.findIndex((step) => step.value === fields.step);
  const was = STEPS.findIndex((step) => step.value === previous?.progressStep);
  const bp = readPercent(fields.physical);
  const isSame = report.lines.some((line) => line.code === 'same-text' || line.code === 'reason.ok');
  return (
    <Section
      remarks={<SectionComments form={form} section="progress" />}
      n={2}
      uses={[
        ['report.step', t('usesStep')],
        ['report.physical', t('percent')],
        ['report.text', t('text')],
        ...(fields.noProgress === null ? [] : [['report.noProgress', t('noProgressReason')] as const]),
      ]}
      title={t('progress')}
      note={
        previous &&
        t('progressBefore', {
          month: before ?? '',
          percent: previous.physicalBp === null ? '—' : `${previous.physicalBp / 100}%`,
          text: previous.progressText,
        })
      }
    >
      <fieldset className="report-steps">
        <legend className="sr-only">{t('steps')}</legend>
        {STEPS.map((step, i) => (
          <label key={step.key} className={i < at || (at < 0 && i <= was) ? 'report-step-past' : undefined}>
            <input
              type="radio"
              name="progress-step"
              checked={i === at}
              onChange={() => set({ step: step.value })}
            />
            <span>
              {(i < at || (at < 0 && i <= was)) && <Check size={13} strokeWidth={2} aria-hidden="true" />}
              {words(`step.${step.key}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="report-percent">
        <span id="report-percent-label">{t('percent')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          aria-labelledby="report-percent-label"
          value={Math.round((bp ?? previous?.physicalBp ?? 0) / 100)}
          onChange={(event) => set({ physical: event.target.value })}
        />
        <span className="report-amount report-amount-short">
          <input
            className="input"
            inputMode="decimal"
            autoComplete="off"
            maxLength={7}
            aria-labelledby="report-percent-label"
            value={fields.physical}
            placeholder={previous?.physicalBp == null ? undefined : String(previous.physicalBp / 100)}
            onChange={(event) => set({ physical: event.target.value })}
            {...noted('physical', report)}
          />
          <i aria-hidden="true">%</i>
        </span>
        <FieldNote name="physical" report={report} />
      </div>
      <label className="report-text">
        <span className="sr-only">{t('text')}</span>
        <textarea
          className={`input${isSame && fields.noProgress === null ? ' report-warn' : ''}`}
          rows={2}
          maxLength={2000}
          placeholder={
            previous?.nextPlanText ? t('textPlanned', { text: previous.nextPlanText }) : t('textHint')
          }
          value={fields.text}
          onChange={(event) => set({ text: event.target.value })}
          {...noted('text', report)}
        />
      </label>
      {isSame && fields.noProgress === null ? (
        <p className="report-same" role="status">
          <TriangleAlert size={15} strokeWidth={1.7} aria-hidden="true" />
          <span>{t('same', { month: before ?? '' })}</span>
          <Button
            kind="quiet"
            onClick={() => {
              set({ noProgress: '' });
              focusField('noProgress');
            }}
          >
            {t('noProgress')}
          </Button>
        </p>
      ) : (
        <FieldNote name="text" report={report} />
      )}
      {fields.noProgress !== null && (
        <div className="report-reason">
          <label>
            <span>{t('noProgressReason')}</span>
            <input
              className="input"
              maxLength={500}
              placeholder={t('noProgressHint')}
              value={fields.noProgress}
              onChange={(event) => set({ noProgress: event.target.value })}
              {...noted('noProgress', report)}
            />
          </label>
          <Button kind="quiet" onClick={() => set({ noProgress: null })}>
            {t('noProgressUndo')}
          </Button>
          <FieldNote name="noProgress" report={report} />
        </div>
      )}
    </Section>
  );
}
