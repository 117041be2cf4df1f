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
  'project-code',
  'credit-code',
  'industry',
  'twice',
  'in-future',
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
    return {
      name: nameOf(path),
      errors: [t(`error.${(KNOWN as readonly string[]).includes(code) ? (code as Known) : 'refused'}`)],
    };
  });
  if (fields.length === 0) return false;
  form.setFields(fields);
  form.scrollToField(fields[0]?.name, { block: 'center', focus: true });
  return true;
}

/** What is wrong with a list as a whole stands at its first line. */
function nameOf(path: string): (string | number)[] {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (path === 'months') return ['months', 0];
  return path === 'funding' ? ['funding', 0, 'kind'] : steps;
}
