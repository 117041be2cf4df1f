import type { ProjectDetail } from '@duban/contracts';
import { Link } from 'react-router';
import { LeftMark } from '../../../shared/components/left-mark';
import { formatLongDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { projectWords } from '../../../shared/project-words';
import { wordTexts } from '../../../shared/words';
import { useSession } from '../../../shared/session';
import { detailTexts } from './detail-messages';

/** Which project, whose, where, and what may be done about it. */
export function ProjectHead({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const words = useTexts(projectWords);
  const names = useTexts(wordTexts);
  const lang = useLang();
  const { today } = useSession();
  const { can, plannedStart, plannedFinish, actualStart, actualFinish } = project;
  const span = (from: string | null, to: string | null) => ({
    from: from ? formatLongDate(from, lang) : t('open'),
    to: to ? formatLongDate(to, lang) : t('open'),
  });
  const month = today.day.slice(0, 7);
  // the register's own mark for what `large` says already
  const labels = project.labels.filter((label) => label !== '亿元');
  const facts: [string, string][] = [
    [t('unit'), project.unit.name],
    ...(project.owner ? [[t('owner'), project.owner.name] as [string, string]] : []),
    ...(project.leaderName ? [[t('leader'), project.leaderName] as [string, string]] : []),
    ...(project.officerName ? [[t('officer'), project.officerName] as [string, string]] : []),
  ];
  return (
    <section className="project-head">
      <PageHead title={t('title')} scope={project.name} ownTitle>
        <Link to="/projects">{t('back')}</Link>
      </PageHead>
      <div className="project-who">
        <p className="project-code">
          <span>{project.code ?? t('noCode')}</span>
          <span className="tag">{words(`stage.${project.stage}`)}</span>
          <span className="tag">{words(`yearClass.${project.yearClass}`)}</span>
          <span className="tag">{names(`sector.${project.sector}`)}</span>
          {project.large && <span className="tag">{words('large')}</span>}
          {labels.map((label) => (
            <span key={label} className="tag">
              {label}
            </span>
          ))}
        </p>
        <h1>{project.name}</h1>
        {project.left && <LeftMark left={project.left} />}
        <p className="project-facts">
          {facts.map(([name, value]) => (
            <span key={name}>
              {name} <b>{value}</b>
            </span>
          ))}
          <span>{[project.township.name, project.address].filter(Boolean).join(' · ')}</span>
          {(plannedStart || plannedFinish) && <span>{t('planned', span(plannedStart, plannedFinish))}</span>}
          {(actualStart || actualFinish) && <span>{t('actual', span(actualStart, actualFinish))}</span>}
        </p>
      </div>
      <div className="project-acts">
        {can.includes('report:file') && (
          <Link className="button button-filled" to={`/reports/${project.id}/${month}`}>
            {t('file', { month: lang === 'zh' ? `${Number(month.slice(5))}月` : month })}
          </Link>
        )}
        {can.includes('notice:propose') && (
          <Link className="button button-filled" to={`/notices/new?projectId=${project.id}`}>
            {t('propose')}
          </Link>
        )}
        {can.includes('project:edit') && (
          <>
            <Link className="button" to="plan">
              {t('replan')}
            </Link>
            <Link className="button" to="edit">
              {t('edit')}
            </Link>
          </>
        )}
        {can.includes('notice:read') && project.openNotices > 0 && (
          <Link to={`/notices?projectId=${project.id}`}>{t('notices', { count: project.openNotices })}</Link>
        )}
      </div>
    </section>
  );
}
