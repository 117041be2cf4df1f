import { expect, it } from '@jest/globals';
import { floorOf, ticksOf, toWaterfall } from './to-waterfall';

const yi = (value: number) => String(BigInt(Math.round(value * 100)) * 100_000_000n);
const step = (key: string, change: number) => ({
  key,
  name: null,
  changeFen: yi(change),
  raised: 1,
  lowered: 0,
  projects: 1,
});

it('begins each step where the one before it ended, and ends at the plan in force', () => {
  const falls = toWaterfall({
    firstFen: yi(100),
    currentFen: yi(95),
    steps: [step('用地', -15), step('加快', 10)],
  });
  expect(falls.map(({ kind, span, totalFen }) => [kind, span, totalFen])).toEqual([
    ['first', [0, 100], yi(100)],
    ['down', [85, 100], yi(85)],
    ['up', [85, 95], yi(95)],
    ['current', [0, 95], yi(95)],
  ]);
});

it('draws from zero where changes can be seen, and from a round figure where they could not', () => {
  const of = (change: number) =>
    floorOf(toWaterfall({ firstFen: yi(200), currentFen: yi(200 + change), steps: [step('a', change)] }));
  expect(of(-80)).toBe(0);
  const floor = of(-4);
  expect(floor).toBeGreaterThan(150);
  expect(floor).toBeLessThan(196);
  expect(floorOf(toWaterfall({ firstFen: '0', currentFen: '0', steps: [] }))).toBe(0);
});

it('has ticks that can be told apart, however small the changes are', () => {
  const { ticks, decimals } = ticksOf(
    toWaterfall({ firstFen: yi(277.1), currentFen: yi(275.9), steps: [step('a', -1.2)] }),
  );
  const said = ticks.map((tick) => tick.toFixed(decimals));
  expect(new Set(said).size).toBe(ticks.length);
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(277.1);
});
