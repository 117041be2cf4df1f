import { axisFigure } from '../amounts';
import { formatMonth, formatNumber } from '../format';
import type { Lang } from '../i18n/i18n';
import { xAxis, yAxis } from './chart-theme';
import { MonthTick } from './plan-labels';

/** Parts of drawings that hold money against a plan month by month; a point in 亿元. */
type Reached = { period: string; plan: number; done: number };

/** A figure beside a point: 亿元 with one decimal, millions of yuan in English. */
export const moneyShown = (value: number, lang: Lang): string =>
  lang === 'zh' ? formatNumber(value, 1) : axisFigure(value, lang);

export const monthAxis = (last: Reached | null, compact: boolean, lang: Lang) => ({
  ...xAxis,
  dataKey: 'period',
  scale: 'point' as const,
  tick: <MonthTick lang={lang} last={last?.period ?? ''} compact={compact} />,
});

export const moneyAxis = (ticks: readonly number[], lang: Lang) => ({
  ...yAxis,
  width: 52,
  ticks,
  domain: [0, ticks.at(-1) ?? 1] as const,
  tickFormatter: (value: number) => axisFigure(value, lang),
});

export const monthLabel = (period: unknown, lang: Lang): string =>
  period ? formatMonth(String(period), lang) : '';

/** What lies between plan and fact in the last month that has been reported. */
export const gapLine = ({ period, plan, done }: Reached) => ({
  segment: [
    { x: period, y: plan },
    { x: period, y: done },
  ] as const,
  stroke: done < plan ? 'var(--chart-below)' : 'var(--chart-above)',
  strokeWidth: 2,
});

export const doneDot = ({ period, done }: Reached) => ({
  x: period,
  y: done,
  r: 4.5,
  fill: 'var(--chart-actual)',
  stroke: 'var(--surface-panel)',
  strokeWidth: 2,
});
