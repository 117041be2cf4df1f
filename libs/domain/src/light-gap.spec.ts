import fc from 'fast-check';
import { type OwnCount, OWN_LIGHTS, compareOwn, gapsOf } from './light-gap';
import { type LightColor } from './lights';

it.each([
  ['green', 'green', 'same'],
  ['green', 'yellow', 'better'],
  ['green', 'red', 'better'],
  ['yellow', 'red', 'better'],
  ['yellow', 'green', 'worse'],
  ['red', 'yellow', 'worse'],
  ['red', 'none', null],
  ['green', 'stale', null],
] as const)('own %s, computed %s: %s', (own, computed, expected) =>
  expect(compareOwn(own, computed)).toBe(expected),
);

it('counts by unit and month what says better than the data', () => {
  const row = (period: string, own: OwnCount['own'], computed: LightColor, count: number): OwnCount => ({
    unitId: 'u',
    period,
    own,
    computed,
    count,
  });
  expect(
    gapsOf([
      row('2026-10', 'green', 'green', 3),
      row('2026-10', 'green', 'red', 2),
      row('2026-09', 'yellow', 'none', 9),
      row('2026-09', 'red', 'green', 1),
    ]).get('u'),
  ).toEqual([
    { period: '2026-09', reports: 1, better: 0 },
    { period: '2026-10', reports: 5, better: 2 },
  ]);
  expect(gapsOf([row('2026-09', 'yellow', 'none', 9)]).size).toBe(0);
});

it('no more is better than was compared, and none is lost', () => {
  const any = fc.record({
    unitId: fc.constantFrom('u', 'v'),
    period: fc.constantFrom('2026-09', '2026-10'),
    own: fc.constantFrom(...OWN_LIGHTS),
    computed: fc.constantFrom<LightColor>('green', 'yellow', 'red'),
    count: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(any), (counts) => {
      const cells = [...gapsOf(counts).values()].flat();
      for (const { reports, better } of cells) expect(better).toBeLessThanOrEqual(reports);
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(sum(cells.map(({ reports }) => reports))).toBe(sum(counts.map(({ count }) => count)));
    }),
  );
});
