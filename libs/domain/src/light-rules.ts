import { type InvestmentRule, type LightKind } from './lights';
import { type RuleFinding } from './rules-check';

/** From how many months, days or working days on a clock is yellow, and from how many it is red. */
export type Steps = { yellow: number; red: number };
/** A clock that is null is not lit at all. */
export type LightClocks = {
  /** Months since the planned month of the start; the same of the finish. */
  start: Steps | null;
  finish: Steps | null;
  /** Whole months since the start without an entry in the statistics register (入库). */
  register: Steps | null;
  /** Calendar days since the planned day of a permit. */
  permit: Steps | null;
  /** Working days since the due day of the first report that is missing. */
  late: Steps | null;
  /** Reports in a row that brought no money. */
  zero: Steps | null;
};

/** 亮灯规则: everything lights are judged by. Versioned; each light names the version it was judged by. */
export type LightRules = LightClocks & {
  preset: LightPreset | 'own';
  investment:
    | { kind: 'ratio'; yellowBelow: number; redBelow: number }
    | { kind: 'points'; yellowOver: number; redOver: number };
  /** A yearly measure is silent before the report of this month. */
  firstMonth: number;
  /** So many yellow months in a row make a red one; 0: they never do. */
  repeat: number;
  /** Months in a row that are red: from then on it is the matter of the leader in charge, of the county's first. */
  levels: { supervisor: number; county: number };
};

export const LIGHT_PRESETS = ['wuhan', 'yinchuan', 'sanya', 'anhui'] as const;
export type LightPreset = (typeof LIGHT_PRESETS)[number];

/**
 * 银川 2025 lights the month itself of a start that did not come (当月未开工 黄, 连续 3 个月 红) and the register one and two
 * months after the start. Days of permits, working days of reports and months without money have no source: our own.
 */
const CLOCKS: LightClocks = {
  start: { yellow: 1, red: 3 },
  finish: { yellow: 1, red: 3 },
  register: { yellow: 1, red: 2 },
  permit: { yellow: 1, red: 30 },
  late: { yellow: 1, red: 5 },
  zero: { yellow: 2, red: 3 },
};
const COMMON = { ...CLOCKS, firstMonth: 3, repeat: 2, levels: { supervisor: 2, county: 3 } };

/** 武汉 2022 with the clocks of 银川: the default. */
export const DEFAULT_LIGHT_RULES: LightRules = {
  ...COMMON,
  preset: 'wuhan',
  investment: { kind: 'ratio', yellowBelow: 80, redBelow: 60 },
};

/**
 * Rules of single places, offered and never law. 三亚 answers two yellow months by raising who is called in, not by
 * another colour. 安徽 "有效投资E服通" (2023) lights start, finish and investment in red, yellow and blue and prints no
 * thresholds: our reading is that blue is the green light with the word 略滞后 (behind schedule, but not by a fifth),
 * yellow and red are at 武汉's 80 and 60 per cent, from January on, and nothing else is lit.
 */
export const LIGHT_RULE_PRESETS: Readonly<Record<LightPreset, LightRules>> = {
  wuhan: DEFAULT_LIGHT_RULES,
  yinchuan: {
    ...COMMON,
    preset: 'yinchuan',
    investment: { kind: 'points', yellowOver: 10, redOver: 30 },
  },
  sanya: {
    ...COMMON,
    preset: 'sanya',
    investment: { kind: 'ratio', yellowBelow: 100, redBelow: 50 },
    repeat: 0,
  },
  anhui: {
    ...COMMON,
    preset: 'anhui',
    investment: { kind: 'ratio', yellowBelow: 80, redBelow: 60 },
    firstMonth: 1,
    register: null,
    permit: null,
    late: null,
    zero: null,
  },
};

/** The rule of the investment light of a version of the rules. */
export function investmentRule({ investment, firstMonth }: LightRules, version: number): InvestmentRule {
  const numbers =
    investment.kind === 'ratio'
      ? `${investment.yellowBelow}-${investment.redBelow}`
      : `${investment.yellowOver}-${investment.redOver}`;
  return { ...investment, firstMonth, version: `${investment.kind}-${numbers}/${version}` };
}

/** How a clock's rule is named on its lights: kind, steps, version. */
export const clockRule = (kind: Exclude<LightKind, 'investment'>, { yellow, red }: Steps, version: number) =>
  `${kind}-${yellow}-${red}/${version}`;

const CLOCK_KINDS = Object.keys(CLOCKS) as (keyof LightClocks)[];

/** What is wrong with rules of lights that are well formed: red is worse than yellow everywhere, and comes later. */
export function checkLightRules(rules: LightRules): RuleFinding[] {
  const { investment, levels } = rules;
  const findings: RuleFinding[] = [];
  if (investment.kind === 'ratio' && investment.redBelow >= investment.yellowBelow)
    findings.push({
      path: 'investment.redBelow',
      code: 'red-not-below-yellow',
      facts: { red: investment.redBelow, yellow: investment.yellowBelow },
    });
  if (investment.kind === 'points' && investment.redOver <= investment.yellowOver)
    findings.push({
      path: 'investment.redOver',
      code: 'red-not-over-yellow',
      facts: { red: investment.redOver, yellow: investment.yellowOver },
    });
  for (const kind of CLOCK_KINDS) {
    const steps = rules[kind];
    if (steps && steps.red <= steps.yellow)
      findings.push({ path: `${kind}.red`, code: 'red-not-over-yellow', facts: steps });
  }
  if (rules.repeat === 1) findings.push({ path: 'repeat', code: 'repeat-once', facts: { repeat: 1 } });
  if (levels.county <= levels.supervisor)
    findings.push({
      path: 'levels.county',
      code: 'level-order',
      facts: { county: levels.county, supervisor: levels.supervisor },
    });
  return findings;
}
