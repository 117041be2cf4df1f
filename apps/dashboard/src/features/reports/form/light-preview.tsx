import type { Light as LightData } from '@duban/contracts';
import { Light } from '../../../shared/components/light';
import { useTexts } from '../../../shared/i18n/messages';
import { isLagging, lightSentence } from '../../../shared/light-words';
import { shared } from '../../../shared/messages';
import { formTexts } from './form-messages';

/** The light with its word and its sentence. */
export function LightSaid({ light }: { light: LightData }) {
  const words = useTexts(shared);
  return (
    <div className="report-light">
      <Light colour={light.color} size={30} decorative />
      <p>
        <b className={`light-${light.color}`}>
          {words(`light.${light.color}`)}
          {isLagging(light) && ` · ${words('light.lagging')}`}
        </b>
        <span>{lightSentence(light)}</span>
      </p>
    </div>
  );
}

export function LightPreview({ light }: { light: LightData }) {
  const t = useTexts(formTexts);
  return (
    <section className="report-side">
      <h2>{t('lightAfter')}</h2>
      <LightSaid light={light} />
    </section>
  );
}
