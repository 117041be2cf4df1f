import { formatNumber, formatPp, yi } from './format';
import type { Lang } from './i18n/i18n';

/** A figure whose unit stands apart: 亿元 with one decimal, millions of yuan in English. */
export const figure = (fen: string | bigint, lang: Lang): string =>
  lang === 'zh' ? yi(fen) : yi(BigInt(fen) * 100n, 0);

/** The same for a plain number in 亿元, on axes. */
export const axisFigure = (value: number, lang: Lang): string =>
  formatNumber(lang === 'zh' ? value : value * 100);

/** Tenths of a percent as printed: 800 → "80.0". */
export const tenths = (value: number | null): string => (value === null ? '—' : formatNumber(value / 10, 1));
export const tenthsPp = (value: number | null): string => (value === null ? '—' : formatPp(value / 10));

export const difference = (a: string, b: string): bigint => BigInt(a) - BigInt(b);
export const abs = (value: bigint): bigint => (value < 0n ? -value : value);
