import type { ReportForm } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RemainingChip } from '../../../shared/components/deadline-chip';
import { useIsPhone } from '../../../shared/design/theme';
import { atShanghai, formatDay, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { projectWords } from '../../../shared/project-words';
import { useCan, useSession } from '../../../shared/session';
import { formTexts } from './form-messages';
import { useNextOwed } from './use-next-owed';

/** Which month of which project, by when, and what happens otherwise. */
export function ReportHead({ form, children }: { form: ReportForm; children?: ReactNode }) {
  const t = useTexts(formTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const { today } = useSession();
  const { project, period, dueDay, remaining, chase } = form;
  const mayFile = useCan('report:file');
  const owed = useNextOwed(project.id, period);
  const [late] = chase;
  const isPhone = useIsPhone();
  const wayOn = owed.next ? (
    <Link to={`/reports/${owed.next.projectId}/${owed.next.period}`}>{t('next')}</Link>
  ) : mayFile ? (
    <Link to="/reports">{t('back')}</Link>
  ) : (
    <Link to={`/projects/${project.id}`}>{t('done.project')}</Link>
  );
  return (
    <>
      <PageHead
        ownTitle
        title={t(project.large ? 'large' : 'other')}
        scope={owed.position && t('scope', { n: owed.position, count: owed.count })}
      >
        {children}
        {!isPhone && wayOn}
      </PageHead>
      <section className="report-head">
        <div>
          <h1 className="serif">{t('month', { month: formatMonth(period, lang) })}</h1>
          <p>
            <Link to={`/projects/${project.id}`}>{project.name}</Link> · {project.township}
            {project.large && <span className="tag">{words('large')}</span>}
            <span className="tag">{words(`stage.${project.stage}`)}</span>
          </p>
          {/* the bar of a phone has room for the title alone */}
          {isPhone && <p className="report-way">{wayOn}</p>}
        </div>
        {form.state !== 'submitted' && (
          <div className="report-due">
            {late && (
              <small>
                {t(late.done ? 'chaseDone' : 'chase', { date: formatDay(late.day, lang, today.day) })}
              </small>
            )}
            <RemainingChip
              remaining={remaining}
              day={dueDay}
              provisional={form.provisional}
              today={today.day}
              time={atShanghai(form.dueAt).time}
            />
          </div>
        )}
      </section>
    </>
  );
}
