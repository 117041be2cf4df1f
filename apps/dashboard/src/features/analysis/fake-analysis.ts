import type { AnalysisHead, AnalysisRow } from '@duban/contracts';
import { ids } from '../../shared/testing/in-app';

const yi = (value: number) => String(BigInt(Math.round(value * 100)) * 100_000_000n);
export const fakeHead = (over: Partial<AnalysisHead> = {}): AnalysisHead => ({
  period: '2026-10',
  periodEnd: '2026-10-31',
  closed: '2026-10',
  years: [2026, 2025],
  measure: 'current',
  currency: 'CNY',
  otherCurrencies: 0,
  snapshots: 0,
  ...over,
});
const cases = (num: number, den: number) => ({
  num,
  den,
  due: den,
  rateTenths: den > 0 ? Math.round((num * 1000) / den) : null,
  pointsTenths: den > 0 ? 0 : null,
  small: den < 8,
});
export const fakeRow = (over: Partial<AnalysisRow> = {}): AnalysisRow => ({
  key: ids.org,
  name: '撮镇镇',
  projects: 12,
  planFen: yi(20),
  doneFen: yi(15),
  scheduledFen: yi(16.67),
  rateTenths: 750,
  scheduleTenths: 833,
  pointsTenths: -83,
  color: 'green',
  small: false,
  rank: 1,
  start: cases(9, 10),
  finish: cases(2, 3),
  register: { num: 10, den: 12, rateTenths: 833, small: false },
  funds: null,
  ...over,
});
