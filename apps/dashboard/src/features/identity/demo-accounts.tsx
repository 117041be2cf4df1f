import type { Answer, getPublicStatus } from '@duban/contracts';
import { useTexts } from '../../shared/i18n/messages';
import { roleWords } from '../../shared/role-words';
import { identityTexts } from './messages';

type Account = Answer<typeof getPublicStatus>['accounts'][number];

/** Demonstration only: one click fills the form. */
export function DemoAccounts({
  accounts,
  onChoose,
}: {
  accounts: Account[];
  onChoose: (account: Account) => void;
}) {
  const t = useTexts(identityTexts);
  const roles = useTexts(roleWords);
  return (
    <section className="demo">
      <p>{t('demo')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onChoose(account)}>
              <b>{roles(`role.${account.role}`)}</b>
              <span>{account.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
