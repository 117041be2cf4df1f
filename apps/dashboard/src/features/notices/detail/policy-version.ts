import type { Texts } from '../../../shared/i18n/messages';

/** "ladder/3" is version 3; version 0 is what the product comes with. */
export function policyName(
  policy: string | null,
  t: Texts<'ladder.ruleName' | 'ladder.ruleDefault'>,
): string {
  const version = /(\d+)$/.exec(policy ?? '')?.[1] ?? '0';
  return version === '0' ? t('ladder.ruleDefault') : t('ladder.ruleName', { version });
}
