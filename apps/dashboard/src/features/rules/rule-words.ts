import type { LadderPolicyValue, SettingKey } from '@duban/contracts';
import type { RuleFinding } from '@duban/domain';
import { checkWord } from '../../shared/finding-words';
import { type Texts, textOf } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { wordTexts } from '../../shared/words';
import { isLightPath, lightPathWord, lightValueWord } from './lights/light-rule-words';
import type { rulesTexts } from './messages';

type Key = typeof rulesTexts extends { keys?: infer K } ? NonNullable<K> & string : never;
export type T = Texts<Key>;
type Rung = LadderPolicyValue['rungs'][number];

const word = (kind: 'severity' | 'source' | 'rung' | 'effect' | 'place', code: string) =>
  textOf(wordTexts)(`${kind}.${code}` as 'rung.warning');
export const rungWord = (code: string) => word('rung', code);
export const effectWord = (code: string) => word('effect', code);
export const placeWord = (code: string) => word('place', code);
/** An option of a field that holds some of a list. */
export const optionWord = (path: string, code: string) =>
  path === 'off'
    ? checkWord(code)
    : path === 'autoIssue'
      ? textOf(shared)(code === 'red' ? 'card.red' : 'card.yellow')
      : word('source', code);

/** The name of a value by its path: "办结时限 · 紧急", "预警 · 告知谁". */
export function pathWord(path: string, t: T): string {
  const [first = '', second = '', third = ''] = path.split('.');
  if (isLightPath(path)) return lightPathWord(path);
  const complexity = COMPLEXITIES.find((one) => first === 'answerDays' && one === second);
  if (complexity) return t(`field.answerDays.${complexity}`);
  if (first === 'answerDays') return `${t('field.answerDays')} · ${word('severity', second)}`;
  if (first === 'rungs' && second) return `${rungWord(second)} · ${t(`rung.${third as 'to'}`)}`;
  if (/^(explain|appeal|review)$/.test(first)) return t(`field.${first as 'review'}`);
  return t(`field.${path as 'signDays'}`);
}

/** A value in words: codes become names, nothing is said to be nothing. */
export function valueWord(path: string, value: string | null, t: T): string {
  if (value === null) return t('absent');
  if (isLightPath(path)) return lightValueWord(path, value);
  const last = path.split('.').at(-1) ?? '';
  const many = (say: (code: string) => string) =>
    value === '' ? t('none') : value.split(' ').map(say).join(' · ');
  if (path === 'rungs') return many(rungWord);
  if (path === 'photoRequired') return t(`photo.${value as 'refuse'}`);
  if (last === 'effects') return many(effectWord);
  if (last === 'to') return many(placeWord);
  if (last === 'anchor') return t(`anchor.${value as 'due'}`);
  if (last === 'unit') return t(`limit.${value as 'hours'}`);
  if (path === 'approvedSources' || path === 'autoIssue' || path === 'off')
    return many((code) => optionWord(path, code));
  return value;
}

/** When a rung falls: "到期日后 3 个工作日". */
export function rungWhen({ anchor, offset }: Pick<Rung, 'anchor' | 'offset'>, t: T): string {
  const name = t(`anchor.${anchor}`);
  if (offset === 0) return t('rung.on', { anchor: name });
  return t(offset > 0 ? 'rung.after' : 'rung.before', { anchor: name, count: Math.abs(offset) });
}

const COMPLEXITIES = ['consultation', 'plain', 'joint', 'hard'] as const;

const KNOWN = [
  'not-a-number',
  'severity-order',
  'sign-after-answer',
  'object-after-answer',
  'extension-never',
  'feedback-never',
  'red-below-yellow',
  'no-rungs',
  'duplicate-key',
  'duplicate-recipient',
  'no-recipient',
  'no-effect',
  'not-whole-days',
  'before-issue',
  'out-of-order',
  'red-not-below-yellow',
  'red-not-over-yellow',
  'repeat-once',
  'level-order',
  'nothing-checked',
  'step-order',
  'harder-has-less',
] as const;

/** What is wrong and what is allowed. */
export function findingWord({ code, facts }: Pick<RuleFinding, 'code' | 'facts'>, t: T): string {
  const known = KNOWN.find((one) => one === code);
  if (!known) return t('wrong.other');
  const named = { ...facts };
  for (const key of ['severity', 'than'] as const)
    if (typeof facts[key] === 'string') named[key] = word('severity', facts[key]);
  if (typeof facts.after === 'string') named.after = rungWord(facts.after);
  if (typeof facts.recipient === 'string') named.recipient = placeWord(facts.recipient);
  return t(`wrong.${known}`, named);
}

export const isCards = (key: SettingKey) => key === 'card-rules';
