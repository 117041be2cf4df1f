import type { Answer, getAnalysisCurve } from '@duban/contracts';
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
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
} from '../../shared/charts/chart-theme';
import {
  doneDot,
  gapLine,
  moneyAxis,
  moneyShown,
  monthAxis,
  monthLabel,
} from '../../shared/charts/month-money';
import { niceTicks } from '../../shared/charts/nice-ticks';
import { LineEnd } from '../../shared/charts/plan-labels';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';
import { toCurve } from './to-curve';

type Curve = Answer<typeof getAnalysisCurve>;
const forecastLine = {
  stroke: 'var(--chart-forecast)',
  strokeWidth: 2.4,
  strokeDasharray: '2 5',
  strokeLinecap: 'round',
  dot: false,
  activeDot: { r: 3 },
  isAnimationActive: false,
} as const;

/** Plan dashed, fact solid, the forecast dotted in its band: never the same stroke as fact. */
export function CurveChart({ curve, compact }: { curve: Curve; compact: boolean }) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const { points, last, top } = toCurve(curve);
  const ticks = niceTicks(top);
  const end = points.at(-1);
  const show = (value: number) => moneyShown(value, lang);
  const names: Record<string, string> = {
    plan: t('curve.plan'),
    first: t('curve.first'),
    done: t('curve.done'),
    month: t('curve.monthly'),
    forecast: t('curve.forecast'),
    band: t('curve.band'),
  };
  const gap = last ? last.done - last.plan : 0;
  const isForecast = end?.forecast !== null && end?.forecast !== undefined && end.done === null;
  const isHigher = isForecast && (end.forecast ?? 0) > end.plan;
  const side = (above: boolean) => (compact ? (above ? 'above' : 'under') : 'beside');
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 700, height: 360 }}>
      <ComposedChart
        data={points}
        margin={{ top: 18, right: compact ? 16 : lang === 'zh' ? 118 : 142, bottom: 0, left: 0 }}
      >
        <CartesianGrid {...grid} />
        <XAxis {...monthAxis(last, compact, lang)} />
        <YAxis {...moneyAxis(ticks, lang)} />
        <Tooltip
          {...tooltip}
          labelFormatter={(period) => monthLabel(period, lang)}
          formatter={(value, name) => [
            Array.isArray(value)
              ? value.map((edge) => show(Number(edge))).join(' – ')
              : value === null || value === undefined
                ? '—'
                : show(Number(value)),
            names[String(name)] ?? String(name),
          ]}
        />
        <Bar dataKey="month" {...monthBar} barSize={compact ? 9 : 18} />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--chart-forecast)"
          fillOpacity={0.16}
          isAnimationActive={false}
          activeDot={false}
        />
        {points.some(({ first }) => first !== null) && <Line dataKey="first" {...firstPlanLine} />}
        <Line dataKey="plan" {...planLine} />
        <Line dataKey="done" {...actualLine} />
        <Line dataKey="forecast" {...forecastLine} />
        {last && Math.abs(gap) > 0 && <ReferenceLine {...gapLine(last)} />}
        {last && (
          <ReferenceDot
            {...doneDot(last)}
            label={
              <LineEnd
                side={gap > 0 ? 'above' : 'below'}
                align={compact ? 'left' : 'right'}
                lines={[{ text: `${t('curve.done')} ${show(last.done)}`, tone: 'actual' }]}
              />
            }
          />
        )}
        {end && !(compact && isForecast) && (
          <ReferenceDot
            x={end.period}
            y={end.plan}
            r={0}
            label={
              <LineEnd
                side={side(!isHigher)}
                align={compact ? 'end' : 'right'}
                lines={[{ text: `${t('curve.plan')} ${show(end.plan)}`, tone: 'plan' }]}
              />
            }
          />
        )}
        {isForecast && end && (
          <ReferenceDot
            x={end.period}
            y={apart(end.forecast ?? 0, end.plan, top)}
            r={0}
            label={
              <LineEnd
                side={side(isHigher)}
                align={compact ? 'end' : 'right'}
                lines={[{ text: `${t('curve.forecast')} ${show(end.forecast ?? 0)}`, tone: 'actual' }]}
              />
            }
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Where two ends nearly meet, the words of the second stand a line away from those of the first. */
function apart(value: number, other: number, top: number): number {
  const least = top * 0.06;
  if (Math.abs(value - other) >= least) return value;
  return value > other ? other + least : other - least;
}
