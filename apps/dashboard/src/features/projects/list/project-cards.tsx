import type { ProjectLine } from '@duban/contracts';
import { Link } from 'react-router';
import { LeftMark } from '../../../shared/components/left-mark';
import { Light } from '../../../shared/components/light';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { formatNumber, ppText, wanText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { lightSentence } from '../../../shared/light-words';
import { placeOf } from '../../../shared/place-of';
import { totalFigure, yearFigure } from '../figures';
import { projectsTexts } from '../messages';
import { LastPeriod } from './last-period';

/** The register for a thumb: one project, one card, all of it a link. */
export function ProjectCards({ projects, period }: { projects: readonly ProjectLine[]; period: string }) {
  const t = useTexts(projectsTexts);
  const lang = useLang();
  const onKeyDown = useRowKeys();
  return (
    <ul className="project-cards" onKeyDown={onKeyDown} aria-label={t('list')}>
      {projects.map((project) => (
        <li key={project.id}>
          <Link to={project.id} data-row>
            <Light colour={project.light.color} size={22} reason={lightSentence(project.light)} />
            <span className="project-card-body">
              <b>{project.name}</b>
              {project.left && <LeftMark left={project.left} />}
              <span>
                {placeOf(project)} · {totalFigure(project.totalFen, lang)}
                {t('unit.yi')}
              </span>
              {project.rateTenths === null ? (
                <span>{t('noPlan')}</span>
              ) : (
                <span className="project-card-figures">
                  <em>{formatNumber(project.rateTenths / 10, 1)}%</em>{' '}
                  {project.pointsTenths !== null && ppText(project.pointsTenths / 10, lang)} ·{' '}
                  {yearFigure(project.done.fen, lang)} / {wanText(project.planFen, lang)}
                </span>
              )}
              <span>
                <LastPeriod last={project.lastPeriod} closed={period} />
                {project.openNotices > 0 &&
                  ` · ${t('col.notices')} ${t('notices', { count: project.openNotices })}`}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
