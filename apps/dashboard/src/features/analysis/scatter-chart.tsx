import type { Answer, getAnalysisScatter } from '@duban/contracts';
import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { axisTick, tooltip } from '../../shared/charts/chart-theme';
import { formatNumber } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';

type Answered = Answer<typeof getAnalysisScatter>;
type Point = Answered['points'][number];
const BASE = 100;

/** Money across, works up; on the diagonal they agree. Each point opens its project. */
export function MoneyWorksChart({ answer, onPick }: { answer: Answered; onPick: (point: Point) => void }) {
  const t = useTexts(analysisTexts);
  const percent = (bp: number) => bp / BASE;
  const points = answer.points.map((point) => ({
    ...point,
    x: Math.min(percent(point.moneyBp), 150),
    y: percent(point.physicalBp),
  }));
  const far = Math.max(100, ...points.map(({ x }) => x));
  const right = Math.ceil(far / 25) * 25;
  const most = Math.max(1, ...(answer.bins?.squares.map(({ count }) => count) ?? []));
  const squares = answer.bins?.squares.map(({ moneyBp, physicalBp, count }) => ({
    x: percent(moneyBp + (answer.bins?.side ?? 0) / 2),
    y: percent(physicalBp + (answer.bins?.side ?? 0) / 2),
    count,
    // few are to be seen beside many
    shade: 0.12 + 0.7 * (Math.log1p(count) / Math.log1p(most)),
  }));
  const side = percent(answer.bins?.side ?? 0);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 420 }}>
      <ScatterChart margin={{ top: 12, right: 16, bottom: 20, left: 0 }}>
        <CartesianGrid stroke="var(--chart-grid)" />
        <XAxis
          type="number"
          dataKey="x"
          domain={[0, right]}
          tick={axisTick}
          tickLine={false}
          tickCount={right / 25 + 1}
          axisLine={{ stroke: 'var(--chart-axis)' }}
          label={{ value: t('scatter.money'), position: 'bottom', offset: 4, className: 'analysis-axis' }}
        />
        <YAxis
          type="number"
          dataKey="y"
          domain={[0, 100]}
          tick={axisTick}
          tickLine={false}
          tickCount={5}
          axisLine={false}
          width={44}
        />
        <ZAxis range={[36, 36]} />
        <ReferenceLine
          segment={[
            { x: 0, y: 0 },
            { x: 100, y: 100 },
          ]}
          stroke="var(--chart-plan)"
          strokeDasharray="5 4"
        />
        {squares && (
          <Scatter
            data={squares}
            isAnimationActive={false}
            shape={(props: unknown) => <Square {...(props as SquareProps)} side={side} right={right} />}
          />
        )}
        <Scatter
          data={points}
          fill="var(--chart-1)"
          fillOpacity={0.72}
          stroke="var(--surface-panel)"
          isAnimationActive={false}
          cursor="pointer"
          onClick={(point: unknown) => onPick((point as { payload: Point }).payload)}
        />
        <Tooltip
          {...tooltip}
          cursor={false}
          content={({ payload }) => {
            const point = payload?.[0]?.payload as (Point & { count?: number }) | undefined;
            if (!point) return null;
            return (
              <div className="analysis-tip">
                {point.name
                  ? t('scatter.point', {
                      name: point.name,
                      money: formatNumber(percent(point.moneyBp), 1),
                      physical: formatNumber(percent(point.physicalBp), 1),
                    })
                  : `${point.count ?? 0}`}
              </div>
            );
          }}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

type SquareProps = {
  cx?: number;
  cy?: number;
  xAxis?: { width?: number };
  yAxis?: { height?: number };
  payload?: { shade: number };
  side: number;
  right: number;
};
/** A square of the grid, as large as the axes make it. */
function Square({ cx = 0, cy = 0, xAxis, yAxis, payload, side, right }: SquareProps) {
  const width = ((xAxis?.width ?? 560) * side) / right;
  const height = ((yAxis?.height ?? 360) * side) / 100;
  return (
    <rect
      x={cx - width / 2}
      y={cy - height / 2}
      width={width}
      height={height}
      fill="var(--chart-1)"
      fillOpacity={payload?.shade ?? 0.2}
    />
  );
}
