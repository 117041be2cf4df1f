import type { ProjectDetail } from '@duban/contracts';
import { lazy, Suspense } from 'react';
import { ChartFrame } from '../../../shared/charts/chart-frame';
import { Panel } from '../../../shared/components/panel';
import { Empty } from '../../../shared/components/states';
import { useMeasure } from '../../../shared/measure';
import { formatMonth, wanText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { yearFigure } from '../figures';
import { detailTexts } from './detail-messages';
import { toSeries } from './to-series';

const YearChart = lazy(async () => ({ default: (await import('./year-chart')).YearChart }));
const HEIGHT = 260;

export function ChartPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  const [measure] = useMeasure();
  const series = toSeries(project.curve, measure);
  const hasFirst = project.curve.some(({ firstFen }) => firstFen !== null);
  const { gap } = series;
  const size = gap && wanText(gap.fen < 0n ? -gap.fen : gap.fen, lang);
  const finding =
    gap && size
      ? t(gap.fen < 0n ? 'chart.behind' : gap.fen > 0n ? 'chart.ahead' : 'chart.even', {
          month: formatMonth(gap.period, lang),
          gap: size,
        })
      : t('chart.empty');
  const figure = (fen: string | null) => (fen === null ? '—' : yearFigure(fen, lang));
  const hasPlan = project.curve.some((point) => point.planFen !== '0');
  return (
    <Panel title={t('chart')} finding={finding} className="project-chart">
      {gap || hasPlan ? (
        <ChartFrame
          finding={`${project.name}：${finding}`}
          height={HEIGHT}
          unit={t('chart.unit')}
          table={{
            head: [
              t('chart.period'),
              ...(hasFirst ? [t('chart.firstPlan')] : []),
              t('chart.plan'),
              t('chart.done'),
              t('chart.month'),
            ],
            rows: project.curve.map((point) => [
              point.period,
              ...(hasFirst ? [figure(point.firstFen)] : []),
              figure(point.planFen),
              figure(point.doneFen),
              figure(point.monthFen),
            ]),
          }}
        >
          <Suspense fallback={null}>
            <YearChart
              series={series}
              gapText={gap && gap.fen !== 0n && size ? t('chart.gap', { gap: size }) : null}
            />
          </Suspense>
        </ChartFrame>
      ) : (
        <Empty title={t('plans.empty')}>{t('plans.emptyHelp')}</Empty>
      )}
    </Panel>
  );
}
