import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  actualLine,
  firstPlanLine,
  grid,
  monthBar,
  planLine,
  tooltip,
  xAxis,
  yAxis,
} from '../../../shared/charts/chart-theme';
import { formatMonth, formatNumber } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { detailTexts } from './detail-messages';
import type { Series } from './to-series';

type YearChartProps = { series: Series; gapText: string | null };

/** The plan dashed, the actual solid, the month as pale bars; the gap is drawn and named. */
export function YearChart({ series, gapText }: YearChartProps) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  const { points, gap } = series;
  // 万元 in Chinese, ¥m in English: the same money, another tick
  const scale = lang === 'zh' ? 1 : 100;
  const tick = (value: number) => formatNumber(value / scale, scale > 1 && value < 1000 ? 1 : 0);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 12, right: 56, bottom: 0, left: 8 }} accessibilityLayer>
        <CartesianGrid {...grid} />
        <XAxis
          {...xAxis}
          dataKey="period"
          tickFormatter={(period: string) => formatMonth(period, lang)}
          interval="preserveStartEnd"
        />
        <YAxis {...yAxis} width={56} tickFormatter={tick} />
        <Tooltip
          {...tooltip}
          labelFormatter={(period) => formatMonth(String(period), lang)}
          formatter={(value, name) => [formatNumber(Number(value) / scale, 2), name]}
        />
        <Bar {...monthBar} dataKey="month" name={t('chart.month')} />
        {points.some(({ first }) => first !== null) && (
          <Line
            {...firstPlanLine}
            dataKey="first"
            name={t('chart.firstPlan')}
            label={<EndLabel at={points.length - 1} text={t('chart.firstPlan')} />}
          />
        )}
        <Line
          {...planLine}
          dataKey="plan"
          name={t('chart.plan')}
          label={<EndLabel at={points.length - 1} text={t('chart.plan')} />}
        />
        <Line
          {...actualLine}
          dataKey="done"
          name={t('chart.done')}
          label={<EndLabel at={points.findLastIndex((p) => p.done !== null)} text={t('chart.done')} strong />}
        />
        {gap && gapText && (
          <ReferenceLine
            segment={[
              { x: gap.period, y: gap.plan },
              { x: gap.period, y: gap.done },
            ]}
            stroke={gap.fen < 0n ? 'var(--chart-below)' : 'var(--chart-above)'}
            strokeWidth={2}
            label={{ value: gapText, position: 'left', fontSize: 12, fill: 'var(--text-1)' }}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

type EndLabelProps = { at: number; text: string; strong?: boolean; index?: number; x?: number; y?: number };

/** Lines are named at their ends; no legend. */
function EndLabel({ at, text, strong, index, x = 0, y = 0 }: EndLabelProps) {
  if (index !== at) return null;
  return (
    <text
      x={x + 8}
      y={y + 4}
      fontSize={12}
      fontWeight={strong ? 700 : 400}
      fill={strong ? 'var(--text-1)' : 'var(--text-3)'}
    >
      {text}
    </text>
  );
}
