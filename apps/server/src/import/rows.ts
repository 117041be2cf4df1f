import type { Day, Fen, Period } from '@duban/domain';
import type { More } from './more-fields';

/** A line of the register as a file tells it, in our words and units. */
export type ProjectRow = {
  line: number;
  code: string;
  name: string;
  unit: string;
  township: string;
  townshipName: string;
  sector: string;
  category: string;
  nature: string;
  stage: string;
  yearClass: string;
  labels: string[];
  description: string;
  address: string;
  totalFen: Fen;
  plannedStart: Day | null;
  plannedFinish: Day | null;
  actualStart: Day | null;
  actualFinish: Day | null;
  longitude: number | null;
  latitude: number | null;
  more: More;
  plans: YearPlan[];
  opening: ObservationRow | null;
};

export type YearPlan = {
  year: number;
  amountFen: Fen;
  months: Fen[] | null;
  basis: 'declared' | 'straight-line';
  reason: string;
};

/** What was seen of a project on one day. */
export type ObservationRow = {
  line: number;
  code: string;
  asOf: Day;
  period: Period;
  finished: boolean;
  totalFen: Fen | null;
  physicalBp: number | null;
  contractFen: Fen | null;
  contractEnd: Day | null;
  forecastEnd: Day | null;
  inspectedOn: Day | null;
  text: string;
  problem: { category: string; text: string } | null;
};

/** Totals of the amounts of a file, by what they are: recorded with the import, so that anyone can compare. */
export class Sums {
  readonly of = new Map<string, Fen>();

  add(name: string, fen: Fen | null): void {
    if (fen !== null) this.of.set(name, (this.of.get(name) ?? 0n) + fen);
  }

  addAll(others: ReadonlyMap<string, Fen>): void {
    for (const [name, fen] of others) this.add(name, fen);
  }

  asText(): Record<string, string> {
    return Object.fromEntries([...this.of].map(([name, fen]) => [name, fen.toString()]));
  }
}
