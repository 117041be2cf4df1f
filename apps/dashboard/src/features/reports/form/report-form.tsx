import type { ReportForm as Form } from '@duban/contracts';
import { totals } from '@duban/domain';
import { type FormEvent } from 'react';
import { Button } from '../../../shared/components/button';
import { useIsPhone } from '../../../shared/design/theme';
import { errorSentence } from '../../../shared/error-messages';
import { atShanghai, formatMoment, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { UsedBy } from '../../../shared/used-by';
import { LockLine } from '../review/reopen';
import { reviewTexts } from '../review/review-messages';
import { blocking } from './check-lines';
import { ChecksPanel } from './checks-panel';
import { ConflictChoice } from './conflict-choice';
import { DraftWord } from './draft-word';
import { contextOf, figuresOf } from './fields';
import { formTexts } from './form-messages';
import { lightAfter } from './light-after';
import { OwnLightField } from './own-light';
import { LightPreview } from './light-preview';
import { MoneySection } from './money-section';
import { NextSection } from './next-section';
import { PhotosSection } from './photos-section';
import { ProblemsSection } from './problems-section';
import { ProgressSection } from './progress-section';
import { ReportHead } from './report-head';
import { type Filed, useReportForm } from './use-report-form';
import { YearBars } from './year-bars';

type ReportFormProps = { form: Form; onFiled: (filed: Filed) => void };

/** The monthly direct report: typed on the left, held against the law on the right, filed at the bottom. */
export function ReportForm({ form, onFiled }: ReportFormProps) {
  const t = useTexts(formTexts);
  const said = useTexts(reviewTexts);
  const lang = useLang();
  const isPhone = useIsPhone();
  const report = useReportForm(form, onFiled);
  const figures = figuresOf(report.fields);
  const { yearFen } = totals(figures, contextOf(form));
  const stops = blocking(report.lines).length;
  const warns = report.lines.filter((line) => line.tone === 'warning').length;
  const word = <DraftWord draft={report.draft} />;
  const submitted = form.submitted;
  const later = form.laterPeriods ?? [];
  const lastLater = later.at(-1);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void report.submit();
  };
  return (
    <form className="report" noValidate onSubmit={submit}>
      <ReportHead form={form}>{!isPhone && word}</ReportHead>
      <div className="report-left">
        <LockLine form={form} />
        {form.review?.state === 'returned' && (
          <p className="report-notice" role="status">
            {said('returned', {
              by: form.review.by ?? '',
              moment: form.review.at ? formatMoment(form.review.at, lang) : '',
            })}
          </p>
        )}
        {submitted && (
          <p className="report-notice">
            {t('correcting', { n: submitted.version, next: submitted.version + 1 })}
          </p>
        )}
        {lastLater && (
          <p className="report-notice">
            {t('carries', { count: later.length, last: formatMonth(lastLater, lang) })}
          </p>
        )}
        {report.isConflict && <ConflictChoice key={report.clash?.version ?? 'fetching'} report={report} />}
        {report.note === 'merged' && (
          <p className="report-notice" role="status">
            {t('draft.merged')}
          </p>
        )}
        {report.note === 'restored' && report.keptAt && (
          <p className="report-notice" role="status">
            {t('draft.restored', { time: atShanghai(report.keptAt).time })}
          </p>
        )}
        <fieldset className="report-fields" disabled={report.isConflict}>
          <MoneySection form={form} report={report} />
          <ProgressSection form={form} report={report} />
          <PhotosSection form={form} report={report} />
          <div className="report-two">
            <ProblemsSection form={form} report={report} />
            <NextSection form={form} report={report} />
          </div>
        </fieldset>
      </div>
      <aside className="panel report-aside">
        <ChecksPanel lines={report.lines} />
        {!lastLater && <LightPreview light={lightAfter(form, yearFen)} />}
        <OwnLightField report={report} />
        <YearBars form={form} monthFen={figures.monthFen ?? 0n} />
      </aside>
      <footer className="report-go">
        {form.needsReason && (
          <label className="report-reason">
            <span>{said('reason')}</span>
            <textarea
              id="report-reason"
              aria-label={said('reason')}
              className="input"
              rows={2}
              maxLength={300}
              value={report.reason}
              onChange={(event) => report.setReason(event.target.value)}
            />
            <small className={report.isReasonMissing ? 'report-failed' : undefined}>
              {said(report.isReasonMissing ? 'reasonNeeded' : 'reasonHelp')}
            </small>
            <UsedBy fields={[['report.reason', said('reason')]]} />
          </label>
        )}
        {report.failed && (
          <p className="report-failed" role="alert">
            {t('failed', { why: errorSentence(report.failed) })}
          </p>
        )}
        <Button type="submit" kind="filled" busy={report.busy} disabled={report.isConflict}>
          {submitted ? t('resubmit') : t('submit', { month: formatMonth(form.period, lang) })}
        </Button>
        <p>
          {isPhone && <>{word} · </>}
          {stops > 0
            ? t('left.errors', { count: stops })
            : warns > 0
              ? t('left.warnings', { count: warns })
              : t('left.none')}
        </p>
      </footer>
    </form>
  );
}
