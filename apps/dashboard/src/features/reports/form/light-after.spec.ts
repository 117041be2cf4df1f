import { expect, it } from '@jest/globals';
import { DEFAULT_LIGHT_RULES, LIGHT_RULE_PRESETS } from '@duban/domain';
import { lightAfter } from './light-after';
import { sample } from './sample.fixture';

// 18,000 万元 for the year: 16,500 are scheduled by November
const done = (wan: number) => BigInt(wan) * 1_000_000n;
const judging = (over: Partial<NonNullable<typeof sample.judging>> = {}) => ({
  ...sample,
  plan: sample.plan && { ...sample.plan, months: null },
  judging: { rules: DEFAULT_LIGHT_RULES, version: 3, before: [], ...over },
});

it('the light that would follow is judged by the rules in force, and names their version', () => {
  expect(lightAfter(judging(), done(14_000))).toMatchObject({
    color: 'green',
    word: 'slight-lag',
    reason: { rule: 'ratio-80-60/3' },
  });
  expect(lightAfter(judging({ rules: LIGHT_RULE_PRESETS.sanya }), done(14_000))).toMatchObject({
    color: 'yellow',
    reason: { rule: 'ratio-100-50/3' },
  });
});

it('a second yellow month is red already in the form', () => {
  const before = [{ period: '2026-10', color: 'yellow' as const, raw: 'yellow' as const }];
  expect(lightAfter(judging(), done(12_000)).color).toBe('yellow');
  expect(lightAfter(judging({ before }), done(12_000))).toMatchObject({ color: 'red', word: 'lag-again' });
});
