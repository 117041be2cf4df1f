import { addDays, daysBetween, divideRounded, yearOf, type Day, type Fen } from '@duban/domain';

export type YearShare = { year: number; amountFen: Fen; months: Fen[] };

/**
 * An amount spread evenly over the days from start (included) to end (excluded), by year and month. Rounded where it
 * is cumulative, so that the shares always sum to the amount. Empty when there is no day between them.
 */
export function straightLine(amountFen: Fen, start: Day, end: Day): YearShare[] {
  const days = daysBetween(start, end);
  if (days <= 0) return [];
  const doneBy = (day: Day): Fen => {
    const gone = Math.min(Math.max(daysBetween(start, day), 0), days);
    return divideRounded(amountFen * BigInt(gone), BigInt(days));
  };
  const shares: YearShare[] = [];
  for (let year = yearOf(start); year <= yearOf(addDays(end, -1)); year++) {
    const bounds = monthStarts(year).map(doneBy);
    const months = bounds.slice(1).map((sum, i) => sum - (bounds[i] ?? 0n));
    shares.push({ year, amountFen: months.reduce((sum, fen) => sum + fen, 0n), months });
  }
  return shares;
}

/** The first days of a year's months and of the next year: thirteen. */
function monthStarts(year: number): Day[] {
  const starts = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}-01`);
  return [...starts, addDays(`${year}-12-31`, 1)];
}
