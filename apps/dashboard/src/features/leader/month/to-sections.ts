import type { MonthChanges } from '@duban/contracts';

/** The parts of a month's changes in the order they are read: what went wrong before what went well. */
export const SECTIONS = [
  'worse',
  'better',
  'other',
  'entered',
  'left',
  'ontoLine',
  'offLine',
  'replans',
  'corrections',
  'issued',
  'escalated',
  'closed',
  'cardsIssued',
  'cardsOver',
] as const satisfies (keyof MonthChanges)[];
export type Section = (typeof SECTIONS)[number];

/** Which parts there are, with their figures; a part without any is told by its figure alone. */
export function toSections(changes: MonthChanges): {
  figures: { key: Section; count: number }[];
  filled: Section[];
} {
  const figures = SECTIONS.map((key) => ({ key, count: changes[key].count }));
  return { figures, filled: figures.filter(({ count }) => count > 0).map(({ key }) => key) };
}
