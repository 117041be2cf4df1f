import type { Account, Org } from '@duban/contracts';
import { scopeOf } from '@duban/domain';
import { Form, Select } from 'antd';
import { useTexts } from '../../../shared/i18n/messages';
import { adminTexts } from '../messages';

type OrgPlaceFieldsProps = { org: Org | null; accounts: readonly Account[] };

/** Who the rungs of a unit's notices are told to beside its handlers. A new unit has no accounts yet, so no head. */
export function OrgPlaceFields({ org, accounts }: OrgPlaceFieldsProps) {
  const t = useTexts(adminTexts);
  const optionsOf = (fits: (account: Account) => boolean, named: string | null | undefined) =>
    accounts
      .filter((account) => account.id === named || (!account.disabled && fits(account)))
      .map(({ id, name, title, disabled }) => ({
        value: id,
        label: [name, title, disabled && t('state.disabled')].filter(Boolean).join(' · '),
      }));
  const heads = optionsOf(
    ({ org: home, roles }) => home.id === org?.id && scopeOf(roles, 'notice:read') !== null,
    org?.headId,
  );
  return (
    <>
      {org && (
        <Form.Item
          name="headId"
          label={t('orgs.head')}
          extra={t(heads.length > 0 ? 'orgs.headHelp' : 'orgs.headNone')}
        >
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('orgs.unset')}
            options={heads}
          />
        </Form.Item>
      )}
      <Form.Item name="supervisorId" label={t('orgs.supervisor')} extra={t('orgs.supervisorHelp')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('orgs.unset')}
          options={optionsOf(({ roles }) => roles.includes('leader'), org?.supervisorId)}
        />
      </Form.Item>
    </>
  );
}
