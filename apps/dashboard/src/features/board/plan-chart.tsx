import type { Board } from '@duban/contracts';
import {
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
import { actualLine, grid, monthBar, planLine, tooltip } from '../../shared/charts/chart-theme';
import {
  doneDot,
  gapLine,
  moneyAxis,
  moneyShown,
  monthAxis,
  monthLabel,
} from '../../shared/charts/month-money';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { boardTexts } from './messages';
import { LineEnd } from '../../shared/charts/plan-labels';
import { niceTicks } from '../../shared/charts/nice-ticks';
import { toPlanSeries } from './to-plan-series';

/** Plan dashed, actual solid, the months as pale bars; the gap is drawn and named. */
export function PlanChart({ board, compact = false }: { board: Board; compact?: boolean }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  const { points, last, top } = toPlanSeries(board.months, board.period);
  const ticks = niceTicks(top);
  const end = points.at(-1);
  const show = (value: number) => moneyShown(value, lang);
  const gap = last ? last.done - last.plan : 0;
  const names: Record<string, string> = {
    plan: t('chart.table.plan'),
    done: t('chart.table.done'),
    month: t('chart.month'),
  };
  const late = last !== null && last.period >= (end?.period ?? '');
  return (
    <ResponsiveContainer
      width="100%"
      height="100%"
      minHeight={220}
      initialDimension={{ width: 800, height: 300 }}
    >
      <ComposedChart data={points} margin={{ top: 18, right: compact ? 14 : 132, bottom: 0, left: 0 }}>
        <CartesianGrid {...grid} />
        <XAxis {...monthAxis(last, compact, lang)} />
        <YAxis {...moneyAxis(ticks, lang)} />
        <Tooltip
          {...tooltip}
          labelFormatter={(period) => monthLabel(period, lang)}
          formatter={(value, name) => [show(Number(value)), names[String(name)] ?? String(name)]}
        />
        <Bar dataKey="month" {...monthBar} barSize={compact ? 9 : 18} />
        <Line dataKey="plan" {...planLine} />
        <Line dataKey="done" {...actualLine} />
        {last && Math.abs(gap) > 0 && <ReferenceLine {...gapLine(last)} />}
        {last && (
          <ReferenceDot
            {...doneDot(last)}
            label={
              <LineEnd
                side={compact ? 'under' : gap > 0 ? 'above' : 'below'}
                align={compact ? 'end' : 'right'}
                lines={[
                  { text: t('chart.actual', { value: show(last.done) }), tone: 'actual' },
                  {
                    text: t(gap < 0 ? 'chart.gap' : 'chart.over', { value: show(Math.abs(gap)) }),
                    tone: gap < 0 ? 'below' : 'above',
                  },
                ]}
              />
            }
          />
        )}
        {last && !late && !compact && (
          <ReferenceDot
            x={last.period}
            y={last.plan}
            r={2.5}
            fill="var(--chart-plan)"
            stroke="none"
            label={
              <LineEnd
                side={gap > 0 ? 'below' : 'above'}
                align="left"
                lines={[{ text: t('chart.scheduled', { value: show(last.plan) }), tone: 'plan' }]}
              />
            }
          />
        )}
        {end && (
          <ReferenceDot
            x={end.period}
            y={end.plan}
            r={0}
            label={
              <LineEnd
                side={compact ? 'above' : 'beside'}
                align={compact ? 'end' : 'right'}
                lines={[{ text: t('chart.yearPlan', { value: show(end.plan) }), tone: 'plan' }]}
              />
            }
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
