import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@duban/domain';
import { straightLine } from './straight-line';

describe('straightLine', () => {
  it('spreads an amount by day over years and months', () => {
    const shares = straightLine(36_500n, '2025-12-01', '2026-12-01');
    expect(shares.map(({ year, amountFen }) => [year, amountFen])).toEqual([
      [2025, 3_100n],
      [2026, 33_400n],
    ]);
    expect(shares[1]?.months).toEqual([
      3_100n,
      2_800n,
      3_100n,
      3_000n,
      3_100n,
      3_000n,
      3_100n,
      3_100n,
      3_000n,
      3_100n,
      3_000n,
      0n,
    ]);
  });

  it('has nothing to spread over no days', () => {
    expect(straightLine(100n, '2026-01-01', '2026-01-01')).toEqual([]);
    expect(straightLine(100n, '2026-01-02', '2026-01-01')).toEqual([]);
  });

  it('never loses a fen, and no month is negative', () => {
    const spans = fc.tuple(
      fc.bigInt(0n, 10n ** 15n),
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 6000 }),
    );
    fc.assert(
      fc.property(spans, ([fen, from, days]) => {
        const start = addDays('2008-06-17', from);
        const shares = straightLine(fen, start, addDays(start, days));
        const months = shares.flatMap((share) => share.months);
        expect(shares.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(fen);
        expect(months.every((month) => month >= 0n)).toBe(true);
      }),
    );
  });
});
