import { type Account, changeAccount, createAccount, listOrgs } from '@duban/contracts';
import { ROLES, type Role } from '@duban/domain';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { isApiError } from '../../../shared/api';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct, useFetched } from '../../../shared/query';
import { roleWords } from '../../../shared/role-words';
import { showRefused } from '../form-errors';
import { adminTexts } from '../messages';
import type { Once } from './one-time-password';

type Values = { username: string; name: string; title: string; orgId: string; roles: Role[] };
type AccountFormProps = {
  /** null: a new one. */
  account: Account | null;
  own: boolean;
  onOnce: (once: Once) => void;
  onClose: () => void;
};

const changes = [{ type: 'account' as const }];

export function AccountForm({ account, own, onOnce, onClose }: AccountFormProps) {
  const t = useTexts(adminTexts);
  const roles = useTexts(roleWords);
  const [form] = Form.useForm<Values>();
  const [failed, setFailed] = useState<string | null>(null);
  const orgs = useFetched(listOrgs, { query: {} }, { shows: [{ type: 'org' }] });
  const create = useAct(createAccount, { changes });
  const change = useAct(changeAccount, { changes });
  const required = [{ required: true, message: t('error.required') }];

  const save = async (values: Values) => {
    setFailed(null);
    try {
      if (account) {
        const { name, title } = values;
        const kept = JSON.stringify(values.roles) === JSON.stringify(account.roles);
        await change.mutateAsync({
          params: { accountId: account.id },
          body: { name, title, ...(kept ? {} : { roles: values.roles }), version: account.version },
        });
        toast(t('saved'));
      } else {
        const made = await create.mutateAsync({ body: values });
        onOnce({ ...made.account, password: made.oneTimePassword });
      }
      onClose();
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (!showRefused(form, error)) setFailed(t('failed', { why: errorSentence(error) }));
    }
  };
  return (
    <Modal
      open
      title={t(account ? 'edit' : 'accounts.new').replace('…', '')}
      okText={t(account ? 'save' : 'create')}
      cancelText={t('cancel')}
      confirmLoading={create.isPending || change.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={account ? { ...account, orgId: account.org.id } : { title: '', roles: [] }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item
          name="username"
          label={t('username')}
          extra={account ? undefined : t('usernameHelp')}
          rules={[
            ...required,
            { pattern: /^[a-z0-9][a-z0-9._-]{2,31}$/, message: t('error.invalid-format') },
          ]}
        >
          <Input disabled={account !== null} autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item name="name" label={t('name')} rules={required}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="title" label={t('jobTitle')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="orgId" label={t('org')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            disabled={account !== null}
            placeholder={t('choose')}
            options={orgs.data?.items
              .filter((org) => org.active || org.id === account?.org.id)
              .map((org) => ({ value: org.id, label: org.name }))}
          />
        </Form.Item>
        <Form.Item name="roles" label={t('roles')} extra={t('rolesHelp')} rules={required}>
          <Select
            mode="multiple"
            disabled={own}
            placeholder={t('choose')}
            options={ROLES.map((role) => ({ value: role, label: roles(`role.${role}`) }))}
          />
        </Form.Item>
      </Form>
      {failed && (
        <p className="admin-failed" role="alert">
          {failed}
        </p>
      )}
    </Modal>
  );
}
