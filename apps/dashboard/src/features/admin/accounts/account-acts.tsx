import type { Account } from '@duban/contracts';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { adminTexts } from '../messages';

export type AccountAct = 'edit' | 'disable' | 'enable' | 'unlock' | 'reset';
type AccountActsProps = { account: Account; own: boolean; onAct: (act: AccountAct) => void };

/** Nobody disables or resets the account they sit on. */
export function AccountActs({ account, own, onAct }: AccountActsProps) {
  const t = useTexts(adminTexts);
  const acts: AccountAct[] = [
    'edit',
    ...(account.lockedUntil ? (['unlock'] as const) : []),
    ...(own ? [] : account.disabled ? (['enable'] as const) : (['reset', 'disable'] as const)),
  ];
  return (
    <span className="admin-row-acts" role="group" aria-label={t('acts', { name: account.name })}>
      {acts.map((act) => (
        <Button key={act} kind="quiet" onClick={() => onAct(act)}>
          {t(act)}
        </Button>
      ))}
    </span>
  );
}
