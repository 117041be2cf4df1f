import { type Account, changeOrg, listAccounts, listOrgs, type Org } from '@duban/contracts';
import { Table } from 'antd';
import { useState } from 'react';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { Panel } from '../../../shared/components/panel';
import { Fetched } from '../../../shared/components/states';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct, useFetched } from '../../../shared/query';
import { adminTexts } from '../messages';
import { SearchField } from '../search-field';
import { OrgForm } from './org-form';
import { CHILD_KINDS, type OrgNode, toTree } from './org-tree';

type Asked = { act: 'create'; parent: Org | null } | { act: 'change' | 'off'; org: Org };

/** The tree of organisations. Nothing is deleted: what is no longer used is put out of use. */
export function OrgsPanel() {
  const t = useTexts(adminTexts);
  const query = useFetched(listOrgs, { query: {} }, { shows: [{ type: 'org' }] });
  const people = useFetched(listAccounts, { query: {} }, { shows: [{ type: 'account' }] });
  const change = useAct(changeOrg, { changes: [{ type: 'org' }] });
  const [q, setQ] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const orgs = query.data?.items ?? [];
  const accounts = people.data?.items ?? [];
  const setActive = (org: Org, active: boolean) =>
    change.mutateAsync({ params: { orgId: org.id }, body: { active, version: org.version } });
  const putInUse = (org: Org) =>
    setActive(org, true).then(
      () => toast(t('saved')),
      (error: unknown) =>
        toast(t('failed', { why: isApiError(error) ? errorSentence(error) : String(error) })),
    );

  return (
    <Panel
      title={t('orgs.title')}
      finding={query.data && t('orgs.finding', { count: orgs.length })}
      asOf={
        <span className="admin-acts">
          <SearchField label={t('orgs.search')} value={q} onRest={setQ} />
          <Button kind="filled" onClick={() => setAsked({ act: 'create', parent: null })}>
            {t('orgs.new')}
          </Button>
        </span>
      }
      flush
    >
      <Fetched query={query} lines={6}>
        {({ items }) => (
          <Table<OrgNode>
            // found: a flat list; else the tree, open at its root
            key={q ? 'found' : 'tree'}
            rowKey="id"
            size="small"
            dataSource={
              q ? items.filter((org) => org.name.includes(q) || org.shortName.includes(q)) : toTree(items)
            }
            scroll={{ x: 'max-content' }}
            expandable={{ defaultExpandedRowKeys: items.filter((org) => !org.parentId).map((org) => org.id) }}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: t('orgs.col.name'),
                render: (_, org) => (
                  <>
                    <b className={org.active ? undefined : 'faint'}>{org.name}</b>{' '}
                    {!org.active && <span className="tag">{t('orgs.inactive')}</span>}
                  </>
                ),
              },
              { title: t('orgs.col.short'), dataIndex: 'shortName' },
              { title: t('orgs.col.kind'), render: (_, org) => t(`kind.${org.kind}`) },
              {
                title: t('orgs.col.places'),
                render: (_, org) => people.data && <OrgPlaces org={org} accounts={accounts} />,
              },
              {
                title: t('orgs.col.code'),
                className: 'admin-mono',
                render: (_, org) => org.regionCode ?? org.creditCode ?? '—',
              },
              {
                title: t('col.acts'),
                render: (_, org) => (
                  <span className="admin-row-acts" role="group" aria-label={t('acts', { name: org.name })}>
                    {org.active && CHILD_KINDS[org.kind].length > 0 && (
                      <Button kind="quiet" onClick={() => setAsked({ act: 'create', parent: org })}>
                        {t('orgs.below')}
                      </Button>
                    )}
                    <Button kind="quiet" onClick={() => setAsked({ act: 'change', org })}>
                      {t('orgs.edit')}
                    </Button>
                    {!org.active ? (
                      <Button kind="quiet" onClick={() => void putInUse(org)}>
                        {t('orgs.on')}
                      </Button>
                    ) : (
                      org.kind !== 'county' && (
                        <Button kind="quiet" onClick={() => setAsked({ act: 'off', org })}>
                          {t('orgs.off')}
                        </Button>
                      )
                    )}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Fetched>
      {asked && asked.act !== 'off' && (
        <OrgForm
          orgs={orgs}
          accounts={accounts}
          org={asked.act === 'change' ? asked.org : null}
          parent={asked.act === 'create' ? asked.parent : null}
          onClose={close}
        />
      )}
      {asked?.act === 'off' && (
        <ConfirmAct
          title={t('orgs.off.title', { name: asked.org.name })}
          act={t('orgs.off.act')}
          follows={t('orgs.off.follows')}
          onConfirm={() => setActive(asked.org, false)}
          onClose={close}
        />
      )}
    </Panel>
  );
}

/** Head and supervising leader by name; a place nobody holds is said, because rungs pass it over. */
function OrgPlaces({ org, accounts }: { org: Org; accounts: readonly Account[] }) {
  const t = useTexts(adminTexts);
  if (org.kind === 'enterprise' || org.kind === 'county') return '—';
  const nameOf = (id: string | null) => {
    const account = accounts.find((each) => each.id === id);
    if (!account) return <span className="faint">{t('orgs.unset')}</span>;
    return account.disabled ? (
      <span className="faint">
        {account.name} <span className="tag">{t('state.disabled')}</span>
      </span>
    ) : (
      account.name
    );
  };
  return (
    <>
      {nameOf(org.headId)} / {nameOf(org.supervisorId)}
    </>
  );
}
