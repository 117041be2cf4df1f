import type { AnalysisRow } from '@duban/contracts';
import { useNavigate } from 'react-router';
import { Bar, BarChart, Cell, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { tenthsPp } from '../../shared/amounts';
import { axisTick } from '../../shared/charts/chart-theme';
import { useNames } from './names';
import { linkOf, type State } from './query';

export const RANK_ROW = 26;
const LONGEST = 9;
const short = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

/** Diverging bars, the farthest ahead first; the sign is printed, and each bar opens its list. */
export function RankChart({ state, rows }: { state: State; rows: AnalysisRow[] }) {
  const nameOf = useNames();
  const navigate = useNavigate();
  const bars = rows.map((row) => ({
    key: row.key,
    name: short(nameOf(state.by, row)),
    points: (row.pointsTenths ?? 0) / 10,
    label: tenthsPp(row.pointsTenths),
  }));
  const most = Math.max(5, ...bars.map(({ points }) => Math.abs(points)));
  const low = Math.min(0, ...bars.map(({ points }) => points));
  const high = Math.max(0, ...bars.map(({ points }) => points));
  // room for the figures at the ends of the bars
  const room = most * 0.42;
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 300 }}>
      <BarChart
        layout="vertical"
        data={bars}
        margin={{ top: 0, right: 4, bottom: 0, left: 4 }}
        barCategoryGap={6}
      >
        <XAxis type="number" hide domain={[low === 0 ? 0 : low - room, high === 0 ? 0 : high + room]} />
        <YAxis
          type="category"
          dataKey="key"
          width={104}
          tick={axisTick}
          tickLine={false}
          axisLine={false}
          interval={0}
          tickFormatter={(key: string) => bars.find((bar) => bar.key === key)?.name ?? key}
        />
        <ReferenceLine x={0} stroke="var(--chart-axis)" />
        <Bar
          dataKey="points"
          isAnimationActive={false}
          onClick={(bar: { payload?: { key?: string } }) => {
            const to = linkOf(state, state.by, bar.payload?.key ?? '');
            if (to) void navigate(to);
          }}
          cursor="pointer"
        >
          {bars.map(({ key, points }) => (
            <Cell key={key} fill={points < 0 ? 'var(--chart-below)' : 'var(--chart-above)'} />
          ))}
          <LabelList dataKey="label" position="right" content={<EndLabel />} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

type EndProps = {
  x?: number | string;
  y?: number | string;
  width?: number | string;
  height?: number | string;
  value?: unknown;
};
/** The figure beyond the end of its bar, on the side the bar points to. */
function EndLabel({ x = 0, y = 0, width = 0, height = 0, value }: EndProps) {
  const said = String(value ?? '');
  const [from, wide] = [Number(x), Number(width)];
  const isBelow = said.startsWith('−');
  // a bar to the left has its end where it is the least
  const end = isBelow ? Math.min(from, from + wide) : Math.max(from, from + wide);
  return (
    <text
      x={end + (isBelow ? -6 : 6)}
      y={Number(y) + Number(height) / 2 + 4}
      textAnchor={isBelow ? 'end' : 'start'}
      className="analysis-end"
    >
      {said}
    </text>
  );
}
