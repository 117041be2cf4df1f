import { weekdayIndex } from '../format';

export type LedgerDay = {
  day: string;
  kind: 'start' | 'counted' | 'off';
  ordinal?: number;
  /** A weekend day that is worked: 班. */
  makeup?: boolean;
  /** The holiday's name. */
  name?: string;
  due?: boolean;
  provisional?: boolean;
};

/** By weeks from Monday; empty places before the first day and after the last. */
export function toWeeks(days: readonly LedgerDay[]): (LedgerDay | null)[][] {
  const first = days[0];
  if (!first) return [];
  const cells: (LedgerDay | null)[] = [...Array<null>((weekdayIndex(first.day) + 6) % 7).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, w) => cells.slice(w * 7, w * 7 + 7));
}

type ContractDay = {
  day: string;
  effect: 'start' | 'counted' | 'skipped';
  ordinal?: number;
  kind: string;
  name?: string;
  provisional: boolean;
  due?: boolean;
};
/** The ledger of a contract, as the calendar shows it. */
export const toLedgerDays = (ledger: readonly ContractDay[]): LedgerDay[] =>
  ledger.map(({ day, effect, ordinal, kind, name, provisional, due }) => ({
    day,
    kind: effect === 'skipped' ? 'off' : effect,
    ordinal,
    makeup: kind === 'makeup',
    name: effect === 'skipped' ? name : undefined,
    provisional,
    due,
  }));
