import type { ProjectLine } from '@duban/contracts';
import { Link, useNavigate } from 'react-router';
import { LeftMark } from '../../../shared/components/left-mark';
import { LightWhy } from '../../../shared/components/light-why';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { formatNumber, formatPp } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { totalFigure, yearFigure } from '../figures';
import { useMeasure } from '../../../shared/measure';
import { wordTexts } from '../../../shared/words';
import { projectsTexts } from '../messages';
import { LastPeriod } from './last-period';

type ListProps = { projects: readonly ProjectLine[]; period: string };

const Missing = ({ why }: { why: string }) => (
  <span className="faint" aria-label={why} title={why}>
    —
  </span>
);

/** The light, then the name; numbers right, their units in the head. */
export function ProjectTable({ projects, period }: ListProps) {
  const t = useTexts(projectsTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const navigate = useNavigate();
  const onKeyDown = useRowKeys();
  const [measure] = useMeasure();
  const heads = [
    { key: 'total', unit: t('unit.yi') },
    { key: 'plan', unit: t('unit.wan') },
    { key: 'done', unit: t('unit.wan') },
    { key: 'rate', unit: '%' },
    { key: 'pp', unit: t('unit.pp') },
  ] as const;
  return (
    <table className="table projects-table" onKeyDown={onKeyDown} aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{t('col.light')}</th>
          <th scope="col">{t('col.name')}</th>
          <th scope="col">{t('col.unit')}</th>
          <th scope="col" className="projects-wide">
            {t('col.township')}
          </th>
          <th scope="col" className="projects-wide">
            {t('col.sector')}
          </th>
          {heads.map(({ key, unit }) => (
            <th key={key} scope="col" className="num">
              {t(key === 'plan' && measure === 'first' ? 'col.firstPlan' : `col.${key}`)} <i>{unit}</i>
            </th>
          ))}
          <th scope="col" className="projects-when">
            {t('col.last')}
          </th>
          <th scope="col" className="num">
            {t('col.notices')}
          </th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr
            key={project.id}
            className={project.done.stale ? 'projects-grey' : undefined}
            onClick={(event) => opensRow(event.target) && void navigate(project.id)}
          >
            <td>
              <LightWhy light={project.light} />
            </td>
            <th scope="row">
              <Link data-row className="projects-name" to={project.id}>
                {project.name}
              </Link>
              {project.left && <LeftMark left={project.left} />}
            </th>
            <td>{project.unit.shortName}</td>
            <td className="projects-wide">{project.township.name}</td>
            <td className="projects-wide">{words(`sector.${project.sector}`)}</td>
            <td className="num">{totalFigure(project.totalFen, lang)}</td>
            <td className="num">
              {project.planFen === '0' ? <Missing why={t('noPlan')} /> : yearFigure(project.planFen, lang)}
            </td>
            <td className="num">{yearFigure(project.done.fen, lang)}</td>
            <td className="num">
              {project.rateTenths === null ? (
                <Missing why={t('noPlan')} />
              ) : (
                formatNumber(project.rateTenths / 10, 1)
              )}
            </td>
            <td className="num">
              {project.pointsTenths === null ? (
                <Missing why={t('noPlan')} />
              ) : (
                formatPp(project.pointsTenths / 10)
              )}
            </td>
            <td className="projects-when">
              <LastPeriod last={project.lastPeriod} closed={period} />
            </td>
            <td className="num">
              {project.openNotices > 0 && (
                <Link
                  to={`/notices?projectId=${project.id}`}
                  aria-label={t('notices', { count: project.openNotices })}
                >
                  {project.openNotices}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A click anywhere in a row opens it, unless it meant something inside or text was being marked. */
const opensRow = (target: EventTarget): boolean =>
  !(target as HTMLElement).closest('a, button, [popover]') && !getSelection()?.toString();
