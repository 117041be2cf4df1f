import type { ProjectDetail } from '@duban/contracts';
import { Panel } from '../../../shared/components/panel';
import { Empty } from '../../../shared/components/states';
import { formatDay, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { projectWords } from '../../../shared/project-words';
import { useSession } from '../../../shared/session';
import { yearFigure } from '../figures';
import { detailTexts } from './detail-messages';

/** Every version of every year: what was superseded is struck, never gone. */
export function PlansPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const { today } = useSession();
  const plans = project.plans.toSorted((a, b) => b.year - a.year || b.version - a.version);
  /** Against the version before it, with its sign; the first has none. */
  const changeOf = ({ year, version, amountFen }: (typeof plans)[number]) => {
    const before = plans.find((plan) => plan.year === year && plan.version === version - 1);
    if (!before) return '—';
    const change = BigInt(amountFen) - BigInt(before.amountFen);
    return `${change > 0n ? '+' : ''}${yearFigure(change.toString(), lang)}`;
  };
  return (
    <Panel title={t('plans')} finding={plans.length > 0 && t('plans.finding', { count: plans.length })} flush>
      {plans.length === 0 ? (
        <Empty title={t('plans.empty')}>{t('plans.emptyHelp')}</Empty>
      ) : (
        <div className="project-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('plans.year')}</th>
                <th scope="col">{t('plans.version')}</th>
                <th scope="col" className="num">
                  {t('plans.amount')}
                </th>
                <th scope="col" className="num">
                  {t('plans.change')}
                </th>
                <th scope="col">{t('plans.basis')}</th>
                <th scope="col">{t('plans.reason')}</th>
                <th scope="col">{t('plans.approved')}</th>
                <th scope="col">{t('plans.on')}</th>
                <th scope="col">{t('plans.at')}</th>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => (
                <tr
                  key={`${plan.year}-${plan.version}`}
                  className={plan.current ? undefined : 'project-past'}
                >
                  <th scope="row">{plan.year}</th>
                  <td>
                    {plan.version} {plan.version === 1 && <span className="tag">{t('plans.first')}</span>}{' '}
                    <span className="tag">{t(plan.current ? 'plans.current' : 'plans.old')}</span>
                  </td>
                  <td className="num">{yearFigure(plan.amountFen, lang)}</td>
                  <td className="num project-change">{changeOf(plan)}</td>
                  <td>
                    {words(`basis.${plan.basis}`)}
                    {plan.months && plan.basis === 'declared' && ` · ${t('plans.months')}`}
                  </td>
                  <td>{plan.reason || '—'}</td>
                  <td>{plan.approvedBy || '—'}</td>
                  <td className="project-nowrap">
                    {plan.approvedOn ? formatDay(plan.approvedOn, lang, '0001-01-01') : '—'}
                  </td>
                  <td className="project-nowrap">{formatMoment(plan.createdAt, lang, today.day)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
