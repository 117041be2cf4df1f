import { noticeNumber } from './notice';

import { type RuleFinding } from './rules-check';

/**
 * 企业诉求: what an enterprise reports (DOMAIN §7, §13, §16): its words, and the numbers of its handling. The numbers are
 * defaults of settings; the law is what `checkComplaintRules` refuses.
 */
export const COMPLAINT_CATEGORIES = [
  'permit-refused-or-late',
  'arbitrary-fees',
  'policy-not-honoured',
  'extortion',
  'forced-agency',
  'unlawful-inspection',
  'unlawful-stoppage',
  'unfair-tender',
  'payment-arrears',
  'inputs',
  'conduct',
  'policy-question',
  'other',
] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

/** 咨询 · 求助 · 建议 · 投诉 · 举报. */
export const COMPLAINT_KINDS = ['consultation', 'help', 'suggestion', 'complaint', 'disclosure'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** 平台 · 监测联系点 · 热线 · 走访 · 来信来访: by itself, or by somebody on its behalf. */
export const COMPLAINT_CHANNELS = ['platform', 'contact-point', 'hotline', 'visit', 'letter'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** 公开 · 隐名 · 匿名. Sealed: the name is kept apart. Anonymous: there is none, a receipt code leads back. */
export const CONFIDENTIALITIES = ['open', 'sealed', 'anonymous'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/** 一般 · 跨部门 · 疑难. */
export const COMPLEXITIES = ['plain', 'joint', 'hard'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];

/** 民事纠纷 · 已入司法复议仲裁信访 · 已依法办结的重复 · 不属本县 · 内容不清且联系不上. */
export const COMPLAINT_REFUSAL_REASONS = [
  'civil-dispute',
  'before-another-body',
  'settled-before',
  'not-in-this-county',
  'not-clear',
] as const;
export type ComplaintRefusalReason = (typeof COMPLAINT_REFUSAL_REASONS)[number];

/** 已解决 · 部分解决 · 未解决. */
export const COMPLAINT_OUTCOMES = ['solved', 'partly', 'not-solved'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** 非常满意 … 非常不满意: 5 to 1. The last two are 差评. */
export const SATISFACTION_GRADES = [5, 4, 3, 2, 1] as const;
export type SatisfactionGrade = (typeof SATISFACTION_GRADES)[number];

/** 编号, by which a complaint is named where its sender is not: '诉求〔2026〕12号'. RangeError unless both are positive. */
export function complaintNumber(year: number, seq: number): string {
  return `诉求${noticeNumber(year, seq)}`;
}

/** 电话 · 走访: how the office was told a verdict that it writes down. */
export const VERDICT_WAYS = ['telephone', 'visit'] as const;
export type VerdictWay = (typeof VERDICT_WAYS)[number];

/** What the enterprise says of an answer. */
export type Verdict = { outcome: ComplaintOutcome; grade: SatisfactionGrade };

/** Whether a verdict sends the matter one level up: not solved, or a bad grade whatever was solved. */
export function isDissatisfied({ outcome, grade }: Verdict): boolean {
  return outcome === 'not-solved' || grade <= 2;
}

/** Numbers of the handling in working days, and how often a matter is done again before the leader has it. */
export type ComplaintRules = {
  acceptDays: number;
  assignDays: number;
  contactDays: number;
  answerDays: { consultation: number; plain: number; joint: number; hard: number };
  callBackDays: number;
  mendDays: number;
  maxReworks: number;
};

export const DEFAULT_COMPLAINT_RULES: ComplaintRules = {
  acceptDays: 2,
  assignDays: 1,
  contactDays: 1,
  answerDays: { consultation: 3, plain: 7, joint: 15, hard: 30 },
  callBackDays: 3,
  mendDays: 15,
  maxReworks: 2,
};

/** What each number may be, by its path. Acceptance at most 3 and call-back at most 5 working days (DOMAIN §13.3). */
export const COMPLAINT_RULE_RANGES = {
  acceptDays: { min: 1, max: 3 },
  assignDays: { min: 1, max: 5 },
  contactDays: { min: 1, max: 5 },
  'answerDays.consultation': { min: 1, max: 60 },
  'answerDays.plain': { min: 1, max: 60 },
  'answerDays.joint': { min: 1, max: 60 },
  'answerDays.hard': { min: 1, max: 60 },
  callBackDays: { min: 1, max: 5 },
  mendDays: { min: 1, max: 15 },
  maxReworks: { min: 0, max: 5 },
} as const;
export type ComplaintRulePath = keyof typeof COMPLAINT_RULE_RANGES;

/** What is wrong with rules before they are put in force; empty: nothing. The harder a matter, the more time it has. */
export function checkComplaintRules(rules: ComplaintRules): RuleFinding[] {
  const { answerDays, ...others } = rules;
  const { consultation, plain, joint, hard } = answerDays;
  const numbers: Record<ComplaintRulePath, number> = {
    ...others,
    'answerDays.consultation': consultation,
    'answerDays.plain': plain,
    'answerDays.joint': joint,
    'answerDays.hard': hard,
  };
  const outside = (Object.keys(COMPLAINT_RULE_RANGES) as ComplaintRulePath[]).flatMap((path) => {
    const { min, max } = COMPLAINT_RULE_RANGES[path];
    const fits = Number.isInteger(numbers[path]) && min <= numbers[path] && numbers[path] <= max;
    return fits ? [] : [{ path, code: 'not-a-number', facts: { min, max } }];
  });
  const steps: [ComplaintRulePath, number, number][] = [
    ['answerDays.plain', plain, consultation],
    ['answerDays.joint', joint, plain],
    ['answerDays.hard', hard, joint],
  ];
  const unordered = steps.flatMap(([path, days, atLeast]) =>
    days < atLeast ? [{ path, code: 'harder-has-less', facts: { days, atLeast } }] : [],
  );
  return [...outside, ...unordered];
}

/** A matter of several units is 跨部门 at least, whatever it was called. */
export function complexityOf(stated: Complexity, units: number): Complexity {
  return stated === 'plain' && units > 1 ? 'joint' : stated;
}

/** Working days for the first answer: 咨询 3 · 一般 7 · 跨部门 15 · 疑难 30. */
export function complaintAnswerDays(
  kind: ComplaintKind,
  complexity: Complexity,
  rules: Pick<ComplaintRules, 'answerDays'>,
): number {
  return kind === 'consultation' && complexity === 'plain'
    ? rules.answerDays.consultation
    : rules.answerDays[complexity];
}

/** Who discloses is never named to the accused 〔law L6 30〕: such a matter is sealed at least. */
export function confidentialityOf(kind: ComplaintKind, asked: Confidentiality): Confidentiality {
  return kind === 'disclosure' && asked === 'open' ? 'sealed' : asked;
}
