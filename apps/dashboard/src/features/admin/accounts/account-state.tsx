import type { Account } from '@duban/contracts';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { adminTexts } from '../messages';

export function AccountState({ account }: { account: Account }) {
  const t = useTexts(adminTexts);
  if (account.disabled) return <span className="tag">{t('state.disabled')}</span>;
  if (account.lockedUntil)
    return (
      <span className="tag admin-locked">
        {t('state.locked', { until: atShanghai(account.lockedUntil).time })}
      </span>
    );
  return account.mustChangePassword ? <>{t('state.mustChange')}</> : <>{t('state.active')}</>;
}
