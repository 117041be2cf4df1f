import fc from 'fast-check';
import {
  COLOR_ORDER,
  type JudgedMonth,
  type KindLight,
  redLevel,
  madeGood,
  overallOf,
  rawColor,
  withCourse,
  withWaiver,
} from './light-course';
import { type Assessment, type ClockReason, LIGHT_KINDS, type LightColor, type LightWord } from './lights';

const RULES = { repeat: 2, levels: { supervisor: 2, county: 3 } };
const light = (color: LightColor, word: LightWord = 'lag'): Assessment<ClockReason> => ({
  color,
  word,
  reason: { code: word, rule: 'r', facts: {} },
});
/** The months before June: May first. `Y`: yellow made red. */
const before = (colors: string): JudgedMonth[] =>
  [...colors].map((letter, i) => ({
    period: `2026-${String(5 - i).padStart(2, '0')}`,
    color: letter === 'r' || letter === 'Y' ? 'red' : letter === 'y' ? 'yellow' : 'green',
    raw: letter === 'r' ? 'red' : letter === 'y' || letter === 'Y' ? 'yellow' : 'green',
  }));

describe('two yellow months in a row', () => {
  it.each([
    ['yellow', '', 'yellow', undefined, undefined],
    ['yellow', 'g', 'yellow', undefined, undefined],
    ['yellow', 'y', 'red', 2, undefined],
    ['yellow', 'gy', 'yellow', undefined, undefined],
    ['yellow', 'r', 'yellow', undefined, undefined], // from red to yellow is better, not worse
    ['yellow', 'Yy', 'red', 3, 'supervising-leader'],
    ['yellow', 'YYy', 'red', 4, 'county-leader'],
    ['red', 'y', 'red', undefined, undefined],
    ['red', 'r', 'red', undefined, 'supervising-leader'],
    ['red', 'rr', 'red', undefined, 'county-leader'],
    ['red', 'Yy', 'red', undefined, 'supervising-leader'],
    ['red', 'gr', 'red', undefined, undefined],
    ['green', 'yy', 'green', undefined, undefined],
  ])('%s after %s is %s', (color, months, after, yellowMonths, level) => {
    const judged = withCourse(light(color as LightColor), '2026-06', before(months), RULES);
    expect(judged.color).toBe(after);
    expect(judged.reason.yellowMonths).toBe(yellowMonths);
    expect(judged.reason.level).toBe(level);
  });

  it('make no red one where the rule is off (三亚), nor over a gap', () => {
    const two = before('y');
    expect(withCourse(light('yellow'), '2026-06', two, { ...RULES, repeat: 0 }).color).toBe('yellow');
    expect(withCourse(light('yellow'), '2026-07', two, RULES).color).toBe('yellow');
  });

  it('say so: the word, the colour it had, the months', () => {
    const judged = withCourse(light('yellow'), '2026-06', before('y'), RULES);
    expect(judged).toMatchObject({
      word: 'lag-again',
      reason: { code: 'lag-again', yellowMonths: 2, redMonths: 1 },
    });
    expect(rawColor(judged.color, judged.reason)).toBe('yellow');
    expect(rawColor('red', {})).toBe('red');
    expect(rawColor('waived', { would: 'red' })).toBe('red');
  });

  it('levels come with the months', () =>
    expect([1, 2, 3, 9].map((n) => redLevel(n, RULES.levels))).toEqual([
      null,
      'supervising-leader',
      'county-leader',
      'county-leader',
    ]));
});

describe('黄(已补)', () => {
  const month = (period: string, color: LightColor, word: LightWord) => ({ period, color, word });
  it('is the one month right before the plan is reached again', () =>
    expect([
      ...madeGood([
        month('2026-03', 'red', 'severe-lag'),
        month('2026-04', 'yellow', 'lag'),
        month('2026-05', 'green', 'on-plan'),
        month('2026-06', 'red', 'severe-lag'),
        month('2026-07', 'green', 'slight-lag'), // better, and not back on plan
        month('2026-08', 'yellow', 'lag'),
        month('2026-10', 'green', 'ahead'), // September is missing
      ]),
    ]).toEqual(['2026-04']));
});

describe('a waiver', () => {
  const start: KindLight = { kind: 'start', ...light('red', 'start-overdue') };
  const until = (untilDay: string, kind: KindLight['kind'] = 'start') => [{ kind, untilDay }];
  it('makes the light hollow and keeps what it would be, to its last day', () => {
    expect(withWaiver(start, until('2026-11-22'), '2026-11-22')).toMatchObject({
      color: 'waived',
      word: 'start-overdue',
      reason: { would: 'red', waivedUntil: '2026-11-22' },
    });
    expect(withWaiver(start, until('2026-11-22'), '2026-11-23')).toBe(start);
  });
  it('is for its kind alone and makes nothing of a light that is in order', () => {
    expect(withWaiver(start, until('2026-12-31', 'finish'), '2026-11-22')).toBe(start);
    const green: KindLight = { ...start, color: 'green' };
    expect(withWaiver(green, until('2026-12-31'), '2026-11-22')).toBe(green);
  });
  it('that lasts longest counts', () =>
    expect(
      withWaiver(start, [...until('2026-12-01'), ...until('2026-12-31')], '2026-11-22').reason.waivedUntil,
    ).toBe('2026-12-31'));
});

describe('the overall light', () => {
  const of = (kind: KindLight['kind'], color: LightColor): KindLight => ({ kind, ...light(color) });
  it.each([
    [[of('investment', 'green'), of('start', 'red')], 'start'],
    [[of('investment', 'yellow'), of('start', 'yellow')], 'investment'],
    [[of('investment', 'stale'), of('late', 'yellow')], 'late'],
    [[of('investment', 'stale'), of('start', 'green')], 'investment'],
    [[of('investment', 'green'), of('start', 'waived')], 'start'],
    [[of('investment', 'none'), of('start', 'green')], 'start'],
  ])('%#', (lights, kind) => expect(overallOf(lights)?.kind).toBe(kind));
  it('of nothing is nothing', () => expect(overallOf([])).toBeNull());

  it('is never better than any light, whatever their order', () => {
    const any = fc.record({
      kind: fc.constantFrom(...LIGHT_KINDS),
      color: fc.constantFrom<LightColor>('red', 'yellow', 'stale', 'waived', 'green'),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), (picked) => {
        const lights = picked.map(({ kind, color }) => of(kind, color));
        const overall = overallOf(lights);
        const rank = (color: LightColor) => COLOR_ORDER.indexOf(color);
        expect(rank(overall?.color ?? 'green')).toBe(Math.min(...lights.map(({ color }) => rank(color))));
        expect(overallOf([...lights].reverse())?.color).toBe(overall?.color);
      }),
    );
  });
});
