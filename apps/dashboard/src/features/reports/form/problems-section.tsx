import type { ProblemUrgency, ReportForm } from '@duban/contracts';
import { Check } from 'lucide-react';
import { Button } from '../../../shared/components/button';
import { formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { CATEGORIES } from '../dictionaries';
import { reportsTexts } from '../messages';
import { FieldNote, noted } from './field-note';
import type { Problem } from './fields';
import { focusField } from './focus-field';
import { formTexts } from './form-messages';
import { SectionComments } from '../review/section-comments';
import { Section } from './section';
import type { ReportState } from './use-report-form';

const MOST = 20;
const URGENCIES = ['normal', 'urgent', 'critical'] as const satisfies readonly ProblemUrgency[];

/** 存在问题: a kind of the dictionary and what it is. None is an answer too. */
export function ProblemsSection({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const words = useTexts(reportsTexts);
  const lang = useLang();
  const { problems } = report.fields;
  const before = form.previous?.problems.length ?? 0;
  const change = (at: number, patch: Partial<Problem>) =>
    report.set({ problems: problems.map((problem, i) => (i === at ? { ...problem, ...patch } : problem)) });
  return (
    <Section
      remarks={<SectionComments form={form} section="problems" />}
      n={4}
      uses={[['report.problems', t('problems')]]}
      title={t('problems')}
      note={
        form.previous &&
        before > 0 &&
        t('problemsBefore', { month: formatMonth(form.previous.period, lang), count: before })
      }
    >
      <div className="report-problems">
        {problems.map((problem, i) => (
          <div key={i} className="report-problem" role="group" aria-label={t('problemN', { n: i + 1 })}>
            <select
              className="input"
              aria-label={t('category')}
              value={problem.category}
              onChange={(event) => change(i, { category: event.target.value })}
              {...noted(`problems.${i}.category`, report)}
            >
              <option value="">{t('chooseCategory')}</option>
              {!CATEGORIES.some(({ value }) => value === problem.category) && problem.category && (
                <option value={problem.category}>{problem.category}</option>
              )}
              {CATEGORIES.map(({ value, key }) => (
                <option key={key} value={value}>
                  {words(`category.${key}`)}
                </option>
              ))}
            </select>
            <Button
              kind="quiet"
              onClick={() => report.set({ problems: problems.filter((_, other) => other !== i) })}
            >
              {t('remove')}
            </Button>
            <textarea
              className="input"
              rows={2}
              maxLength={500}
              aria-label={t('problemText')}
              placeholder={t('problemHint')}
              value={problem.text}
              onChange={(event) => change(i, { text: event.target.value })}
              {...noted(`problems.${i}.text`, report)}
            />
            <span className="report-problem-wants">
              <input
                className="input"
                maxLength={60}
                aria-label={t('wantedUnit')}
                placeholder={t('wantedHint')}
                value={problem.wantedUnit ?? ''}
                onChange={(event) => change(i, { wantedUnit: event.target.value || undefined })}
              />
              <select
                className="input"
                aria-label={t('urgency')}
                value={problem.urgency ?? 'normal'}
                onChange={(event) => change(i, { urgency: event.target.value as ProblemUrgency })}
              >
                {URGENCIES.map((urgency) => (
                  <option key={urgency} value={urgency}>
                    {t(`urgency.${urgency}`)}
                  </option>
                ))}
              </select>
            </span>
            <FieldNote name={`problems.${i}.category`} report={report} />
            <FieldNote name={`problems.${i}.text`} report={report} />
          </div>
        ))}
        {problems.length === 0 && (
          <span className="report-none">
            <Check size={15} strokeWidth={1.7} aria-hidden="true" /> {t('noProblems')}
          </span>
        )}
        {problems.length < MOST && (
          <Button
            onClick={() => {
              report.set({ problems: [...problems, { category: '', text: '' }] });
              focusField(`problems.${problems.length}.category`);
            }}
          >
            {t('addProblem')}
          </Button>
        )}
        <small>{t('problemsHelp')}</small>
      </div>
    </Section>
  );
}
