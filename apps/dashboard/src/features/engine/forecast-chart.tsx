import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { grid, tooltip, xAxis, yAxis } from '../../shared/charts/chart-theme';
import { formatDate, formatDay } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { wordTexts } from '../../shared/words';
import { engineTexts } from './messages';
import type { ForecastPoint } from './to-forecast';

const HATCH = 'engine-hatch';
type RungWord = 'rung.warning';

/** One bar for each working day; what stands on a year not yet announced is hatched. */
export function ForecastChart({ points, compact }: { points: ForecastPoint[]; compact: boolean }) {
  const lang = useLang();
  return (
    <ResponsiveContainer
      width="100%"
      height="100%"
      minHeight={200}
      initialDimension={{ width: 800, height: 220 }}
    >
      <BarChart data={points} margin={{ top: 12, right: 4, bottom: 0, left: 0 }} barCategoryGap="22%">
        <defs>
          <pattern
            id={HATCH}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--surface-panel)" />
            <rect width="3" height="6" fill="var(--chart-actual)" />
          </pattern>
        </defs>
        <CartesianGrid {...grid} />
        <XAxis
          {...xAxis}
          dataKey="day"
          interval={compact ? 4 : 'preserveStartEnd'}
          minTickGap={18}
          tickFormatter={(day: string) => formatDay(day, lang)}
        />
        <YAxis {...yAxis} allowDecimals={false} />
        <Tooltip {...tooltip} cursor={{ fill: 'var(--surface-hover)' }} content={<Day />} />
        <Bar
          dataKey="certain"
          stackId="rungs"
          fill="var(--chart-actual)"
          maxBarSize={28}
          isAnimationActive={false}
        />
        <Bar
          dataKey="provisional"
          stackId="rungs"
          fill={`url(#${HATCH})`}
          stroke="var(--chart-actual)"
          strokeDasharray="3 2"
          maxBarSize={28}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** What one day brings, rung by rung. recharts hands over the point under the pointer or the focus. */
function Day({ payload }: { payload?: readonly { payload: ForecastPoint }[] }) {
  const t = useTexts(engineTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const point = payload?.[0]?.payload;
  if (!point) return null;
  return (
    <div className="engine-day">
      <b>{formatDate(point.day, lang)}</b>
      <span>{t('forecast.day', { count: point.total })}</span>
      {Object.entries(point.rungs).map(([key, count]) => (
        <span key={key}>
          {words(`rung.${key}` as RungWord)} {count}
        </span>
      ))}
      {point.provisional !== null && <em>{t('forecast.provisional')}</em>}
    </div>
  );
}
