import type { ReportForm } from '@duban/contracts';
import { percentTenths, scheduleTenths, totals } from '@duban/domain';
import { formatMonth, formatNumber, wan } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { readWan, wanRead } from './amount';
import { AmountField } from './amount-field';
import { FieldNote } from './field-note';
import { contextOf, figuresOf } from './fields';
import { formTexts } from './form-messages';
import { scheduleOf } from './light-after';
import { SectionComments } from '../review/section-comments';
import { Section } from './section';
import type { ReportState } from './use-report-form';

const tenths = (value: number): string => `${formatNumber(value / 10, 1)}%`;

/** 本月完成投资 and 资金到位: typed once, summed by the law. */
export function MoneySection({ form, report }: { form: ReportForm; report: ReportState }) {
  const t = useTexts(formTexts);
  const lang = useLang();
  const { previous, plan, before } = form;
  const month = readWan(report.fields.month);
  const { yearFen, totalFen } = totals(figuresOf(report.fields), contextOf(form));
  const planFen = BigInt(plan?.amountFen ?? '0');
  const rate = percentTenths(yearFen, planFen);
  return (
    <Section
      remarks={<SectionComments form={form} section="money" />}
      n={1}
      uses={[
        ['report.month', t('row.month')],
        ['report.funds', t('row.funds')],
      ]}
      title={t('invest')}
      note={previous ? t('investNote', { month: formatMonth(previous.period, lang) }) : t('investFirst')}
    >
      <div className="report-money">
        <div className="report-money-head" aria-hidden="true">
          <span>{t('col.what')}</span>
          <span>{previous ? formatMonth(previous.period, lang) : ''}</span>
          <span>{t('col.now', { month: formatMonth(form.period, lang) })}</span>
          <span>{t('col.sums')}</span>
        </div>
        <div className="report-money-row">
          <b>{t('row.month')}</b>
          <span className="report-before">{previous?.monthFen ? wanRead(previous.monthFen) : '—'}</span>
          <span>
            <AmountField name="month" label={t('row.month')} report={report} main />
            <FieldNote name="month" report={report} />
          </span>
          <span className="report-sums">
            <span>
              {t('yearSum', { before: wanRead(before.yearFen), month: month ? wanRead(month) : '0' })}
              <b>{wanRead(yearFen)}</b>
            </span>
            <small>
              {rate === null
                ? t('noPlan')
                : t('rate', { rate: tenths(rate), schedule: tenths(scheduleTenths(scheduleOf(form))) })}
            </small>
            {previous?.nextPlanFen && previous.nextPlanFen !== '0' && (
              <small>{t('planned', { plan: wanRead(previous.nextPlanFen) })}</small>
            )}
            <small>{t('totalSum', { total: wan(totalFen), whole: wan(form.project.totalFen) })}</small>
          </span>
        </div>
        <div className="report-money-row">
          <b>
            {t('row.funds')} <i>{t('row.fundsNote')}</i>
          </b>
          <span className="report-before">{previous?.fundsFen ? wanRead(previous.fundsFen) : ''}</span>
          <span>
            <AmountField name="funds" label={t('row.funds')} report={report} />
            <FieldNote name="funds" report={report} />
          </span>
          <span />
        </div>
      </div>
    </Section>
  );
}
