import { type CardColor } from './card';
import { ANSWER_DAYS, SIGN_DAYS, type Severity } from './notice';
import { type NoticePolicy, checkPolicy } from './policy';

/** What is wrong with a rule before it is put in force: where, a code, and the facts a sentence needs. */
export type RuleFinding = { path: string; code: string; facts: Record<string, string | number> };

/** Terms of notices, in working days. */
export type NoticeTermRules = {
  answerDays: Readonly<Record<Severity, number>>;
  signDays: number;
  objectDays: number;
  feedbackEveryDays: number;
  extension: { noticeDays: number; maxTimes: number };
};

const SEVERITIES = Object.keys(ANSWER_DAYS) as Severity[];

/** What is wrong with a ladder, for every length of term that the rules in force give. */
export function checkLadder(
  policy: NoticePolicy,
  rules: Pick<NoticeTermRules, 'answerDays' | 'signDays'> = { answerDays: ANSWER_DAYS, signDays: SIGN_DAYS },
): RuleFinding[] {
  return checkPolicy(policy, Object.values(rules.answerDays), rules.signDays).map(({ code, ...facts }) => ({
    path: 'key' in facts ? `rungs.${facts.key}` : 'rungs',
    code,
    facts,
  }));
}

/**
 * What is wrong with the terms of notices: what is more urgent has no more time, and everything asked within a term fits
 * into the shortest one, the ladder in force too.
 */
export function checkNoticeRules(rules: NoticeTermRules, policy: NoticePolicy): RuleFinding[] {
  const { answerDays, signDays, objectDays, feedbackEveryDays, extension } = rules;
  const lengths = SEVERITIES.map((severity) => answerDays[severity]);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const findings: RuleFinding[] = [];
  SEVERITIES.forEach((severity, i) => {
    const than = SEVERITIES[i - 1];
    if (than && answerDays[severity] < answerDays[than])
      findings.push({
        path: `answerDays.${severity}`,
        code: 'severity-order',
        facts: { severity, days: answerDays[severity], than, thanDays: answerDays[than] },
      });
  });
  if (signDays > shortest)
    findings.push({ path: 'signDays', code: 'sign-after-answer', facts: { days: signDays, shortest } });
  if (objectDays > shortest)
    findings.push({ path: 'objectDays', code: 'object-after-answer', facts: { days: objectDays, shortest } });
  if (extension.maxTimes > 0 && extension.noticeDays >= shortest)
    findings.push({
      path: 'extension.noticeDays',
      code: 'extension-never',
      facts: { days: extension.noticeDays, shortest },
    });
  if (feedbackEveryDays >= longest)
    findings.push({
      path: 'feedbackEveryDays',
      code: 'feedback-never',
      facts: { days: feedbackEveryDays, longest },
    });
  return [...findings, ...checkLadder(policy, rules)];
}

/** What is wrong with the rules of cards: a red one counts no less than a yellow one. */
export function checkCardRules({ points }: { points: Readonly<Record<CardColor, number>> }): RuleFinding[] {
  return points.red < points.yellow
    ? [{ path: 'points.red', code: 'red-below-yellow', facts: { red: points.red, yellow: points.yellow } }]
    : [];
}

/** One value of a rule that differs; null: it is not there. */
export type RuleDifference = { path: string; from: string | null; to: string | null };

/** Every value of a rule by its path. Things with a key are known by it, so that a rung put in between moves no other. */
function leavesOf(value: unknown, path: string): [string, string][] {
  const below = (key: string) => (path ? `${path}.${key}` : key);
  if (Array.isArray(value)) {
    const keys = value.map((one) => (one as { key?: unknown } | null)?.key);
    if (value.length === 0 || keys.some((key) => typeof key !== 'string')) return [[path, value.join(' ')]];
    return [
      [path, keys.join(' ')],
      ...value.flatMap((one, i) => leavesOf({ ...(one as object), key: undefined }, below(String(keys[i])))),
    ];
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, own]) => own !== undefined)
      .flatMap(([key, own]) => leavesOf(own, below(key)));
  return [[path, String(value)]];
}

/** What differs between two versions of a rule, in the order of the newer one; what it left out comes last. */
export function ruleDifferences(before: unknown, after: unknown): RuleDifference[] {
  const [was, is] = [new Map(leavesOf(before, '')), new Map(leavesOf(after, ''))];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((path) => {
    const [from, to] = [was.get(path) ?? null, is.get(path) ?? null];
    return from === to ? [] : [{ path, from, to }];
  });
}
