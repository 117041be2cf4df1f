import type { BoardGroup } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Light } from '../../../shared/components/light';
import { yiText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { type Colouring, LAG_STEPS, lagOf } from './county-tiles';
import { mapTexts } from './map-messages';

type LegendProps = { by: Colouring; steps: readonly bigint[]; groups: readonly BoardGroup[] };

/** What the colours say: only those that are there. */
export function MapLegend({ by, steps, groups }: LegendProps) {
  const t = useTexts(mapTexts);
  const lang = useLang();
  const patch = (key: string, className: string, words: ReactNode) => (
    <li key={key}>
      <span className={`map-patch ${className}`} aria-hidden="true" />
      {words}
    </li>
  );
  const items = {
    light: () =>
      (['red', 'yellow', 'green', 'stale', 'none'] as const)
        .filter((color) => groups.some((group) => group.color === color))
        .map((color) => (
          <li key={color}>
            <Light colour={color} word />
          </li>
        )),
    amount: () =>
      steps.map((from, i) => {
        const next = steps[i + 1];
        const words =
          i === 0 && next !== undefined
            ? t('legend.below', { to: yiText(next, lang) })
            : t('legend.from', { from: yiText(from, lang) });
        return patch(String(i), `map-step-${i}`, words);
      }),
    lag: () =>
      [...LAG_STEPS.map(({ key }) => key), 'none' as const]
        .filter((key) => groups.some(({ pointsTenths }) => lagOf(pointsTenths) === key))
        .map((key) => patch(key, `map-lag-${key}`, t(`lag.${key}`))),
  }[by]();
  return (
    <ul className="map-legend" aria-label={t('legend')}>
      {items}
    </ul>
  );
}
