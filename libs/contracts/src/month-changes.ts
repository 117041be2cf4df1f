import { DEPARTURES, TURNS } from '@duban/domain';
import { z } from 'zod';
import { CardColorName, CardStateName } from './cards';
import { DayText, FenText, Id, InstantText, LightColor, OrgRef, PeriodText } from './common';
import { endpoint } from './endpoint';
import { Stage } from './project-fields';

/** So many there are, and the first of them by name. */
const listed = <T extends z.ZodType>(item: T) => z.object({ count: z.int(), items: z.array(item) });
const OfProject = z.object({ projectId: Id, name: z.string(), unit: OrgRef });

/** A light at the end of the month before, and at the end of this one or now. */
export const TurnedLight = OfProject.extend({
  turn: z.enum(TURNS),
  from: LightColor,
  to: LightColor,
  day: DayText,
});
export type TurnedLight = z.infer<typeof TurnedLight>;

/** A notice that was issued, closed or reported to the county leaders. */
export const ChangedNotice = z.object({
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  unit: OrgRef,
  day: DayText,
});
export type ChangedNotice = z.infer<typeof ChangedNotice>;

/** A card that was issued, or is over: lifted or revoked. */
export const ChangedCard = ChangedNotice.extend({ color: CardColorName, state: CardStateName });
export type ChangedCard = z.infer<typeof ChangedCard>;

/** 本月变化: what a month changed, each with its names, for the rows the viewer may see. */
export const MonthChanges = z.object({
  period: PeriodText,
  /** The months that can be asked for, the newest first. */
  periods: z.array(PeriodText),
  /** The month is not over: it is told up to `at`. */
  running: z.boolean(),
  at: InstantText,
  entered: listed(OfProject.extend({ totalFen: FenText, day: DayText })),
  left: listed(OfProject.extend({ what: z.enum(DEPARTURES), reason: z.string(), day: DayText })),
  /** Onto the direct line, by rule, of what was in the register before; and off it, of what did not leave. */
  ontoLine: listed(OfProject.extend({ totalFen: FenText, day: DayText })),
  offLine: listed(OfProject.extend({ stage: Stage, day: DayText })),
  worse: listed(TurnedLight),
  better: listed(TurnedLight),
  other: listed(TurnedLight),
  /** Versions of a plan of the year after its first. */
  replans: listed(
    OfProject.extend({
      year: z.int(),
      fromFen: FenText,
      toFen: FenText,
      reason: z.string(),
      day: DayText,
    }),
  ).extend({ raised: z.int(), lowered: z.int() }),
  /** Months corrected after they were accepted: the published figure beside the new one. */
  corrections: listed(
    OfProject.extend({
      period: PeriodText,
      publishedFen: FenText.nullable(),
      monthFen: FenText.nullable(),
      reason: z.string(),
      day: DayText,
    }),
  ),
  issued: listed(ChangedNotice),
  closed: listed(ChangedNotice),
  escalated: listed(ChangedNotice),
  cardsIssued: listed(ChangedCard),
  cardsOver: listed(ChangedCard),
});
export type MonthChanges = z.infer<typeof MonthChanges>;

export const getMonthChanges = endpoint({
  name: 'getMonthChanges',
  summary: 'What a month changed: projects, lights, plans, corrected months, notices and cards',
  method: 'GET',
  path: '/month-changes',
  needs: 'board:read',
  query: z.object({ period: PeriodText.optional() }),
  returns: MonthChanges,
});
