import { divideRounded } from '@duban/domain';
import { type Lang } from './i18n/i18n';

const MINUS = '−';
const YI = 10_000_000_000n; // fen in one 亿元
const WAN = 1_000_000n; // fen in one 万元
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS: Record<Lang, string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** "1,480", "−3.3"; a value that rounds to zero has no sign. */
export function formatNumber(value: number, decimals = 0): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '0', part] = text.split('.');
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
}

/** Fen (as text or bigint) in a unit, rounded half away from zero, without a detour over floating point. */
function inUnit(fen: string | bigint, unit: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = divideRounded(BigInt(fen) * scale, unit);
  const size = rounded < 0n ? -rounded : rounded;
  const whole = (size / scale).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const part = decimals ? `.${(size % scale).toString().padStart(decimals, '0')}` : '';
  return (rounded < 0n ? MINUS : '') + whole + part;
}

/** The figure alone, for tiles where the unit stands apart. */
export const yi = (fen: string | bigint, decimals = 1): string => inUnit(fen, YI, decimals);
export const wan = (fen: string | bigint, decimals = 0): string => inUnit(fen, WAN, decimals);

export const yiText = (fen: string | bigint, lang: Lang = 'zh'): string =>
  lang === 'zh' ? `${yi(fen)} 亿元` : `¥${inUnit(fen, YI / 100n, 0)}m`;
export const wanText = (fen: string | bigint, lang: Lang = 'zh'): string =>
  lang === 'zh' ? `${wan(fen)} 万元` : `¥${inUnit(fen, WAN * 100n, 2)}m`;

/** 亿元 as a plain number, for the geometry of charts only. */
export const yiNumber = (fen: string | bigint): number => Number(BigInt(fen) / 1_000_000n) / 10_000;

/** A rate 0.478 → "47.8%". */
export const formatRate = (rate: number, decimals = 1): string => `${formatNumber(rate * 100, decimals)}%`;

/** A difference of rates, in percentage points: "+6.9", "−35.5"; the unit never is %. */
export function formatPp(pp: number, decimals = 1): string {
  const text = formatNumber(pp, decimals);
  return Number(Math.abs(pp).toFixed(decimals)) > 0 && pp > 0 ? `+${text}` : text;
}
export const ppText = (pp: number, lang: Lang = 'zh'): string =>
  lang === 'zh' ? `${formatPp(pp)} 个百分点` : `${formatPp(pp)} pp`;

const parts = (date: string) => {
  const [y = 0, m = 1, d = 1] = date.slice(0, 10).split('-').map(Number);
  return { y, m, d };
};
export const weekdayIndex = (date: string): number => {
  const { y, m, d } = parts(date);
  return new Date(Date.UTC(y, m - 1, d)).getUTCDay();
};
export const formatWeekday = (date: string, lang: Lang = 'zh'): string =>
  DAYS[lang][weekdayIndex(date)] ?? '';

/** "11-25", with the year only where it differs from the year of `today`. */
export function formatDay(date: string, lang: Lang = 'zh', today?: string): string {
  const { y, m, d } = parts(date);
  const year = today && parts(today).y !== y;
  if (lang === 'en') return `${d} ${MONTHS[m - 1]}${year ? ` ${y}` : ''}`;
  return year ? date.slice(0, 10) : date.slice(5, 10);
}

/** "11-25 周三" in lists, "Wed 25 Nov" in English. */
export function formatDate(date: string, lang: Lang = 'zh', today?: string): string {
  const day = formatDay(date, lang, today);
  return lang === 'zh' ? `${day} ${formatWeekday(date)}` : `${formatWeekday(date, 'en')} ${day}`;
}

/** "2026年11月25日", as papers print it. */
export function formatLongDate(date: string, lang: Lang = 'zh'): string {
  const { y, m, d } = parts(date);
  return lang === 'zh' ? `${y}年${m}月${d}日` : `${d} ${MONTHS[m - 1]} ${y}`;
}

/** "10月" of a period "2026-10". */
export function formatMonth(period: string, lang: Lang = 'zh'): string {
  const { m } = parts(`${period.slice(0, 7)}-01`);
  return lang === 'zh' ? `${m}月` : (MONTHS[m - 1] ?? '');
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** An instant on Shanghai's clock: `date` "2026-11-22", `time` "10:24". */
export function atShanghai(instant: string | number | Date): { date: string; time: string; seconds: string } {
  const [date = '', seconds = ''] = clock.format(new Date(instant)).split(' ');
  return { date, time: seconds.slice(0, 5), seconds };
}
/** "11-22 09:52". */
export function formatMoment(instant: string | number | Date, lang: Lang = 'zh', today?: string): string {
  const { date, time } = atShanghai(instant);
  return `${formatDay(date, lang, today)} ${time}`;
}
