import { OWN_LIGHTS } from '@duban/domain';
import { Light } from '../../../shared/components/light';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { UsedBy } from '../../../shared/used-by';
import { formTexts } from './form-messages';
import type { ReportState } from './use-report-form';

/** 自评灯: optional; stands beside the computed light and changes nothing of it. */
export function OwnLightField({ report }: { report: ReportState }) {
  const t = useTexts(formTexts);
  const words = useTexts(shared);
  const { ownLight } = report.fields;
  return (
    <section className="report-side">
      <fieldset className="own-light">
        <legend>{t('own')}</legend>
        {[null, ...OWN_LIGHTS].map((colour) => (
          <label key={colour ?? 'none'}>
            <input
              type="radio"
              name="own-light"
              checked={ownLight === colour}
              onChange={() => report.set({ ownLight: colour })}
            />{' '}
            {colour && <Light colour={colour} size={16} decorative />}
            <span>{colour ? words(`light.${colour}`) : t('ownNone')}</span>
          </label>
        ))}
      </fieldset>
      <small>{t('ownHelp')}</small>
      <UsedBy fields={[['report.ownLight', t('own')]]} />
    </section>
  );
}
