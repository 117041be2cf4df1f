import { z } from 'zod';
import { DayText, FenText } from './common';
import { Counting } from './project-fields';

/**
 * What a figure is worth: of which day, told by whom, counted how, and whether it is too old to judge by. A stale figure
 * is shown grey, whatever it says. Without a day nobody has told it yet.
 */
const Told = {
  asOf: DayText.nullable(),
  source: z.enum(['report', 'import']).nullable(),
  basis: Counting.nullable(),
  stale: z.boolean(),
};
export const MoneyFigure = z.object({ fen: FenText, ...Told });
export type MoneyFigure = z.infer<typeof MoneyFigure>;
/** A share of the work in basis points; null: not told. */
export const ShareFigure = z.object({ bp: z.int().nullable(), ...Told });
export type ShareFigure = z.infer<typeof ShareFigure>;
