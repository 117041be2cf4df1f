import { formatMonth } from '../format';
import type { Lang } from '../i18n/i18n';
import './plan-labels.css';

type TickProps = {
  lang: Lang;
  last: string;
  compact: boolean;
  x?: number;
  y?: number;
  payload?: { value?: string };
};

/** 1月…12月; the last reported one bold. */
export function MonthTick({ lang, last, compact, x = 0, y = 0, payload }: TickProps) {
  const period = payload?.value;
  if (!period) return null;
  return (
    <text
      x={x}
      y={y + 12}
      textAnchor="middle"
      className={period === last ? 'chart-tick chart-tick-last' : 'chart-tick'}
    >
      {compact ? Number(period.slice(5)) : formatMonth(period, lang)}
    </text>
  );
}

type EndProps = {
  lines: { text: string; tone: 'plan' | 'actual' | 'above' | 'below' }[];
  side: 'above' | 'below' | 'beside' | 'under';
  /** left, right: beside the point; end: its last letter over the point. */
  align: 'left' | 'right' | 'end';
  viewBox?: { x?: number; y?: number; width?: number; height?: number };
};

/** Words at a point of a line: what it is and how much, instead of a legend. */
export function LineEnd({ lines, side, align, viewBox }: EndProps) {
  const x = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) / 2;
  const y = (viewBox?.y ?? 0) + (viewBox?.height ?? 0) / 2;
  const isLeft = align !== 'right';
  const dx = { left: -10, right: 10, end: 8 }[align];
  const first =
    side === 'under' ? 76 : side === 'below' ? 20 : side === 'above' ? -12 - (lines.length - 1) * 18 : 5;
  return (
    <text x={x + dx} y={y + first} textAnchor={isLeft ? 'end' : 'start'} className="chart-end">
      {lines.map(({ text, tone }, i) => (
        <tspan key={tone} x={x + dx} dy={i ? 18 : 0} className={`chart-end-${tone}`}>
          {text}
        </tspan>
      ))}
    </text>
  );
}
