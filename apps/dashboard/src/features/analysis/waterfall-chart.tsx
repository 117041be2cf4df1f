import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { abs, figure } from '../../shared/amounts';
import { axisTick, grid, tooltip, yAxis } from '../../shared/charts/chart-theme';
import { formatNumber } from '../../shared/format';
import { useLang } from '../../shared/i18n/messages';
import { floorOf, ticksOf, type Fall } from './to-waterfall';

const COLOUR: Record<Fall['kind'], string> = {
  first: 'var(--chart-plan)',
  current: 'var(--chart-actual)',
  up: 'var(--chart-above)',
  down: 'var(--chart-below)',
};
const LONGEST = 7;
const short = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

/** `marks`: what stands under the bars, where names are too long for it. */
type ChartProps = { falls: Fall[]; names: string[]; marks: string[]; onPick: (fall: Fall) => void };
/** From the first plan to the one in force; each step hangs where the one before it ended. */
export function WaterfallChart({ falls, names, marks, onPick }: ChartProps) {
  const lang = useLang();
  const floor = floorOf(falls);
  const { ticks, decimals } = ticksOf(falls);
  const bars = falls.map((fall, i) => ({
    ...fall,
    name: names[i] ?? fall.key,
    mark: marks[i] ?? '',
    drawn: [Math.max(floor, fall.span[0]), fall.span[1]],
    label:
      fall.kind === 'first' || fall.kind === 'current'
        ? figure(fall.totalFen, lang)
        : `${fall.kind === 'up' ? '+' : '−'}${figure(abs(BigInt(fall.changeFen)), lang)}`,
  }));
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 340 }}>
      <BarChart data={bars} margin={{ top: 22, right: 8, bottom: 4, left: 0 }}>
        <CartesianGrid {...grid} />
        <XAxis
          dataKey="key"
          tick={{ ...axisTick, fontSize: 11 }}
          tickLine={false}
          interval={0}
          axisLine={{ stroke: 'var(--chart-axis)' }}
          tickFormatter={(key: string) => short(bars.find((bar) => bar.key === key)?.mark ?? '')}
        />
        <YAxis
          {...yAxis}
          width={56}
          ticks={ticks}
          domain={[floor, ticks.at(-1) ?? floor + 1]}
          tickFormatter={(value: number) =>
            lang === 'zh' ? formatNumber(value, decimals) : formatNumber(value * 100)
          }
        />
        <Tooltip
          {...tooltip}
          cursor={{ fill: 'var(--surface-hover)' }}
          labelFormatter={(key) => bars.find((bar) => bar.key === key)?.name ?? ''}
          formatter={(_, __, item: { payload?: { label?: string; totalFen?: string } }) => [
            item.payload?.label ?? '',
            figure(item.payload?.totalFen ?? '0', lang),
          ]}
        />
        <Bar
          dataKey="drawn"
          isAnimationActive={false}
          cursor="pointer"
          onClick={(bar: { payload?: Fall }) => bar.payload && onPick(bar.payload)}
        >
          {bars.map(({ key, kind }) => (
            <Cell key={key} fill={COLOUR[kind]} />
          ))}
          <LabelList dataKey="label" position="top" className="analysis-end" />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
