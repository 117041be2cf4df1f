import { type Account, changeAccount, listAccounts } from '@duban/contracts';
import { Table } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { Panel } from '../../../shared/components/panel';
import { Empty, Fetched } from '../../../shared/components/states';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct, useFetched } from '../../../shared/query';
import { roleWords } from '../../../shared/role-words';
import { useSession } from '../../../shared/session';
import { adminTexts } from '../messages';
import { SearchField } from '../search-field';
import { AccountActs, type AccountAct } from './account-acts';
import { AccountForm } from './account-form';
import { AccountState } from './account-state';
import { type Once, OneTimePassword } from './one-time-password';

type Asked = { account: Account | null; act: 'create' | 'edit' | 'disable' | 'reset' };

export function AccountsPanel() {
  const t = useTexts(adminTexts);
  const roles = useTexts(roleWords);
  const lang = useLang();
  const session = useSession();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const query = useFetched(listAccounts, { query: { q } }, { shows: [{ type: 'account' }] });
  const change = useAct(changeAccount, { changes: [{ type: 'account' }] });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [once, setOnce] = useState<Once | null>(null);
  const close = () => setAsked(null);

  const send = (account: Account, body: { disabled?: boolean; unlock?: true; resetPassword?: true }) =>
    change.mutateAsync({ params: { accountId: account.id }, body: { ...body, version: account.version } });
  const act = async (account: Account, what: AccountAct) => {
    if (what === 'edit' || what === 'disable' || what === 'reset') return setAsked({ account, act: what });
    try {
      await send(account, what === 'enable' ? { disabled: false } : { unlock: true });
      toast(t(what === 'enable' ? 'enabled' : 'unlocked', { name: account.name }));
    } catch (error) {
      toast(t('failed', { why: isApiError(error) ? errorSentence(error) : String(error) }));
    }
  };
  const confirm = async (account: Account, what: 'disable' | 'reset') => {
    const answer = await send(account, what === 'disable' ? { disabled: true } : { resetPassword: true });
    if (answer.oneTimePassword) setOnce({ ...answer.account, password: answer.oneTimePassword });
  };

  return (
    <Panel
      title={t('accounts.title')}
      finding={query.data && t('accounts.finding', { count: query.data.items.length })}
      asOf={
        <span className="admin-acts">
          <SearchField
            label={t('accounts.search')}
            value={q}
            onRest={(value) => value !== q && setParams(value ? { q: value } : {}, { replace: true })}
          />
          <Button kind="filled" onClick={() => setAsked({ account: null, act: 'create' })}>
            {t('accounts.new')}
          </Button>
        </span>
      }
      flush
    >
      <Fetched query={query} lines={6}>
        {({ items }) => (
          <Table<Account>
            rowKey="id"
            size="small"
            dataSource={items}
            scroll={{ x: 'max-content' }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Empty title={t('accounts.none')}>{t('accounts.noneHelp')}</Empty> }}
            columns={[
              {
                title: t('col.name'),
                render: (_, { name, title, id }) => (
                  <>
                    <b>{name}</b> {id === session.account.id && <span className="tag">{t('you')}</span>}
                    {title && <span className="admin-sub">{title}</span>}
                  </>
                ),
              },
              { title: t('col.username'), dataIndex: 'username', className: 'admin-mono' },
              {
                title: t('col.roles'),
                render: (_, account) =>
                  account.roles.map((role) => (
                    <span key={role} className="tag admin-tag">
                      {roles(`role.${role}`)}
                    </span>
                  )),
              },
              { title: t('col.org'), render: (_, { org }) => org.name },
              { title: t('col.state'), render: (_, account) => <AccountState account={account} /> },
              {
                title: t('col.seen'),
                render: (_, { lastSeenAt }) =>
                  lastSeenAt ? formatMoment(lastSeenAt, lang, session.today.day) : t('never'),
              },
              {
                title: t('col.acts'),
                render: (_, account) => (
                  <AccountActs
                    account={account}
                    own={account.id === session.account.id}
                    onAct={(what) => void act(account, what)}
                  />
                ),
              },
            ]}
          />
        )}
      </Fetched>
      {asked && (asked.act === 'create' || asked.act === 'edit') && (
        <AccountForm
          account={asked.account}
          own={asked.account?.id === session.account.id}
          onOnce={setOnce}
          onClose={close}
        />
      )}
      {asked?.account && (asked.act === 'disable' || asked.act === 'reset') && (
        <ConfirmAct
          title={t(`${asked.act}.title`, { name: asked.account.name })}
          act={t(`${asked.act}.act`)}
          follows={t(`${asked.act}.follows`)}
          onConfirm={() => confirm(asked.account as Account, asked.act as 'disable' | 'reset')}
          onClose={close}
        />
      )}
      {once && <OneTimePassword once={once} onClose={() => setOnce(null)} />}
    </Panel>
  );
}
