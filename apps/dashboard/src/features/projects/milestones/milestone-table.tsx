import type { Milestone } from '@duban/contracts';
import { Check, CircleDashed, Minus, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { milestoneTexts } from './milestone-messages';
import '../../../shared/design/table.css';
import './milestones.css';

const SHAPES = { open: CircleDashed, overdue: TriangleAlert, done: Check, dropped: Minus } as const;

type TableProps = {
  milestones: readonly Milestone[];
  /** Across projects each line says whose it is. */
  withProject?: boolean;
  acts: (milestone: Milestone) => ReactNode;
};

/** What is owed, by whom and by when; shape and word tell the state. */
export function MilestoneTable({ milestones, withProject, acts }: TableProps) {
  const t = useTexts(milestoneTexts);
  const lang = useLang();
  const day = (date: string) => formatDay(date, lang, '0001-01-01');
  const heads = [
    'state',
    'name',
    ...(withProject ? (['project'] as const) : []),
    'unit',
    'planned',
    'actual',
    'note',
  ] as const;
  return (
    <table className="table milestones" aria-label={t('title')}>
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col">
              {t(`col.${key}`)}
            </th>
          ))}
          <td aria-label={t('acts')} />
        </tr>
      </thead>
      <tbody>
        {milestones.map((milestone) => {
          const { id, state, lateDays, dropped, unit, projectId } = milestone;
          const Shape = SHAPES[state];
          return (
            <tr key={id} className={`milestone-${state}`}>
              <td className="milestone-state">
                <Shape size={16} strokeWidth={2} aria-hidden="true" /> {t(`state.${state}`)}
              </td>
              <th scope="row">
                {milestone.name} <span className="tag">{t(`kind.${milestone.kind}`)}</span>
              </th>
              {withProject && (
                <td className="milestone-project">
                  {milestone.can.includes('project:read') ? (
                    <Link to={`/projects/${projectId}`}>{milestone.projectName}</Link>
                  ) : (
                    milestone.projectName
                  )}
                </td>
              )}
              <td title={unit.name}>{unit.shortName}</td>
              <td className="milestone-day">{day(milestone.plannedDay)}</td>
              <td className="milestone-day milestone-actual">
                {milestone.actualDay && day(milestone.actualDay)}{' '}
                {state === 'overdue' && <b>{t('overdueBy', { count: lateDays ?? 0 })}</b>}
                {state === 'done' && (
                  <small>
                    {lateDays ? `${t('col.late')} ${t('late', { count: lateDays })}` : t('onTime')}
                  </small>
                )}
              </td>
              <td className="milestone-note">
                {dropped ? t('droppedOn', { day: day(dropped.day), reason: dropped.reason }) : milestone.note}
              </td>
              <td className="milestone-acts">{acts(milestone)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
