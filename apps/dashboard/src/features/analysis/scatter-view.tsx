import type { Answer, getAnalysisScatter } from '@duban/contracts';
import { Link, useNavigate } from 'react-router';
import { Light } from '../../shared/components/light';
import { Empty } from '../../shared/components/states';
import { formatNumber, formatPp } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';
import type { State } from './query';
import { MoneyWorksChart } from './scatter-chart';
import { Drawing, ViewFrame } from './view-frame';

type Answered = Answer<typeof getAnalysisScatter>;
const LISTED = 20;

/** 投资与形象: project by project, money beside the works that stand. */
export function ScatterView({ state, said, answer }: { state: State; said: string; answer: Answered }) {
  const t = useTexts(analysisTexts);
  const navigate = useNavigate();
  const [farthest] = answer.points;
  const shares = (point: Answered['points'][number]) => ({
    name: point.name,
    money: formatNumber(point.moneyBp / 100, 1),
    physical: formatNumber(point.physicalBp / 100, 1),
  });
  const finding = farthest ? t('scatter.finding', shares(farthest)) : t('scatter.none');
  if (!farthest)
    return (
      <ViewFrame
        state={state}
        head={answer}
        said={said}
        finding={finding}
        bare
        drawing={<Empty title={t('scatter.none')}>{t('scatter.noneHelp')}</Empty>}
      />
    );
  return (
    <ViewFrame
      state={state}
      head={answer}
      said={said}
      finding={finding}
      drawing={
        <Drawing name={finding} height={440} unit={t('scatter.physical')}>
          <MoneyWorksChart
            answer={answer}
            onPick={({ projectId }) => void navigate(`/projects/${projectId}`)}
          />
        </Drawing>
      }
      table={
        <div className="analysis-scroll" tabIndex={0} role="region" aria-label={t('scatter.far')}>
          <table className="table table-dense analysis-far">
            <caption>{t('scatter.far')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('scatter.project')}</th>
                <th scope="col">{t('head.unit')}</th>
                <th scope="col" className="num">
                  {t('scatter.difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.points.slice(0, LISTED).map((point) => (
                <tr key={point.projectId}>
                  <th scope="row">
                    {point.color !== 'none' && <Light colour={point.color} size={12} decorative />}{' '}
                    <Link to={`/projects/${point.projectId}`}>{point.name}</Link>
                  </th>
                  <td>{point.unit}</td>
                  <td className="num" title={t('scatter.point', shares(point))}>
                    {formatPp((point.moneyBp - point.physicalBp) / 100)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      <p className="analysis-note">
        {t('scatter.note', { total: formatNumber(answer.total), untold: formatNumber(answer.untold) })}{' '}
        {answer.bins && t('scatter.bins', { shown: answer.points.length })}
      </p>
    </ViewFrame>
  );
}
