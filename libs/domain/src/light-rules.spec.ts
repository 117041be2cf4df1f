import fc from 'fast-check';
import {
  DEFAULT_LIGHT_RULES,
  LIGHT_PRESETS,
  LIGHT_RULE_PRESETS,
  type LightRules,
  checkLightRules,
  investmentRule,
} from './light-rules';
import { INVESTMENT_PRESETS } from './lights';

const given = (over: Partial<LightRules>): LightRules => ({ ...DEFAULT_LIGHT_RULES, ...over });

describe('rules of lights', () => {
  it.each(LIGHT_PRESETS)('the preset %s is sound and says its name', (name) => {
    expect(checkLightRules(LIGHT_RULE_PRESETS[name])).toEqual([]);
    expect(LIGHT_RULE_PRESETS[name].preset).toBe(name);
  });

  it.each(['wuhan', 'yinchuan', 'sanya'] as const)('%s judges money as it always did', (name) =>
    expect(investmentRule(LIGHT_RULE_PRESETS[name], 0)).toEqual(INVESTMENT_PRESETS[name]),
  );

  it('安徽 lights start, finish and investment alone, from January on', () => {
    const { start, finish, register, permit, late, zero, firstMonth } = LIGHT_RULE_PRESETS.anhui;
    expect([register, permit, late, zero]).toEqual([null, null, null, null]);
    expect([start, finish, firstMonth]).toEqual([{ yellow: 1, red: 3 }, { yellow: 1, red: 3 }, 1]);
  });

  it('are named with their version', () =>
    expect(
      investmentRule(given({ investment: { kind: 'points', yellowOver: 8, redOver: 25 } }), 7).version,
    ).toBe('points-8-25/7'));

  it.each<[Partial<LightRules>, string, string]>([
    [
      { investment: { kind: 'ratio', yellowBelow: 80, redBelow: 80 } },
      'investment.redBelow',
      'red-not-below-yellow',
    ],
    [
      { investment: { kind: 'points', yellowOver: 10, redOver: 10 } },
      'investment.redOver',
      'red-not-over-yellow',
    ],
    [{ start: { yellow: 3, red: 3 } }, 'start.red', 'red-not-over-yellow'],
    [{ zero: { yellow: 3, red: 2 } }, 'zero.red', 'red-not-over-yellow'],
    [{ repeat: 1 }, 'repeat', 'repeat-once'],
    [{ levels: { supervisor: 3, county: 3 } }, 'levels.county', 'level-order'],
  ])('%j is wrong at %s: %s', (over, path, code) =>
    expect(checkLightRules(given(over))).toMatchObject([{ path, code }]),
  );

  it('a clock that is off has nothing wrong', () =>
    expect(checkLightRules(given({ start: null, late: null, zero: null }))).toEqual([]));

  it('steps are right exactly when red comes later', () => {
    const n = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(n, n, (yellow, red) => {
        expect(checkLightRules(given({ permit: { yellow, red } })).length === 0).toBe(red > yellow);
      }),
    );
  });
});
