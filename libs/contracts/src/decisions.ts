import { CHOICES, DECISION_KINDS, FOLLOWING } from '@duban/domain';
import { z } from 'zod';
import { CardColorName } from './cards';
import { DayText, Id, InstantText, OrgRef, Version } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { Matter, Remaining } from './terms';

/** What a way to decide sets in motion, by the rules in force today. */
export const DecisionChoice = z.object({
  key: z.enum(CHOICES),
  steps: z.array(z.object({ what: z.enum(FOLLOWING), day: DayText.nullable(), points: z.int().nullable() })),
  /** The viewer may decide so with nothing but a reason; otherwise on the page of the subject. */
  inPlace: z.boolean(),
});

/** 待决定: one thing that waits for the viewer, and what each way to decide it sets in motion. */
export const DecisionLine = z.object({
  kind: z.enum(DECISION_KINDS),
  /** Where it is decided: the page of this card, notice, project or complaint. */
  subject: z.object({ type: z.enum(['notice', 'card', 'waiver', 'complaint']), id: Id }),
  /** Of the subject, as it was read: whoever decides says which he saw. */
  version: Version,
  /** What the unit asked for, where it asked. */
  request: z.object({ id: Id, days: z.int().nullable(), untilDay: DayText.nullable() }).nullable(),
  title: z.string(),
  number: z.string().nullable(),
  /** Of a card. */
  color: CardColorName.nullable(),
  ...Matter,
  unit: OrgRef,
  /** What was asked for, in the words of who asked; empty when a rule says it. */
  text: z.string(),
  /** Since when, and how many working days, it has waited; null where that is not known. */
  since: InstantText.nullable(),
  waiting: z.int(),
  untilDay: DayText.nullable(),
  remaining: Remaining.nullable(),
  /** The viewer is the sponsoring leader of the project, or the supervising leader of the unit. */
  sponsored: z.boolean(),
  choices: z.array(DecisionChoice),
});
export type DecisionLine = z.infer<typeof DecisionLine>;

/** sponsored: of the projects whose leader the viewer is, and of the units he supervises. */
const Whose = z.enum(['all', 'sponsored']).default('all');
export const listDecisions = endpoint({
  name: 'listDecisions',
  summary: 'What waits for a decision of the viewer, how long, and what each choice sets in motion',
  method: 'GET',
  path: '/decisions',
  needs: 'card:decide',
  query: z.object({ of: Whose }),
  returns: z.object({
    items: z.array(DecisionLine),
    counts: z.object({ all: z.int(), sponsored: z.int() }),
    /** More wait than are listed here: the lists of notices and cards hold them all. */
    more: z.boolean(),
  }),
});
export const exportDecisions = endpoint({
  name: 'exportDecisions',
  summary: 'What waits for a decision of the viewer as a table',
  method: 'GET',
  path: '/exports/decisions',
  needs: 'card:decide',
  query: z.object({ of: Whose, format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});
