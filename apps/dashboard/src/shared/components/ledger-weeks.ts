import { weekdayIndex } from '../format';

export type LedgerDay = {
  day: string;
  /** credited: given on top of the term. paused: the clock stood still. after: past the due day. */
  kind: 'start' | 'counted' | 'credited' | 'paused' | 'off' | 'after';
  ordinal?: number;
  /** A weekend day that is worked: 班. */
  makeup?: boolean;
  /** The holiday's name. */
  name?: string;
  /** Of the pause or the credit that made it so. */
  reason?: string;
  approvedBy?: string;
  due?: boolean;
  /** It was the due day once. */
  wasDue?: boolean;
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
  effect: 'start' | 'counted' | 'credited' | 'paused' | 'skipped' | 'after';
  ordinal?: number;
  kind: string;
  name?: string;
  reason?: string;
  approvedBy?: string;
  provisional: boolean;
  due?: boolean;
  wasDue?: boolean;
};

/** The ledger of a contract, as the calendar shows it. A day off is one, also after the due day. */
export const toLedgerDays = (ledger: readonly ContractDay[]): LedgerDay[] =>
  ledger.map(({ effect, kind, name, ...day }) => {
    const isOff = kind === 'weekend' || kind === 'holiday';
    return {
      ...day,
      kind: effect === 'skipped' || (isOff && effect === 'after') ? 'off' : effect,
      makeup: kind === 'makeup' && !isOff,
      name: isOff ? name : undefined,
    };
  });
