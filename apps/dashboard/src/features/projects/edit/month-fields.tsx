import { Form, type FormInstance, Input } from 'antd';
import type { Rule } from 'antd/es/form';
import { Button } from '../../../shared/components/button';
import { wan } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { UsedBy } from '../../../shared/used-by';
import { editTexts } from './edit-messages';
import { isAmount } from './project-values';
import { fenFromWan } from '@duban/domain';
import { type PlanValues, spread, sumOf } from './plan-values';

const read = (fen: bigint): string => wan(fen, 2).replace(/\.00$/, '');

/** Twelve months and whether they add up to the year. */
export function MonthFields({ form, rule }: { form: FormInstance<PlanValues>; rule: Rule }) {
  const t = useTexts(editTexts);
  const months = Form.useWatch('months', form) ?? [];
  const amount = Form.useWatch('amountFen', form) ?? '';
  const sum = sumOf(months);
  const whole = isAmount(amount) ? fenFromWan(amount) : null;
  const even = sum !== null && sum === whole;
  return (
    <>
      <div className="edit-months">
        {Array.from({ length: 12 }, (_, i) => (
          <Form.Item key={i} name={['months', i]} label={t('month', { n: i + 1 })} rules={[rule]}>
            <Input inputMode="decimal" />
          </Form.Item>
        ))}
      </div>
      <UsedBy fields={[['plan.months', t('monthly')]]} />
      <p className="edit-sum">
        {even
          ? t('sumOk')
          : t('sum', { sum: sum === null ? '—' : read(sum), amount: whole === null ? '—' : read(whole) })}
        <Button
          kind="quiet"
          disabled={whole === null}
          onClick={() => form.setFieldsValue({ months: spread(amount) })}
        >
          {t('spread')}
        </Button>
      </p>
    </>
  );
}
