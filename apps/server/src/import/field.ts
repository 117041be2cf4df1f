import { z } from 'zod';
import { isDateForm, UNITS, type Unit } from '@duban/platform';

export const DateForm = z
  .string()
  .refine(isDateForm, 'must name YYYY, M or MM, D or DD once each, as in "DD/MM/YYYY HH:mm"');
export const units = Object.keys(UNITS) as [Unit, ...Unit[]];

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Where a value comes from (one of four), how it is written, and what to do when it is blank or wrong. */
export const Field = z
  .strictObject({
    column: z.string().min(1).optional(),
    /** The first column with a value; of amounts, the first that is not zero. */
    firstOf: z.array(z.string().min(1)).min(2).optional(),
    /** Pieces of text with {column} in them; a piece whose columns are all blank is left out. */
    template: z.array(z.string()).min(1).optional(),
    constant: z.string().optional(),
    /** The column may be missing in a file; its cells are then blank. */
    absent: z.literal('blank').optional(),
    /** Their value → ours; '*' stands for every other one, '' for a blank cell. Without '*' others are refused. */
    values: z.record(z.string(), z.string()).optional(),
    ifBlank: z.string().optional(),
    unit: z.enum(units).optional(),
    date: DateForm.optional(),
    /** First and last plausible day; anything outside is wrong. */
    between: z.tuple([z.iso.date(), z.iso.date()]).optional(),
    /** What their text must look like, a regular expression for all of it: finds rows whose cells have slipped. */
    pattern: z.string().refine(isPattern, 'is not a regular expression').optional(),
    /**
     * A wrong cell makes the row bad; or it is blanked and listed: any, or only one that is readable and implausible
     * (a negative amount, a day outside `between`).
     */
    onBad: z.enum(['refuse', 'blank-implausible', 'blank']).default('refuse'),
  })
  .refine((f) => [f.column, f.firstOf, f.template, f.constant].filter((v) => v !== undefined).length === 1, {
    message: 'needs exactly one of column, firstOf, template, constant',
  });
export type Field = z.infer<typeof Field>;

/** A field that ends in one of our codes: what the mapping can produce is checked before any row is. */
export const coded = (codes: z.ZodEnum) =>
  Field.superRefine((field, context) => {
    const complain = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const produced = Object.entries(field.values ?? {}).map(([from, to]): [string[], string] => [
      ['values', from],
      to,
    ]);
    for (const key of ['constant', 'ifBlank'] as const)
      if (field[key] !== undefined) produced.push([[key], field[key]]);
    for (const [path, code] of produced)
      if (!codes.safeParse(code).success)
        complain(path, `"${code}" is not one of ${codes.options.join(', ')}`);
    if (field.constant === undefined && !field.values)
      complain(['values'], `is missing: their values → ${codes.options.join(', ')}`);
  });
