import { Category, Currency, Sector, Stage, YearClass } from '@duban/contracts';
import { z } from 'zod';
import { coded, DateForm, Field, units } from './field';
import { MoreFields } from './more-fields';

export const ProjectFields = z.strictObject({
  code: Field,
  name: Field,
  unit: Field,
  township: Field,
  townshipName: Field,
  sector: coded(Sector),
  category: coded(Category),
  nature: Field,
  stage: coded(Stage),
  yearClass: coded(YearClass),
  labels: Field.optional(),
  description: Field.optional(),
  address: Field.optional(),
  total: Field,
  plannedStart: Field.optional(),
  plannedFinish: Field.optional(),
  actualStart: Field.optional(),
  actualFinish: Field.optional(),
  longitude: Field.optional(),
  latitude: Field.optional(),
  ...MoreFields,
});
export type ProjectFields = z.infer<typeof ProjectFields>;

export const ObservationFields = z.strictObject({
  code: Field,
  asOf: Field,
  stage: coded(Stage).optional(),
  /** Done since the start of the project, as known on that day. */
  total: Field,
  physical: Field.optional(),
  contract: Field.optional(),
  contractEnd: Field.optional(),
  forecastEnd: Field.optional(),
  inspectedOn: Field.optional(),
  text: Field.optional(),
  problem: Field.optional(),
  problemCategory: Field.optional(),
});
export type ObservationFields = z.infer<typeof ObservationFields>;

const Plan = z.discriminatedUnion('rule', [
  /** By day between the planned dates: for sources without a plan of the year. */
  z.strictObject({ rule: z.literal('straight-line'), reason: z.string().min(2) }),
  z.strictObject({
    rule: z.literal('years'),
    reason: z.string().min(2),
    years: z.array(z.strictObject({ year: z.int().min(1990).max(2100), amount: Field })).min(1),
  }),
]);

const Common = {
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9-]{2,40}$/, 'must be small letters, digits and hyphens'),
  source: z.string().min(2),
  note: z.union([z.string(), z.array(z.string())]).optional(),
  /** Put before their key, so that two sources never share a code. */
  codePrefix: z.string().regex(/^[A-Z][A-Z0-9]*-$/, 'must be capitals and a hyphen, as "NYC-"'),
  encoding: z.string().default('utf-8'),
  delimiter: z.string().length(1).default(','),
  formats: z
    .strictObject({
      date: DateForm.default('YYYY-MM-DD'),
      decimal: z.enum(['.', ',']).default('.'),
      group: z.enum(['', ',', '.', ' ']).default(''),
      exponent: z.boolean().default(false),
      unit: z.enum(units).default('yuan'),
    })
    .prefault({})
    .refine((f) => f.decimal !== f.group, 'decimal and group must differ'),
};

export const ProjectMapping = z.strictObject({
  ...Common,
  target: z.literal('projects'),
  currency: Currency,
  onDuplicate: z.enum(['refuse', 'suffix']).default('refuse'),
  fields: ProjectFields,
  plan: Plan.optional(),
  /** What was done before the first report, as one observation. */
  opening: ObservationFields.omit({ code: true }).optional(),
});
export type ProjectMapping = z.infer<typeof ProjectMapping>;

export const ObservationMapping = z.strictObject({
  ...Common,
  target: z.literal('observations'),
  currency: Currency,
  fields: ObservationFields,
  /** For projects the register does not know: entered from their last row, or the row is bad. */
  unknownProject: z.union([z.literal('refuse'), ProjectFields.omit({ code: true })]).default('refuse'),
});
export type ObservationMapping = z.infer<typeof ObservationMapping>;

export const Mapping = z.discriminatedUnion('target', [ProjectMapping, ObservationMapping]);
export type Mapping = ProjectMapping | ObservationMapping;
export type Formats = Mapping['formats'];
