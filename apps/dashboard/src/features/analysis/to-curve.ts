import type { Answer, getAnalysisCurve } from '@duban/contracts';
import { yiNumber } from '../../shared/format';

type Curve = Answer<typeof getAnalysisCurve>;
export type CurvePoint = {
  period: string;
  plan: number;
  first: number | null;
  done: number | null;
  month: number | null;
  forecast: number | null;
  /** Low and high of the band; it opens at the last fact. */
  band: [number, number] | null;
};
export type CurveSeries = { points: CurvePoint[]; last: (CurvePoint & { done: number }) | null; top: number };

/** The year as lines from zero, in 亿元; the forecast begins where the fact ends. */
export function toCurve({ months, forecast }: Pick<Curve, 'months' | 'forecast'>): CurveSeries {
  const said = new Map(forecast?.points.map((point) => [point.period, point]));
  const points = months.map((month): CurvePoint => {
    const point = said.get(month.period);
    return {
      period: month.period,
      plan: yiNumber(month.planFen),
      first: month.firstFen === null ? null : yiNumber(month.firstFen),
      done: month.doneFen === null ? null : yiNumber(month.doneFen),
      month: month.monthFen === null ? null : yiNumber(month.monthFen),
      forecast: point ? yiNumber(point.fen) : null,
      band: point?.low && point.high ? [yiNumber(point.low), yiNumber(point.high)] : null,
    };
  });
  const last =
    points.filter((point): point is CurvePoint & { done: number } => point.done !== null).at(-1) ?? null;
  if (last && forecast) {
    last.forecast = last.done;
    if (points.some(({ band }) => band)) last.band = [last.done, last.done];
  }
  const start: CurvePoint = {
    period: '',
    plan: 0,
    first: points.some(({ first }) => first !== null) ? 0 : null,
    done: last ? 0 : null,
    month: null,
    forecast: null,
    band: null,
  };
  const top = Math.max(
    0,
    ...points.flatMap(({ plan, first, done, forecast: guess, band }) => [
      plan,
      first ?? 0,
      done ?? 0,
      guess ?? 0,
      band?.[1] ?? 0,
    ]),
  );
  return { points: [start, ...points], last, top };
}
