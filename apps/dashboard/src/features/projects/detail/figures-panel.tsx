import type { ProjectDetail } from '@duban/contracts';
import { percentTenths } from '@duban/domain';
import { Bullet } from '../../../shared/components/bars';
import { FigureTile } from '../../../shared/components/figure-tile';
import { formatMonth, formatNumber, ppText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { totalFigure, yearFigure } from '../figures';
import { detailTexts } from './detail-messages';

const tenths = (value: number): string => `${formatNumber(value / 10, 1)}%`;

/** Each figure with its unit and its basis. */
export function FiguresPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  const current = project.plans.find((plan) => plan.current);
  const month = project.lastPeriod && formatMonth(project.lastPeriod, lang);
  const share = percentTenths(BigInt(project.doneTotal.fen), BigInt(project.totalFen));
  const { rateTenths, pointsTenths } = project;
  // from the plan itself: a rounded rate minus a rounded difference may be off by one
  const at = project.curve.find((point) => point.period === project.lastPeriod);
  const schedule = at ? percentTenths(BigInt(at.planFen), BigInt(project.planFen)) : null;
  return (
    <section className="panel project-figures">
      <FigureTile
        label={t('fig.total')}
        value={totalFigure(project.totalFen, lang)}
        unit={t('unit.yi')}
        basis={t('basis.total')}
      />
      <FigureTile
        label={t('fig.plan', { year: current?.year ?? '' })}
        value={project.planFen === '0' ? null : yearFigure(project.planFen, lang)}
        missing={t('none')}
        unit={t('unit.wan')}
        basis={
          current
            ? t('basis.plan', { version: current.version, approver: current.approvedBy })
            : t('basis.noPlan')
        }
      />
      <FigureTile
        label={t('fig.done')}
        value={yearFigure(project.done.fen, lang)}
        unit={t('unit.wan')}
        basis={month && t('basis.done', { month })}
      />
      <FigureTile
        label={t('fig.rate')}
        value={rateTenths === null ? null : formatNumber(rateTenths / 10, 1)}
        missing={t('none')}
        unit="%"
        basis={
          schedule !== null &&
          pointsTenths !== null &&
          rateTenths !== null && (
            <>
              {t('basis.rate', { schedule: tenths(schedule), pp: ppText(pointsTenths / 10, lang) })}
              <Bullet done={rateTenths / 1000} scheduled={schedule / 1000} />
            </>
          )
        }
      />
      <FigureTile
        label={t('fig.totalDone')}
        value={totalFigure(project.doneTotal.fen, lang)}
        unit={t('unit.yi')}
        basis={share !== null && t('basis.totalDone', { rate: tenths(share) })}
      />
      <FigureTile
        label={t('fig.physical')}
        value={project.physical.bp === null ? null : formatNumber(project.physical.bp / 100, 1)}
        missing={t('none')}
        unit="%"
        basis={month && t('basis.physical', { month })}
      />
    </section>
  );
}
