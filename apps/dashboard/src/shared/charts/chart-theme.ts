/** What every recharts drawing shares; colours are variables, so a theme switch redraws nothing. */
export const axisTick = { fontSize: 12, fill: 'var(--text-3)' } as const;
export const xAxis = {
  tick: axisTick,
  tickLine: false,
  axisLine: { stroke: 'var(--chart-axis)' },
  interval: 0,
} as const;
export const yAxis = { tick: axisTick, tickLine: false, axisLine: false, width: 40, tickCount: 4 } as const;
export const grid = { vertical: false, stroke: 'var(--chart-grid)' } as const;
export const planLine = {
  stroke: 'var(--chart-plan)',
  strokeDasharray: '5 4',
  strokeWidth: 1.6,
  dot: false,
  activeDot: { r: 3 },
  isAnimationActive: false,
} as const;
/** The first plan of the year, behind the one in force. */
export const firstPlanLine = { ...planLine, strokeDasharray: '1 4', strokeWidth: 1.8 } as const;
export const actualLine = {
  stroke: 'var(--chart-actual)',
  strokeWidth: 2.4,
  dot: false,
  activeDot: { r: 4 },
  isAnimationActive: false,
} as const;
export const monthBar = { fill: 'var(--chart-band)', barSize: 18, isAnimationActive: false } as const;
export const tooltip = {
  contentStyle: {
    background: 'var(--surface-raised)',
    border: '1px solid var(--line-1)',
    borderRadius: 6,
    boxShadow: 'var(--elev-2)',
    fontSize: 13,
  },
  labelStyle: { fontWeight: 700 },
  itemStyle: { color: 'var(--text-1)' },
  cursor: { stroke: 'var(--line-2)' },
  isAnimationActive: false,
} as const;
