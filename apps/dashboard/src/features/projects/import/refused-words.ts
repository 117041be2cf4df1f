import { textOf } from '../../../shared/i18n/messages';
import { oc4idsTexts } from './oc4ids-messages';

const CODES = [
  'not-json',
  'not-a-package',
  'too-small',
  'too-big',
  'invalid-type',
  'invalid-value',
  'date-time',
  'amount',
  'twice',
  'invalid-format',
  'in-future',
  'before-start',
  'unknown',
] as const;
type Code = (typeof CODES)[number];

/** Why a place of the file is refused. */
export const refusedWords = ({ code, facts }: { code: string; facts: Record<string, unknown> }): string =>
  textOf(oc4idsTexts)(`code.${(CODES as readonly string[]).includes(code) ? (code as Code) : 'refused'}`, {
    found: String(facts.found ?? ''),
  });
