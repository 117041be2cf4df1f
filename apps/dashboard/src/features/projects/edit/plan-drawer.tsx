import { planProject } from '@duban/contracts';
import { fenFromWan } from '@duban/domain';
import { DatePicker, Form, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isApiError } from '../../../shared/api';
import { NotFound } from '../../../shared/components/not-found';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { useUsedBy } from '../../../shared/used-by';
import { useProject } from '../project-context';
import { EditDrawer } from './edit-drawer';
import { editTexts } from './edit-messages';
import { showRefused } from './form-errors';
import { MonthFields } from './month-fields';
import { isAmount } from './project-values';
import { bodyOfPlan, type PlanValues, planValuesOf, sumOf } from './plan-values';

/** A new version of a year's plan; the earlier ones stay. */
export function PlanDrawer() {
  const t = useTexts(editTexts);
  const usedBy = useUsedBy();
  const navigate = useNavigate();
  const project = useProject();
  const { today } = useSession();
  const [form] = Form.useForm<PlanValues>();
  const [failed, setFailed] = useState<string | null>(null);
  const plan = useAct(planProject, { changes: [{ type: 'project', id: project.id }] });
  const [initial] = useState(() => planValuesOf(project, today.day));
  const monthly = Form.useWatch('monthly', form);
  if (!project.can.includes('project:edit')) return <NotFound />;

  const save = async (values: PlanValues) => {
    setFailed(null);
    if (values.monthly && sumOf(values.months) !== fenFromWan(values.amountFen)) {
      form.setFields([{ name: ['months', 0], errors: [t('error.not-the-sum')] }]);
      form.scrollToField(['months', 0], { block: 'center', focus: true });
      return;
    }
    try {
      await plan.mutateAsync({
        params: { projectId: project.id },
        body: { ...bodyOfPlan(values), version: project.version },
      });
      toast(t('planned', { year: values.year }));
      await navigate('..', { relative: 'path', preventScrollReset: true });
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (!showRefused(form, error)) setFailed(t('notSaved', { why: errorSentence(error) }));
    }
  };
  const required = [{ required: true, message: t('error.required') }];
  const amount = {
    validator: (_: unknown, value?: string) =>
      !value || isAmount(value) ? Promise.resolve() : Promise.reject(new Error(t('error.amount'))),
  };
  return (
    <EditDrawer
      title={`${t('plan')} · ${project.name}`}
      act={t('setPlan')}
      busy={plan.isPending}
      failed={failed}
      onSave={() => form.submit()}
    >
      <p className="edit-note">{t('planNote')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={(values) => void save(values)}
      >
        <div className="edit-two">
          <Form.Item name="year" label={t('year')} tooltip={usedBy('plan.year')} rules={required}>
            <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name="amountFen"
            label={t('amountFen')}
            tooltip={usedBy('plan.amountFen')}
            rules={[...required, amount]}
          >
            <Input inputMode="decimal" suffix={t('wan')} />
          </Form.Item>
        </div>
        <Form.Item
          name="monthly"
          label={t('monthly')}
          tooltip={usedBy('plan.monthly')}
          valuePropName="checked"
          extra={t('monthlyHelp')}
        >
          <Switch />
        </Form.Item>
        {monthly && <MonthFields form={form} rule={amount} />}
        <Form.Item
          name="reason"
          label={t('reason')}
          tooltip={usedBy('plan.reason')}
          extra={t('reasonHelp')}
          rules={[...required, { min: 2, message: t('error.too-small') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <div className="edit-two">
          <Form.Item
            name="approvedBy"
            label={t('approvedBy')}
            tooltip={usedBy('plan.approvedBy')}
            rules={required}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name="approvedOn"
            label={t('approvedOn')}
            tooltip={usedBy('plan.approvedOn')}
            rules={required}
          >
            <DatePicker
              placeholder={t('date')}
              style={{ width: '100%' }}
              disabledDate={(day) => day.format('YYYY-MM-DD') > today.day}
            />
          </Form.Item>
        </div>
      </Form>
    </EditDrawer>
  );
}
