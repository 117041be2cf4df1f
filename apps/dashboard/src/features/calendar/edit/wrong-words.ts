import type { FieldError } from '../../../shared/api';
import type { Texts, Values } from '../../../shared/i18n/messages';
import type { calendarTexts } from '../messages';

type Key = typeof calendarTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

const KNOWN = [
  'no-such-day',
  'twice',
  'other-year',
  'name-missing',
  'feast-missing',
  'papers-missing',
  'not-a-time',
  'not-after',
  'overlaps',
  'no-hours',
  'too-many-periods',
  'not-json',
  'not-a-year',
  'not-papers',
  'no-days',
  'not-a-day',
  'too-large',
  'out-of-range',
  'month-over',
  'day-over',
] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (code: string): code is Known => (KNOWN as readonly string[]).includes(code);

const values = (facts: Record<string, unknown>): Values =>
  Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

/** What is wrong and what is allowed, in one sentence. */
export function wrongWords({ path, code, facts }: FieldError, t: Texts<Key>): string {
  if (path.endsWith('file.year') && code === 'other-year') return t('wrong.file-year', values(facts));
  return t(isKnown(code) ? `wrong.${code}` : 'wrong.other', values(facts));
}
