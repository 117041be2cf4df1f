import type { Field } from './field';
import { Mapping } from './mapping';

/** A mistake of the person at the keyboard: told in a sentence, without a stack. */
export class Refusal extends Error {}

/** The mapping of a JSON text. Throws a `Refusal` that names every wrong place. */
export function readMapping(text: string, file: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refusal(`The mapping ${file} is not JSON: ${(error as Error).message}`);
  }
  const parsed = Mapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || '(whole)'}: ${message}`,
  );
  throw new Refusal(`The mapping ${file} is not right:\n${wrong.join('\n')}`);
}

/** The columns a field reads. */
export function columnsOf(field: Field): string[] {
  if (field.column !== undefined) return [field.column];
  if (field.firstOf) return field.firstOf;
  return (field.template ?? []).flatMap((piece) =>
    [...piece.matchAll(/\{([^}]+)\}/g)].map(([, column]) => `${column}`),
  );
}

/** Every field of a mapping, those of plans, opening and unknown projects too. */
function fieldsOf(mapping: Mapping): Field[] {
  const all = [Object.values(mapping.fields)];
  if (mapping.target === 'projects') {
    all.push(Object.values(mapping.opening ?? {}));
    if (mapping.plan?.rule === 'years') all.push(mapping.plan.years.map(({ amount }) => amount));
  } else if (mapping.unknownProject !== 'refuse') all.push(Object.values(mapping.unknownProject));
  return all.flat().filter((field) => field !== undefined);
}

/** The columns a file must have and has not. */
export function missingColumns(mapping: Mapping, header: readonly string[]): string[] {
  const needed = fieldsOf(mapping)
    .filter((field) => field.absent === undefined)
    .flatMap(columnsOf);
  return [...new Set(needed)].filter((column) => !header.includes(column));
}
