import { isDay, type Day } from '@duban/domain';

const TOKEN = /YYYY|MM|M|DD|D|HH|mm|ss/g;
const DIGITS: Record<string, string> = {
  YYYY: '(?<y>\\d{4})',
  MM: '(?<m>\\d{2})',
  M: '(?<m>\\d{1,2})',
  DD: '(?<d>\\d{2})',
  D: '(?<d>\\d{1,2})',
  HH: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
};

/** Whether a date form names a year, a month and a day, each once: 'DD/MM/YYYY HH:mm', 'YYYY年M月D日'. */
export function isDateForm(form: string): boolean {
  const tokens = [...form.matchAll(TOKEN)].map(([token]) => token);
  const count = (kind: string) => tokens.filter((token) => token.startsWith(kind)).length;
  return count('Y') === 1 && count('M') === 1 && count('D') === 1;
}

const patterns = new Map<string, RegExp>();

function patternOf(form: string): RegExp {
  const known = patterns.get(form);
  if (known) return known;
  const escaped = form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(TOKEN, (token) => `${DIGITS[token]}`);
  const pattern = new RegExp(`^${escaped}$`);
  patterns.set(form, pattern);
  return pattern;
}

/** The day of a text in a form; `null`: it is none, or a day that does not exist. A time of day is dropped. */
export function dayFrom(text: string, form: string): Day | null {
  const found = patternOf(form).exec(text)?.groups;
  if (!found) return null;
  const day = `${found.y}-${`${found.m}`.padStart(2, '0')}-${`${found.d}`.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
