import type { ImportField, ImportView } from '@duban/contracts';
import { wanText } from '@duban/domain';
import { isApiError } from '../../../shared/api';
import { errorSentence } from '../../../shared/error-messages';
import type { Lang } from '../../../shared/i18n/i18n';
import { textOf } from '../../../shared/i18n/messages';
import { importTexts } from './import-messages';

const REASONS = [
  'not-a-table',
  'file-gone',
  'too-many-rows',
  'too-many-columns',
  'too-large',
  'no-head',
  'no-sheet',
  'no-encoding',
  'not-in-encoding',
  'not-csv',
  'not-xlsx',
  'missing-fields',
  'not-tried',
  'has-refused',
  'nothing-to-do',
  'same-file',
  'wrong-state',
] as const;

/** Why an import did not go on. */
export function reasonWords(facts: Record<string, unknown>): string {
  const t = textOf(importTexts);
  const reason = REASONS.find((one) => one === facts.reason);
  const text = (key: string) =>
    typeof facts[key] === 'string' || typeof facts[key] === 'number' ? String(facts[key]) : '';
  return t(`reason.${reason ?? 'other'}`, {
    limit: text('limit'),
    found: text('found'),
    refused: text('refused'),
  });
}

export function failureWords(error: unknown): string {
  if (!isApiError(error)) throw error;
  if (error.code === 'import-refused') return reasonWords(error.facts);
  if (error.code === 'invalid' && error.fields.some(({ path }) => path === 'reason'))
    return textOf(importTexts)('reasonHelp');
  return errorSentence(error);
}

const WHYS = ['changed-since', 'in-use', 'forbidden', 'gone'] as const;
/** Why a row was not restored. */
export const whyWords = (why: string | null): string => {
  const known = WHYS.find((one) => one === why);
  return textOf(importTexts)(known ? `why.${known}` : 'why.other', { why: why ?? '' });
};

/** A value as its field is read: money in 万元, choices by their word. */
export function valueWords(field: ImportField | undefined, value: string | null, lang: Lang): string {
  const t = textOf(importTexts);
  if (value === null || value === '') return t('none');
  if (field?.type === 'money' && /^-?\d+$/.test(value)) return exactWan(value, lang);
  if (field?.type === 'percent') return `${Number(value) / 100}%`;
  if (field?.type === 'yes-no') return t(value === 'true' ? 'yes' : 'no');
  return field?.choices.find((choice) => choice.value === value)?.[lang] ?? value;
}

/** To the last fen: what is compared here is what the register keeps. */
const exactWan = (fen: string, lang: Lang): string =>
  lang === 'zh' ? `${wanText(BigInt(fen))} 万元` : `${wanText(BigInt(fen))} × 10,000 yuan`;

/** The field of a change: a column, or the plan of a year. */
export function fieldWords(fields: readonly ImportField[], key: string, lang: Lang): string {
  const year = /^plan:(\d{4})$/.exec(key)?.[1];
  if (year) return textOf(importTexts)('planOf', { year });
  return fields.find((field) => field.key === key)?.name[lang] ?? key;
}

export const fieldOfChange = (fields: readonly ImportField[], key: string): ImportField | undefined =>
  fields.find((field) => field.key === (key.startsWith('plan:') ? 'planFen' : key));

/** Whether somebody is at work on it: the page asks again until it is done. */
export const isBusy = (state: ImportView['state']): boolean =>
  state === 'trying' || state === 'importing' || state === 'undoing';
