import { listOrgs, listProjectChoices, type Org } from '@duban/contracts';
import { foreignRegion, isCreditCode, isProjectCode } from '@duban/domain';
import { DatePicker, Form, Input, Select } from 'antd';
import { useTexts } from '../../../shared/i18n/messages';
import { CATEGORIES, projectWords, SECTORS, STAGES, YEAR_CLASSES } from '../../../shared/project-words';
import { useFetched } from '../../../shared/query';
import { wordTexts } from '../../../shared/words';
import { useUsedBy } from '../../../shared/used-by';
import { editTexts } from './edit-messages';
import { IndustryField } from './industry-field';
import { MoneyFields } from './money-fields';
import { DAY_FIELDS, type ProjectValues } from './project-values';

const byName = (input: string, option?: { label?: unknown }): boolean =>
  String(option?.label ?? '')
    .toLowerCase()
    .includes(input.trim().toLowerCase());

/** All that people write of a project; the same for entering and changing it. */
export function ProjectFields() {
  const t = useTexts(editTexts);
  const usedBy = useUsedBy();
  const words = useTexts(projectWords);
  const names = useTexts(wordTexts);
  const form = Form.useFormInstance<ProjectValues>();
  const code = Form.useWatch('code', form);
  const leaderId = Form.useWatch('leaderId', form);
  const choices = useFetched(listProjectChoices, {}, { shows: [{ type: 'account' }] });
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
  // the county's own region: what its townships are numbered by
  const county = townships[0]?.value.slice(0, 6);
  const region = code && county ? foreignRegion(code.trim(), county) : null;
  const leaders = (choices.data?.leaders ?? []).map(({ id, name, title }) => ({
    value: id,
    label: [name, title].filter(Boolean).join(' · '),
  }));
  const labels = (choices.data?.labels ?? []).map((value) => ({ value, label: value }));
  const matching = (is: (text: string) => boolean, message: string) => ({
    validator: (_: unknown, value?: string | null) =>
      !value?.trim() || is(value.trim()) ? Promise.resolve() : Promise.reject(new Error(message)),
  });
  const required = [{ required: true, message: t('error.required') }];
  const search = { showSearch: { filterOption: byName }, placeholder: t('choose') };
  return (
    <>
      <h2 className="edit-group">{t('basics')}</h2>
      <Form.Item
        name="name"
        label={t('name')}
        tooltip={usedBy('project.name')}
        rules={[...required, { min: 2, message: t('error.too-small') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('code')}
        tooltip={usedBy('project.code')}
        extra={region ? <span className="edit-warning">{t('codeRegion', { region })}</span> : t('codeHelp')}
        rules={[matching(isProjectCode, t('error.project-code'))]}
      >
        <Input maxLength={24} />
      </Form.Item>
      <div className="edit-two">
        <Form.Item name="stage" label={t('stage')} tooltip={usedBy('project.stage')} rules={required}>
          <Select options={STAGES.map((value) => ({ value, label: words(`stage.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="yearClass"
          label={t('yearClass')}
          tooltip={usedBy('project.yearClass')}
          rules={required}
        >
          <Select options={YEAR_CLASSES.map((value) => ({ value, label: words(`yearClass.${value}`) }))} />
        </Form.Item>
        <IndustryField />
        <Form.Item name="sector" label={t('sector')} tooltip={usedBy('project.sector')} rules={required}>
          <Select
            placeholder={t('choose')}
            options={SECTORS.map((value) => ({ value, label: names(`sector.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="category"
          label={t('category')}
          tooltip={usedBy('project.category')}
          rules={required}
        >
          <Select options={CATEGORIES.map((value) => ({ value, label: words(`category.${value}`) }))} />
        </Form.Item>
        <Form.Item name="nature" label={t('nature')} tooltip={usedBy('project.nature')}>
          <Input maxLength={20} placeholder={t('natureHelp')} />
        </Form.Item>
        <Form.Item name="labels" label={t('labels')} tooltip={usedBy('project.labels')}>
          <Select mode="tags" maxCount={10} options={labels} placeholder={t('labelsHelp')} />
        </Form.Item>
      </div>
      <Form.Item name="description" label={t('description')} tooltip={usedBy('project.description')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="scale" label={t('scale')} tooltip={usedBy('project.scale')}>
        <Input.TextArea rows={2} maxLength={500} placeholder={t('scaleHelp')} />
      </Form.Item>
      <h2 className="edit-group">{t('people')}</h2>
      <div className="edit-two">
        <Form.Item name="unitId" label={t('unitId')} tooltip={usedBy('project.unitId')} rules={required}>
          <Select {...search} options={units} />
        </Form.Item>
        <Form.Item name="ownerId" label={t('ownerId')} tooltip={usedBy('project.ownerId')}>
          <Select {...search} allowClear options={owners} />
        </Form.Item>
        <Form.Item
          name="legalName"
          label={t('legalName')}
          tooltip={usedBy('project.legalName')}
          extra={t('legalNameHelp')}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item
          name="creditCode"
          label={t('creditCode')}
          tooltip={usedBy('project.creditCode')}
          rules={[matching(isCreditCode, t('error.credit-code'))]}
        >
          <Input maxLength={18} />
        </Form.Item>
        <Form.Item name="regulatorId" label={t('regulatorId')} tooltip={usedBy('project.regulatorId')}>
          <Select {...search} allowClear options={units} />
        </Form.Item>
        <Form.Item
          name="township"
          label={t('township')}
          tooltip={usedBy('project.township')}
          rules={required}
        >
          <Select {...search} options={townships} />
        </Form.Item>
        <Form.Item name="address" label={t('address')} tooltip={usedBy('project.address')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="leaderId" label={t('leaderId')} tooltip={usedBy('project.leaderId')}>
          <Select {...search} allowClear options={leaders} />
        </Form.Item>
        <Form.Item
          name="leaderName"
          label={t('leaderName')}
          tooltip={usedBy('project.leaderName')}
          extra={t('leaderNameHelp')}
        >
          <Input maxLength={40} disabled={Boolean(leaderId)} />
        </Form.Item>
        <Form.Item name="officerName" label={t('officerName')} tooltip={usedBy('project.officerName')}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <MoneyFields />
      <h2 className="edit-group">{t('days')}</h2>
      <div className="edit-two">
        {DAY_FIELDS.map((name) => (
          <Form.Item key={name} name={name} label={t(name)} tooltip={usedBy('project.days')}>
            <DatePicker placeholder={t('date')} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
