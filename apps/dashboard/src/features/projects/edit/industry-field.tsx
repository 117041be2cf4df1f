import { INDUSTRY_SECTIONS, sectorOfIndustry } from '@duban/domain';
import { Form, Select } from 'antd';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useUsedBy } from '../../../shared/used-by';
import { editTexts } from './edit-messages';
import type { ProjectValues } from './project-values';

/** GB/T 4754-2017 by section and division, found by code or name; the county's own sector follows, until it is chosen. */
export function IndustryField() {
  const t = useTexts(editTexts);
  const usedBy = useUsedBy();
  const lang = useLang();
  const form = Form.useFormInstance<ProjectValues>();
  const options = INDUSTRY_SECTIONS.map(([letter, zh, en, divisions]) => ({
    label: `${letter} ${lang === 'zh' ? zh : en}`,
    options: divisions.map(([number, nameZh, nameEn]) => ({
      value: letter + number,
      label: `${letter}${number} ${lang === 'zh' ? nameZh : nameEn}`,
    })),
  }));
  const follow = (code?: string) => {
    if (code && !form.isFieldTouched('sector'))
      form.setFieldValue('sector', sectorOfIndustry(code) as ProjectValues['sector']);
  };
  return (
    <Form.Item name="industry" label={t('industry')} tooltip={usedBy('project.industry')}>
      <Select
        allowClear
        showSearch={{
          filterOption: (input, option) =>
            String(option?.label ?? '')
              .toLowerCase()
              .includes(input.trim().toLowerCase()),
        }}
        placeholder={t('choose')}
        options={options}
        onChange={follow}
      />
    </Form.Item>
  );
}
