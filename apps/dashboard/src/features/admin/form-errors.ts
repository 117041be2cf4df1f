import type { FormInstance } from 'antd';
import type { ApiError } from '../../shared/api';
import { textOf } from '../../shared/i18n/messages';
import { adminTexts } from './messages';

const KNOWN = [
  'taken',
  'invalid-format',
  'too-small',
  'too-big',
  'not-there',
  'not-active',
  'wrong-parent',
  'second-county',
  'wrong-check-character',
  'no-account',
  'not-of-unit',
  'wrong-role',
] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (code: string): code is Known => (KNOWN as readonly string[]).includes(code);

/** Puts what the server refused at its fields; false when it named none. */
export function showRefused(form: FormInstance, { fields }: ApiError): boolean {
  const t = textOf(adminTexts);
  const named = fields.map(({ path, code }) => ({
    name: path.split('.')[0],
    errors: [t(`error.${isKnown(code) ? code : 'refused'}`)],
  }));
  if (named.length === 0) return false;
  form.setFields(named);
  form.scrollToField(named[0]?.name, { focus: true });
  return true;
}
