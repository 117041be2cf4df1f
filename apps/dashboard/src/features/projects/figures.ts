import { divideRounded } from '@duban/domain';
import { wan, yi } from '../../shared/format';
import type { Lang } from '../../shared/i18n/i18n';

const million = (fen: string): string => wan(divideRounded(BigInt(fen), 100n), 1);

/** Money of a column whose head names the unit: 亿元 for totals, 万元 for a year's amounts, ¥m in English. */
export const totalFigure = (fen: string, lang: Lang): string => (lang === 'zh' ? yi(fen, 2) : million(fen));
export const yearFigure = (fen: string, lang: Lang): string => (lang === 'zh' ? wan(fen) : million(fen));

/** The last day of the month a figure stopped at. */
export function endOfPeriod(period: string): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
