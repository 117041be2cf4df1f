import { LIGHT_KINDS, LIGHT_WORDS, OWN_LIGHTS, REVIEWS } from '@duban/domain';
import { z } from 'zod';

/** Integer fen as a decimal string: exact in every program. */
export const FenText = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .meta({ description: 'integer fen (1/100 yuan)' });
/** An amount somebody sends: up to 10,000,000,000,000 yuan, so that sums of many still fit where they are kept and told. */
export const AmountText = FenText.refine((v) => v.replace('-', '').length <= 15, {
  params: { code: 'too-large' },
}).meta({ description: 'integer fen (1/100 yuan), at most 15 digits' });
/** From the year 1000 on, as months are: what the calendar and the database can count. */
export const DayText = z.iso
  .date()
  .refine((v) => v >= '1000', { params: { code: 'out-of-range' } })
  .meta({ description: 'date in Asia/Shanghai' });
export const PeriodText = z
  .string()
  .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'month in Asia/Shanghai' });
export const InstantText = z.iso.datetime({ offset: true });
export const Id = z.uuid();
export const Version = z.int().min(0);

export const OrgRef = z.object({ id: Id, name: z.string(), shortName: z.string() });
export const PlaceRef = z.object({ code: z.string(), name: z.string() });
export const Tally = z.object({ num: z.int(), den: z.int() });

/** Paging by key: hand `next` back as `cursor` to go on; null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() });
export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const Done = z.object({ done: z.literal(true) });

export const LightColor = z.enum(['green', 'yellow', 'red', 'stale', 'waived', 'none']);
export type LightColor = z.infer<typeof LightColor>;
export const LightKindName = z.enum(LIGHT_KINDS);
export type LightKindName = z.infer<typeof LightKindName>;
export const LightWord = z.enum(LIGHT_WORDS);
/** What several months, or a waiver, made of a light. */
const LightCourse = z.object({
  yellowMonths: z.int().optional(),
  redMonths: z.int().optional(),
  level: z.enum(['supervising-leader', 'county-leader']).optional(),
  would: LightColor.optional(),
  waivedUntil: DayText.optional(),
});
/** What a clock was judged on. */
export const ClockReason = LightCourse.extend({
  code: LightWord,
  rule: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
/** What money was judged on. */
export const InvestmentReason = LightCourse.extend({
  code: LightWord,
  doneFen: FenText,
  planFen: FenText,
  scheduleNum: z.string(),
  scheduleDen: z.string(),
  rateTenths: z.int().nullable(),
  scheduleTenths: z.int(),
  ratioPerMille: z.int().nullable(),
  pointsTenths: z.int().nullable(),
  rule: z.string(),
});
export type InvestmentReason = z.infer<typeof InvestmentReason>;
export const LightReason = z.union([ClockReason, InvestmentReason]);
export type LightReason = z.infer<typeof LightReason>;
/** 自评灯: what a unit thinks of its own month; beside the computed light, never in its place. */
export const OwnLight = z.enum(OWN_LIGHTS);
/** 审核. */
export const ReviewName = z.enum(REVIEWS);
export type OwnLight = z.infer<typeof OwnLight>;

/** `kind`: what it is about; absent where only the money is judged. */
export const Light = z.object({
  color: LightColor,
  word: LightWord,
  period: PeriodText.nullable(),
  reason: LightReason.nullable(),
  kind: LightKindName.optional(),
});
export type Light = z.infer<typeof Light>;

/** A line of the audit trail as people may see it. `data` holds codes and numbers; words are made on the screen. */
export const EventLine = z.object({
  seq: z.int(),
  at: InstantText,
  type: z.string(),
  actor: z.string().nullable(),
  subject: z.object({ type: z.string(), id: z.string() }),
  rootId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type EventLine = z.infer<typeof EventLine>;
