import type { ProjectDetail } from '@duban/contracts';
import { departureOf } from '@duban/domain';
import { Form, Input } from 'antd';
import { useTexts } from '../../../shared/i18n/messages';
import { editTexts } from './edit-messages';
import { fenOf, isAmount, type ProjectValues } from './project-values';

/** Asks why, as soon as what is typed would make the project leave. */
export function LeaveField({ project }: { project: ProjectDetail }) {
  const t = useTexts(editTexts);
  const form = Form.useFormInstance<ProjectValues>();
  const stage = Form.useWatch('stage', form) ?? project.stage;
  const total = Form.useWatch('totalFen', form) ?? '';
  const totalFen = isAmount(total) ? fenOf(total) : project.totalFen;
  const { currency } = project;
  const what = departureOf(
    { stage: project.stage, totalFen: BigInt(project.totalFen), currency },
    { stage, totalFen: BigInt(totalFen), currency },
  );
  if (!what) return null;
  return (
    <>
      <h2 className="edit-group">{t('leaving')}</h2>
      <Form.Item
        name="reason"
        label={t('leaveReason')}
        extra={t(`leave.${what}`)}
        rules={[
          { required: true, message: t('error.required') },
          { min: 2, message: t('error.too-small') },
        ]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </>
  );
}
