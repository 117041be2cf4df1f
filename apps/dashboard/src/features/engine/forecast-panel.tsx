import type { Answer, getEngine } from '@duban/contracts';
import { ChartFrame } from '../../shared/charts/chart-frame';
import { Panel } from '../../shared/components/panel';
import { Empty } from '../../shared/components/states';
import { useWidth } from '../../shared/components/use-width';
import { formatDate } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { wordTexts } from '../../shared/words';
import { ForecastChart } from './forecast-chart';
import { engineTexts } from './messages';
import { toForecast } from './to-forecast';

const RUNGS = ['sign-overdue', 'warning', 'reminder-1', 'reminder-2', 'criticism', 'leader'] as const;

/** What the ladders will do in the next 30 days if nobody does anything. */
export function ForecastPanel({ forecast }: { forecast: Answer<typeof getEngine>['forecast'] }) {
  const t = useTexts(engineTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const [ref, width] = useWidth<HTMLDivElement>(800);
  const { points, total, peak } = toForecast(forecast);
  const finding = peak
    ? t('forecast.finding', { count: total, date: formatDate(peak.day, lang), most: peak.total })
    : t('forecast.none');
  const table = {
    head: [
      t('forecast.date'),
      t('forecast.sum'),
      ...RUNGS.map((key) => words(`rung.${key}`)),
      t('forecast.state'),
    ],
    rows: points.map((point) => [
      formatDate(point.day, lang),
      point.total,
      ...RUNGS.map((key) => point.rungs[key] ?? 0),
      point.provisional === null ? t('forecast.certain') : t('forecast.provisional'),
    ]),
  };
  return (
    <Panel
      className="engine-forecast"
      title={t('forecast.title')}
      finding={finding}
      asOf={t('forecast.basis')}
    >
      {total === 0 ? (
        <Empty title={t('forecast.none')}>{t('forecast.noneHelp')}</Empty>
      ) : (
        <ChartFrame
          finding={`${t('forecast.title')}：${finding}`}
          table={table}
          height="100%"
          unit={t('forecast.unit')}
        >
          <div ref={ref} className="engine-drawing">
            <ForecastChart points={points} compact={width < 560} />
          </div>
        </ChartFrame>
      )}
    </Panel>
  );
}
