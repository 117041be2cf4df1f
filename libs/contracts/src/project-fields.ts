import { isCreditCode, isIndustry, isProjectCode, LIFE_CYCLE, PROJECT_LEVELS } from '@duban/domain';
import { z } from 'zod';
import { AmountText, DayText, FenText, Id } from './common';

export const Stage = z.enum(LIFE_CYCLE);
export const YearClass = z.enum(['new', 'continued', 'finishing', 'preparatory']);
export const Category = z.enum(['industry', 'infrastructure', 'livelihood', 'ecology']);
export const Sector = z.enum([
  'manufacturing',
  'energy-water',
  'transport-logistics',
  'education-health',
  'agriculture',
  'ecology',
  'urban',
  'services',
  'other',
]);
/** 级次: whose key project it is by its labels, the highest of them. */
export const ProjectLevel = z.enum(PROJECT_LEVELS);
export const Currency = z.string().regex(/^[A-Z]{3}$/);
/** By what investment is counted: by what stands (形象进度), or by what was paid (财务支出). */
export const Counting = z.enum(['physical', 'payment']);
/** Against which plan of the year something is held: the first somebody set for it, or the one in force. */
export const Measure = z.enum(['first', 'current']);
export type Measure = z.infer<typeof Measure>;

export const FundingKind = z.enum([
  'central',
  'provincial',
  'local',
  'bonds',
  'loan',
  'own',
  'foreign',
  'other',
]);
export const Funding = z.object({ kind: FundingKind, fen: FenText });

export const Amount = AmountText.refine((v) => !v.startsWith('-'), { params: { code: 'negative' } });
const isOnceEach = (kinds: string[]) => new Set(kinds).size === kinds.length;

/** What people write of a project. */
export const ProjectFields = z.object({
  code: z
    .string()
    .trim()
    .refine(isProjectCode, { params: { code: 'project-code' } })
    .nullable(),
  name: z.string().trim().min(2).max(120),
  unitId: Id,
  ownerId: Id.nullable(),
  legalName: z.string().trim().max(120),
  creditCode: z
    .string()
    .trim()
    .refine(isCreditCode, { params: { code: 'credit-code' } })
    .nullable(),
  township: z.string().regex(/^\d{9,12}$/),
  sector: Sector,
  /** GB/T 4754-2017, division with its section: C38. */
  industry: z
    .string()
    .refine(isIndustry, { params: { code: 'industry' } })
    .nullable(),
  category: Category,
  nature: z.string().trim().max(20),
  stage: Stage,
  yearClass: YearClass,
  labels: z.array(z.string().trim().min(1).max(20)).max(10),
  description: z.string().trim().max(2000),
  scale: z.string().trim().max(500),
  address: z.string().trim().max(200),
  regulatorId: Id.nullable(),
  /** The account of the sponsoring leader; the name then follows it. */
  leaderId: Id.nullable(),
  leaderName: z.string().trim().max(40),
  officerName: z.string().trim().max(40),
  totalFen: Amount,
  governmentFunded: z.boolean(),
  funding: z
    .array(z.object({ kind: FundingKind, fen: Amount }))
    .max(8)
    .refine((sources) => isOnceEach(sources.map(({ kind }) => kind)), { params: { code: 'twice' } }),
  estimateFen: Amount.nullable(),
  budgetFen: Amount.nullable(),
  counting: Counting,
  plannedStart: DayText.nullable(),
  plannedFinish: DayText.nullable(),
  plannedOperation: DayText.nullable(),
  actualStart: DayText.nullable(),
  actualFinish: DayText.nullable(),
  actualOperation: DayText.nullable(),
  registeredOn: DayText.nullable(),
});

const { shape } = ProjectFields;
/** A new project may be entered with what is known of it. */
export const NewProject = ProjectFields.extend({
  legalName: shape.legalName.default(''),
  creditCode: shape.creditCode.default(null),
  industry: shape.industry.default(null),
  scale: shape.scale.default(''),
  regulatorId: shape.regulatorId.default(null),
  leaderId: shape.leaderId.default(null),
  governmentFunded: shape.governmentFunded.default(false),
  funding: shape.funding.default([]),
  estimateFen: shape.estimateFen.default(null),
  budgetFen: shape.budgetFen.default(null),
  counting: shape.counting.default('physical'),
  plannedOperation: shape.plannedOperation.default(null),
  actualOperation: shape.actualOperation.default(null),
  registeredOn: shape.registeredOn.default(null),
});

/** A field that others contradict: told to whoever looks, and in nobody's way. */
export const Doubt = z.object({
  field: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Doubt = z.infer<typeof Doubt>;

export const ProblemUrgency = z.enum(['normal', 'urgent', 'critical']);
export type ProblemUrgency = z.infer<typeof ProblemUrgency>;
/** Left out where nothing is said: no unit is wished for, and it is not urgent. */
export const ProblemWants = {
  /** 希望协调单位, in the reporter's words. */
  wantedUnit: z.string().trim().max(60).optional(),
  urgency: ProblemUrgency.optional(),
};
