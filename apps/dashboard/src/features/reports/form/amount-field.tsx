import { useTexts } from '../../../shared/i18n/messages';
import { noted } from './field-note';
import { formTexts } from './form-messages';
import type { ReportState } from './use-report-form';

type AmountFieldProps = {
  name: 'month' | 'funds' | 'nextPlan';
  label: string;
  report: ReportState;
  main?: boolean;
};

/** 万元 as typed; the unit stands inside the field. */
export function AmountField({ name, label, report, main }: AmountFieldProps) {
  const t = useTexts(formTexts);
  return (
    <span className={`report-amount${main ? ' report-amount-main' : ''}`}>
      <input
        className="input"
        inputMode="decimal"
        autoComplete="off"
        maxLength={18}
        aria-label={label}
        value={report.fields[name]}
        onChange={(event) => report.set({ [name]: event.target.value })}
        {...noted(name, report)}
      />
      <i aria-hidden="true">{t('wan')}</i>
    </span>
  );
}
