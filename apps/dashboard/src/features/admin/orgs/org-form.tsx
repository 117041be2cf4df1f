import { type Account, changeOrg, createOrg, type Org } from '@duban/contracts';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { isApiError } from '../../../shared/api';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { showRefused } from '../form-errors';
import { adminTexts } from '../messages';
import { OrgPlaceFields } from './org-place-fields';
import { CHILD_KINDS, type OrgKind } from './org-tree';

type Values = {
  name: string;
  shortName: string;
  kind: OrgKind;
  parentId: string;
  regionCode?: string;
  creditCode?: string;
  headId?: string | null;
  supervisorId?: string | null;
};
/** `org`: to be changed. `parent`: under which a new one is put. */
type OrgFormProps = {
  orgs: readonly Org[];
  accounts: readonly Account[];
  org: Org | null;
  parent: Org | null;
  onClose: () => void;
};
const changes = [{ type: 'org' as const }];

export function OrgForm({ orgs, accounts, org, parent, onClose }: OrgFormProps) {
  const t = useTexts(adminTexts);
  const [form] = Form.useForm<Values>();
  const [failed, setFailed] = useState<string | null>(null);
  const create = useAct(createOrg, { changes });
  const change = useAct(changeOrg, { changes });
  const parentId = Form.useWatch('parentId', form) ?? parent?.id;
  const kind = Form.useWatch('kind', form);
  const above = orgs.find((other) => other.id === parentId);
  const kinds = above ? CHILD_KINDS[above.kind] : [];
  const required = [{ required: true, message: t('error.required') }];

  const save = async ({ name, shortName, regionCode, creditCode, headId, supervisorId, ...rest }: Values) => {
    setFailed(null);
    try {
      await (org
        ? change.mutateAsync({
            params: { orgId: org.id },
            body: { name, shortName, ...namedAnew(org, { headId, supervisorId }), version: org.version },
          })
        : create.mutateAsync({
            body: {
              ...rest,
              name,
              shortName,
              regionCode: regionCode?.trim() || null,
              creditCode: creditCode?.trim() || null,
              supervisorId: supervisorId ?? null,
            },
          }));
      toast(t('saved'));
      onClose();
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (!showRefused(form, error)) setFailed(t('failed', { why: errorSentence(error) }));
    }
  };
  return (
    <Modal
      open
      title={(org ? `${t('orgs.change')} ${org.name}` : t('orgs.new')).replace('…', '')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={create.isPending || change.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={org ?? { parentId: parent?.id }}
        onFinish={(values) => void save(values)}
      >
        {!org && (
          <>
            <Form.Item name="parentId" label={t('orgs.parent')} rules={required}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('choose')}
                options={orgs
                  .filter((other) => other.active && CHILD_KINDS[other.kind].length > 0)
                  .map((other) => ({ value: other.id, label: other.name }))}
              />
            </Form.Item>
            <Form.Item name="kind" label={t('orgs.col.kind')} rules={required}>
              <Select
                placeholder={t('choose')}
                options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="name"
          label={t('orgs.col.name')}
          rules={[...required, { min: 2, message: t('error.too-small') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="shortName" label={t('orgs.col.short')} rules={required}>
          <Input maxLength={20} />
        </Form.Item>
        {(org?.kind ?? kind ?? 'enterprise') !== 'enterprise' && (
          <OrgPlaceFields org={org} accounts={accounts} />
        )}
        {!org && (kind === 'township' || kind === 'zone') && (
          <Form.Item
            name="regionCode"
            label={t('orgs.region')}
            extra={t('orgs.regionHelp')}
            rules={[{ pattern: /^\d{9,12}$/, message: t('error.invalid-format') }]}
          >
            <Input maxLength={12} inputMode="numeric" />
          </Form.Item>
        )}
        {!org && kind === 'enterprise' && (
          <Form.Item
            name="creditCode"
            label={t('orgs.credit')}
            rules={[{ len: 18, message: t('error.invalid-format') }]}
          >
            <Input maxLength={18} />
          </Form.Item>
        )}
      </Form>
      {failed && (
        <p className="admin-failed" role="alert">
          {failed}
        </p>
      )}
    </Modal>
  );
}

/** Only what was changed is sent: somebody named long ago may have been disabled since, and stays named. */
function namedAnew(org: Org, named: Pick<Values, 'headId' | 'supervisorId'>) {
  return Object.fromEntries(
    (['headId', 'supervisorId'] as const)
      .map((key) => [key, named[key] ?? null] as const)
      .filter(([key, id]) => id !== org[key]),
  );
}
