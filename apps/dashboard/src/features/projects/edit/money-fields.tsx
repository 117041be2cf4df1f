import { fenFromWan } from '@duban/domain';
import { Form, Input, Select, Switch } from 'antd';
import { Button } from '../../../shared/components/button';
import { useTexts } from '../../../shared/i18n/messages';
import { COUNTINGS, FUNDING_KINDS, projectWords } from '../../../shared/project-words';
import { UsedBy, useUsedBy } from '../../../shared/used-by';
import { editTexts } from './edit-messages';
import { isAmount, type ProjectValues, wanOf } from './project-values';

/** The money of a project, and whether its sources add up to the whole. */
export function MoneyFields() {
  const t = useTexts(editTexts);
  const usedBy = useUsedBy();
  const words = useTexts(projectWords);
  const form = Form.useFormInstance<ProjectValues>();
  const total = Form.useWatch('totalFen', form) ?? '';
  const funding = Form.useWatch('funding', form) ?? [];
  const required = [{ required: true, message: t('error.required') }];
  const amount = {
    validator: (_: unknown, value?: string) =>
      !value?.trim() || isAmount(value) ? Promise.resolve() : Promise.reject(new Error(t('error.amount'))),
  };
  const fens = funding.map((source) => source?.fen?.trim() || '0');
  const sum = fens.every(isAmount) ? fens.reduce((all, fen) => all + fenFromWan(fen), 0n) : null;
  const whole = isAmount(total) && total.trim() ? fenFromWan(total) : null;
  return (
    <>
      <h2 className="edit-group">{t('money')}</h2>
      <div className="edit-two">
        <Form.Item
          name="totalFen"
          label={t('totalFen')}
          tooltip={usedBy('project.totalFen')}
          rules={[...required, amount]}
        >
          <Input inputMode="decimal" suffix={t('wan')} />
        </Form.Item>
        <Form.Item
          name="governmentFunded"
          label={t('governmentFunded')}
          tooltip={usedBy('project.governmentFunded')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name="estimateFen"
          label={t('estimateFen')}
          tooltip={usedBy('project.estimateFen')}
          rules={[amount]}
        >
          <Input inputMode="decimal" suffix={t('wan')} />
        </Form.Item>
        <Form.Item
          name="budgetFen"
          label={t('budgetFen')}
          tooltip={usedBy('project.budgetFen')}
          rules={[amount]}
        >
          <Input inputMode="decimal" suffix={t('wan')} />
        </Form.Item>
        <Form.Item
          name="counting"
          label={t('counting')}
          tooltip={usedBy('project.counting')}
          extra={t('countingHelp')}
        >
          <Select options={COUNTINGS.map((value) => ({ value, label: words(`counting.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.List name="funding">
        {(lines, { add, remove }) => (
          <fieldset className="edit-funding">
            <legend>{t('funding')}</legend>
            <UsedBy fields={[['project.funding', t('funding')]]} />
            {lines.map(({ key, name }) => (
              <div key={key} className="edit-source">
                <Form.Item name={[name, 'kind']} rules={required}>
                  <Select
                    aria-label={t('fundingKind')}
                    placeholder={t('fundingKind')}
                    options={FUNDING_KINDS.map((value) => ({
                      value,
                      label: words(`funding.${value}`),
                      disabled: funding.some((source, i) => i !== name && source?.kind === value),
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'fen']} rules={[...required, amount]}>
                  <Input inputMode="decimal" suffix={t('wan')} />
                </Form.Item>
                <Button kind="quiet" onClick={() => remove(name)}>
                  {t('remove')}
                </Button>
              </div>
            ))}
            {lines.length < FUNDING_KINDS.length && (
              <Button kind="quiet" onClick={() => add({})}>
                {t('fundingAdd')}
              </Button>
            )}
            {lines.length > 0 && (
              <span className={sum === whole ? 'edit-sum' : 'edit-sum edit-warning'}>
                {sum !== null && sum === whole
                  ? t('fundingOk')
                  : t('fundingSum', {
                      sum: sum === null ? '—' : wanOf(sum.toString()),
                      total: whole === null ? '—' : wanOf(whole.toString()),
                    })}
              </span>
            )}
          </fieldset>
        )}
      </Form.List>
    </>
  );
}
