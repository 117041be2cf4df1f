import { listOrgs, type Org } from '@duban/contracts';
import { DatePicker, Form, Input, Select } from 'antd';
import { useTexts } from '../../../shared/i18n/messages';
import { CATEGORIES, projectWords, SECTORS, STAGES, YEAR_CLASSES } from '../../../shared/project-words';
import { useFetched } from '../../../shared/query';
import { wordTexts } from '../../../shared/words';
import { editTexts } from './edit-messages';
import { isAmount } from './project-values';

const byName = (input: string, option?: { label?: unknown }): boolean =>
  String(option?.label ?? '')
    .toLowerCase()
    .includes(input.trim().toLowerCase());

/** All that people write of a project; the same for entering and changing it. */
export function ProjectFields() {
  const t = useTexts(editTexts);
  const words = useTexts(projectWords);
  const names = useTexts(wordTexts);
  const { data } = useFetched(listOrgs, { query: {} }, { shows: [{ type: 'org' }] });
  const orgs = data?.items.filter((org) => org.active) ?? [];
  const named = (list: Org[]) => list.map((org) => ({ value: org.id, label: org.name }));
  const units = named(orgs.filter((org) => org.kind !== 'enterprise'));
  const owners = named(orgs);
  const townships = orgs.flatMap((org) =>
    (org.kind === 'township' || org.kind === 'zone') && org.regionCode
      ? [{ value: org.regionCode, label: org.shortName }]
      : [],
  );
  const required = [{ required: true, message: t('error.required') }];
  const search = { showSearch: { filterOption: byName }, placeholder: t('choose') };
  return (
    <>
      <h2 className="edit-group">{t('basics')}</h2>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[...required, { min: 2, message: t('error.too-small') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('code')}
        extra={t('codeHelp')}
        rules={[{ pattern: /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/, message: t('error.invalid-format') }]}
      >
        <Input maxLength={24} />
      </Form.Item>
      <div className="edit-two">
        <Form.Item name="stage" label={t('stage')} rules={required}>
          <Select options={STAGES.map((value) => ({ value, label: words(`stage.${value}`) }))} />
        </Form.Item>
        <Form.Item name="yearClass" label={t('yearClass')} rules={required}>
          <Select options={YEAR_CLASSES.map((value) => ({ value, label: words(`yearClass.${value}`) }))} />
        </Form.Item>
        <Form.Item name="sector" label={t('sector')} rules={required}>
          <Select
            placeholder={t('choose')}
            options={SECTORS.map((value) => ({ value, label: names(`sector.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="category" label={t('category')} rules={required}>
          <Select options={CATEGORIES.map((value) => ({ value, label: words(`category.${value}`) }))} />
        </Form.Item>
        <Form.Item name="nature" label={t('nature')}>
          <Input maxLength={20} placeholder={t('natureHelp')} />
        </Form.Item>
        <Form.Item name="labels" label={t('labels')}>
          <Select mode="tags" maxCount={10} open={false} suffixIcon={null} placeholder={t('labelsHelp')} />
        </Form.Item>
      </div>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <h2 className="edit-group">{t('people')}</h2>
      <div className="edit-two">
        <Form.Item name="unitId" label={t('unitId')} rules={required}>
          <Select {...search} options={units} />
        </Form.Item>
        <Form.Item name="ownerId" label={t('ownerId')}>
          <Select {...search} allowClear options={owners} />
        </Form.Item>
        <Form.Item name="township" label={t('township')} rules={required}>
          <Select {...search} options={townships} />
        </Form.Item>
        <Form.Item name="address" label={t('address')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="leaderName" label={t('leaderName')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="officerName" label={t('officerName')}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <h2 className="edit-group">{t('days')}</h2>
      <Form.Item
        name="totalFen"
        label={t('totalFen')}
        rules={[
          ...required,
          {
            validator: (_, value: string) =>
              !value || isAmount(value) ? Promise.resolve() : Promise.reject(new Error(t('error.amount'))),
          },
        ]}
      >
        <Input inputMode="decimal" suffix={t('wan')} />
      </Form.Item>
      <div className="edit-two">
        {(['plannedStart', 'plannedFinish', 'actualStart', 'actualFinish'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(name)}>
            <DatePicker placeholder={t('date')} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
