/**
 * 企业诉求: what an enterprise reports (DOMAIN §7, §13, §16): its words, and the numbers of its handling. The numbers are
 * defaults of settings; the law is what `complaintRulesFindings` refuses.
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

export type ComplaintRulesFinding =
  | { code: 'out-of-range'; field: string; value: number; min: number; max: number }
  | { code: 'answer-days-out-of-order'; field: string; value: number; atLeast: number };

const RANGES: readonly [field: string, read: (rules: ComplaintRules) => number, min: number, max: number][] =
  [
    ['acceptDays', (rules) => rules.acceptDays, 1, 3],
    ['assignDays', (rules) => rules.assignDays, 1, 5],
    ['contactDays', (rules) => rules.contactDays, 1, 5],
    ['answerDays.consultation', (rules) => rules.answerDays.consultation, 1, 60],
    ['answerDays.plain', (rules) => rules.answerDays.plain, 1, 60],
    ['answerDays.joint', (rules) => rules.answerDays.joint, 1, 60],
    ['answerDays.hard', (rules) => rules.answerDays.hard, 1, 60],
    ['callBackDays', (rules) => rules.callBackDays, 1, 5],
    ['mendDays', (rules) => rules.mendDays, 1, 15],
    ['maxReworks', (rules) => rules.maxReworks, 0, 5],
  ];

/** What is wrong with rules before they are put in force; empty: nothing. Acceptance at most 3, call-back at most 5 wd. */
export function complaintRulesFindings(rules: ComplaintRules): ComplaintRulesFinding[] {
  const outside = RANGES.flatMap(([field, read, min, max]) => {
    const value = read(rules);
    const fits = Number.isInteger(value) && min <= value && value <= max;
    return fits ? [] : [{ code: 'out-of-range' as const, field, value, min, max }];
  });
  const { consultation, plain, joint, hard } = rules.answerDays;
  const steps: [string, number, number][] = [
    ['answerDays.plain', plain, consultation],
    ['answerDays.joint', joint, plain],
    ['answerDays.hard', hard, joint],
  ];
  const unordered = steps.flatMap(([field, value, atLeast]) =>
    value < atLeast ? [{ code: 'answer-days-out-of-order' as const, field, value, atLeast }] : [],
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
  rules: ComplaintRules,
): number {
  return kind === 'consultation' && complexity === 'plain'
    ? rules.answerDays.consultation
    : rules.answerDays[complexity];
}

/** Who discloses is never named to the accused 〔law L6 30〕: such a matter is sealed at least. */
export function confidentialityOf(kind: ComplaintKind, asked: Confidentiality): Confidentiality {
  return kind === 'disclosure' && asked === 'open' ? 'sealed' : asked;
}
