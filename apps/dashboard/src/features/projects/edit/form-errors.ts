import type { FormInstance } from 'antd';
import type { ApiError } from '../../../shared/api';
import { textOf } from '../../../shared/i18n/messages';
import { editTexts } from './edit-messages';

const KNOWN = [
  'required',
  'too-small',
  'too-big',
  'invalid-format',
  'negative',
  'unknown',
  'taken',
  'before-start',
  'not-the-sum',
] as const;
type Known = (typeof KNOWN)[number];

/** Puts what the server refused at its fields and leads to the first; false when it named none. */
export function showRefused(form: FormInstance, error: ApiError): boolean {
  const t = textOf(editTexts);
  const named =
    error.code === 'taken' && typeof error.facts.field === 'string'
      ? [{ path: error.facts.field, code: 'taken' }]
      : error.fields;
  const fields = named.map(({ path, code }) => {
    const [head = '', index] = path.split('.');
    return {
      // what is wrong with the months as a whole stands at the first
      name: index === undefined && head !== 'months' ? head : [head, Number(index ?? 0)],
      errors: [t(`error.${(KNOWN as readonly string[]).includes(code) ? (code as Known) : 'refused'}`)],
    };
  });
  if (fields.length === 0) return false;
  form.setFields(fields);
  form.scrollToField(fields[0]?.name, { block: 'center', focus: true });
  return true;
}
