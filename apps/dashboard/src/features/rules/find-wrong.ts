import type { CardRules, LadderPolicyValue, NoticeRules, SettingKey } from '@duban/contracts';
import {
  checkCardRules,
  checkComplaintRules,
  checkFindingRules,
  checkLadder,
  checkLightRules,
  checkLineRules,
  checkNoticeRules,
  type ComplaintRules,
  type FindingRules,
  type LightRules,
  type LineRules,
  type NoticePolicy,
  type RuleFinding,
} from '@duban/domain';
import { LIGHT_CLOCKS } from './lights/light-rule-words';
import { RULE_FIELDS, type Value, valueAt } from './rule-fields';

const LIMIT = { min: 1, max: 400 };
const OFFSET = { min: -30, max: 120 };

function numberFindings(
  path: string,
  value: unknown,
  { min, max }: { min: number; max: number },
): RuleFinding[] {
  const isFine = Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  return isFine ? [] : [{ path, code: 'not-a-number', facts: { min, max } }];
}

const STEP = { min: 1, max: 400 };

function findWrongLights(rules: LightRules): RuleFinding[] {
  const { investment, levels } = rules;
  const percents = Object.entries(investment).flatMap(([key, value]) =>
    key === 'kind'
      ? []
      : numberFindings(`investment.${key}`, value, { min: 1, max: investment.kind === 'ratio' ? 200 : 100 }),
  );
  const steps = LIGHT_CLOCKS.flatMap((clock) =>
    Object.entries(rules[clock] ?? {}).flatMap(([key, value]) =>
      numberFindings(`${clock}.${key}`, value, STEP),
    ),
  );
  const found = [
    ...percents,
    ...numberFindings('firstMonth', rules.firstMonth, { min: 1, max: 12 }),
    ...steps,
    ...numberFindings('repeat', rules.repeat, { min: 0, max: 12 }),
    ...numberFindings('levels.supervisor', levels.supervisor, { min: 1, max: 12 }),
    ...numberFindings('levels.county', levels.county, { min: 1, max: 12 }),
  ];
  return found.length > 0 ? found : checkLightRules(rules);
}

/** What is wrong with a value as it is typed: by the form of each field first, then by the law of the domain. */
export function findWrong(
  key: SettingKey,
  value: Value,
  inForce: { rules: NoticeRules; ladder: LadderPolicyValue },
): RuleFinding[] {
  if (key === 'light-rules') return findWrongLights(value as unknown as LightRules);
  const numbers =
    key === 'ladder-policy'
      ? (value as unknown as LadderPolicyValue).rungs.flatMap((rung) =>
          numberFindings(`rungs.${rung.key}`, rung.offset, OFFSET),
        )
      : RULE_FIELDS[key].flatMap((field) => {
          if (field.kind === 'many' || field.kind === 'one') return [];
          if (field.kind === 'limit')
            return numberFindings(field.path, valueAt(value, `${field.path}.amount`), LIMIT);
          return numberFindings(field.path, valueAt(value, field.path), field);
        });
  if (numbers.length > 0) return numbers;
  const policy = (ladder: LadderPolicyValue): NoticePolicy => ({ version: 'next', rungs: ladder.rungs });
  if (key === 'import-limits') return [];
  if (key === 'report-rules') return checkLineRules(value as unknown as LineRules);
  if (key === 'complaint-rules') return checkComplaintRules(value as unknown as ComplaintRules);
  if (key === 'finding-rules') return checkFindingRules(value as unknown as FindingRules);
  if (key === 'card-rules') return checkCardRules(value as unknown as CardRules);
  if (key === 'notice-rules')
    return checkNoticeRules(value as unknown as NoticeRules, policy(inForce.ladder));
  return checkLadder(policy(value as unknown as LadderPolicyValue), inForce.rules);
}
