import type { ReportForm } from '@duban/contracts';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../shared/components/button';
import { formatDay, formatMoment, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';
import { LightSaid } from './light-preview';
import { useNextOwed } from './use-next-owed';
import type { Filed } from './use-report-form';

type ResultProps = { form: ReportForm; filed: Filed; onCorrect: () => void };

/** Filed: the light that follows and the way on. */
export function ResultPanel({ form, filed, onCorrect }: ResultProps) {
  const t = useTexts(formTexts);
  const lang = useLang();
  const title = useRef<HTMLHeadingElement>(null);
  const { next, isKnown } = useNextOwed(form.project.id, form.period);
  const { report, findings } = filed;
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="panel report-result" aria-labelledby="report-result">
      <h2 id="report-result" ref={title} tabIndex={-1}>
        {t('done.title', { month: formatMonth(form.period, lang) })}
      </h2>
      <p className="muted">
        {report.late ? t('done.late', { date: formatDay(form.dueDay, lang) }) : t('done.inTime')}
        {report.submittedAt &&
          ` · ${t('done.version', {
            n: report.version,
            moment: formatMoment(report.submittedAt, lang),
            by: report.submittedBy ?? '',
          })}`}
      </p>
      <LightSaid light={filed.light} />
      {findings.length > 0 && <p className="muted">{t('done.warnings', { count: findings.length })}</p>}
      <footer>
        {next ? (
          <Link className="button button-filled" to={`/reports/${next.projectId}/${next.period}`}>
            <span className="ellipsis">{t('done.next', { project: next.projectName })}</span>
          </Link>
        ) : (
          isKnown && <b>{t('done.none')}</b>
        )}
        <Link className="button" to="/reports">
          {t('back')}
        </Link>
        <Link className="button" to={`/projects/${form.project.id}`}>
          {t('done.project')}
        </Link>
        <Button kind="quiet" onClick={onCorrect}>
          {t('done.correct')}
        </Button>
      </footer>
    </section>
  );
}
