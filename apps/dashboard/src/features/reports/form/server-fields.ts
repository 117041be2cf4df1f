import type { FieldError } from '../../../shared/api';
import type { FieldName } from './fields';

const NAMES: Record<string, FieldName> = {
  monthFen: 'month',
  fundsFen: 'funds',
  physicalBp: 'physical',
  progressStep: 'step',
  progressText: 'text',
  noProgressReason: 'noProgress',
  nextPlanFen: 'nextPlan',
  nextPlanText: 'nextText',
  photoIds: 'photos',
};

/** A refused path of the server as a field of the form: "content.problems.0.text" is the text of the first problem. */
export function fieldOf(path: string): FieldName | null {
  const [head = '', index, part] = path.replace(/^(content|draft)\./, '').split('.');
  if (head === 'problems') return `problems.${Number(index) || 0}.${part === 'text' ? 'text' : 'category'}`;
  return NAMES[head] ?? null;
}

export type FieldErrors = Partial<Record<FieldName, string>>;

/** Field → code, in the order of the server. */
export function errorsOf(fields: readonly FieldError[]): FieldErrors {
  return Object.fromEntries(
    fields.flatMap(({ path, code }) => {
      const field = fieldOf(path);
      return field ? [[field, field.startsWith('problems.') ? 'problem-incomplete' : code]] : [];
    }),
  );
}
