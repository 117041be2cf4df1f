import type { ReportForm } from '@duban/contracts';
import { totals } from '@duban/domain';
import { Button } from '../../../shared/components/button';
import { wan } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { wanField, wanRead } from './amount';
import { AmountField } from './amount-field';
import { FieldNote, noted } from './field-note';
import { contextOf, figuresOf } from './fields';
import { formTexts } from './form-messages';
import { SectionComments } from '../review/section-comments';
import { Section } from './section';
import type { ReportState } from './use-report-form';

/** 下月计划: an amount and what is to be reached. */
export function NextSection({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const { yearFen } = totals(figuresOf(report.fields), contextOf(form));
  const planFen = BigInt(form.plan?.amountFen ?? '0');
  const left = planFen - yearFen;
  return (
    <Section
      n={5}
      uses={[
        ['report.nextPlan', t('nextMoney')],
        ['report.nextText', t('nextText')],
      ]}
      title={t('nextPlan')}
      remarks={<SectionComments form={form} section="next" />}
    >
      <div className="report-next">
        <AmountField name="nextPlan" label={t('nextMoney')} report={report} />
        <FieldNote name="nextPlan" report={report} />
        {left > 0n && (
          <small>
            {wanRead(left)} {t('nextNeed', { plan: wan(planFen), done: wanRead(yearFen) })}{' '}
            {!report.fields.nextPlan && (
              <Button kind="quiet" onClick={() => report.set({ nextPlan: wanField(left.toString()) })}>
                {t('nextTake')}
              </Button>
            )}
          </small>
        )}
        <input
          className="input"
          maxLength={500}
          aria-label={t('nextText')}
          placeholder={t('nextHint')}
          value={report.fields.nextText}
          onChange={(event) => report.set({ nextText: event.target.value })}
          {...noted('nextText', report)}
        />
      </div>
    </Section>
  );
}
