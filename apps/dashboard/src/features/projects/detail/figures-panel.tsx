import type { MoneyFigure, ProjectDetail, ShareFigure } from '@duban/contracts';
import { percentTenths } from '@duban/domain';
import { Bullet } from '../../../shared/components/bars';
import { FigureTile } from '../../../shared/components/figure-tile';
import { formatDay, formatNumber, ppText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { MeasureChoice, useMeasure } from '../../../shared/measure';
import { projectWords } from '../../../shared/project-words';
import { useSession } from '../../../shared/session';
import { totalFigure, yearFigure } from '../figures';
import { detailTexts } from './detail-messages';

const tenths = (value: number): string => `${formatNumber(value / 10, 1)}%`;

/** Each figure with its unit, its source, its basis and its age; what is too old is grey. */
export function FiguresPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  const told = useTold();
  const [asked] = useMeasure();
  const measure = project.againstFirst ? asked : 'current';
  const against = measure === 'first' && project.againstFirst ? project.againstFirst : project;
  const { planFen, rateTenths, pointsTenths } = against;
  const year = project.curve[0]?.period.slice(0, 4) ?? '';
  const plan = project.plans.find(
    (version) =>
      `${version.year}` === year && (measure === 'first' ? version.version === 1 : version.current),
  );
  const share = percentTenths(BigInt(project.doneTotal.fen), BigInt(project.totalFen));
  // from the plan itself: a rounded rate minus a rounded difference may be off by one
  const at = project.curve.find((point) => point.period === project.lastPeriod);
  const scheduledFen = measure === 'first' ? at?.firstFen : at?.planFen;
  const schedule = scheduledFen ? percentTenths(BigInt(scheduledFen), BigInt(planFen)) : null;
  const { done, doneTotal, physical } = project;
  return (
    <section className="panel project-figures" aria-label={t('figures')}>
      {project.againstFirst && (
        <div className="project-measure">
          <MeasureChoice />
        </div>
      )}
      <FigureTile
        label={t('fig.total')}
        value={totalFigure(project.totalFen, lang)}
        unit={t('unit.yi')}
        basis={t('basis.total', { day: formatDay(project.updatedAt, lang) })}
      />
      <FigureTile
        label={t('fig.plan', { year: plan?.year ?? '' })}
        value={planFen === '0' ? null : yearFigure(planFen, lang)}
        missing={t('none')}
        unit={t('unit.wan')}
        basis={
          plan ? t('basis.plan', { version: plan.version, approver: plan.approvedBy }) : t('basis.noPlan')
        }
      />
      <FigureTile
        label={t('fig.done')}
        value={yearFigure(done.fen, lang)}
        unit={t('unit.wan')}
        {...told(done)}
      />
      <FigureTile
        label={t('fig.rate')}
        value={rateTenths === null ? null : formatNumber(rateTenths / 10, 1)}
        missing={t('none')}
        unit="%"
        {...(done.stale ? told(done) : {})}
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
        value={totalFigure(doneTotal.fen, lang)}
        unit={t('unit.yi')}
        {...told(doneTotal, share !== null && t('basis.totalDone', { rate: tenths(share) }))}
      />
      <FigureTile
        label={t('fig.physical')}
        value={physical.bp === null ? null : formatNumber(physical.bp / 100, 1)}
        missing={t('none')}
        unit="%"
        {...told(physical)}
      />
    </section>
  );
}

/** Of which day a figure is, told by whom and counted how; once it is too old, that instead. */
function useTold() {
  const t = useTexts(detailTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const { today } = useSession();
  return ({ asOf, source, basis, stale }: MoneyFigure | ShareFigure, also: string | false = false) => {
    if (asOf === null || source === null) return { basis: t('basis.untold') };
    const day = formatDay(asOf, lang, today.day);
    if (stale) return { stale: t('basis.stopped', { day, source: words(`told.${source}`) }) };
    const said = t('basis.told', {
      day,
      source: words(`told.${source}`),
      basis: words(`counting.${basis ?? 'physical'}`),
    });
    return { basis: also ? `${also} · ${said}` : said };
  };
}
