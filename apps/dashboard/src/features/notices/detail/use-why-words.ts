import type { Answer, explainRung } from '@duban/contracts';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { policyName } from './policy-version';
import { clauses, listed } from '../joined';
import { ladderTexts } from './ladder-messages';

type Why = Answer<typeof explainRung>;
/** The reason of a rung in sentences: what it is counted from, when it came, by which policy, who was told. */
export type WhyWords = {
  basis: string;
  moment: string;
  policy: string;
  sum: string;
  told: { place: string; names: string }[];
};

const PARTS = ['counted', 'credited', 'paused', 'skipped'] as const;

export function useWhyWords(today: string): (why: Why) => WhyWords {
  const t = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  return (why) => {
    const { anchor, anchorDay, offset, firedAt, skipped, at, policy, sums, told } = why;
    const from = t(`why.anchor.${anchor}`, { day: formatDate(anchorDay, lang, today) });
    const moment = formatMoment(firedAt ?? at, lang, today);
    return {
      basis:
        offset === 0 ? t('why.same', { anchor: from }) : t('why.offset', { anchor: from, count: offset }),
      moment: skipped
        ? t('why.skipped', { at: moment })
        : t(firedAt ? 'why.fired' : 'why.ahead', { at: moment }),
      policy: t('why.policy', { policy: policyName(policy, t) }),
      sum: clauses(
        PARTS.map((part) => sums[part] > 0 && t(`why.${part}`, { count: sums[part] })),
        lang,
      ),
      told: told.map(({ place, names, empty }) => ({
        place: words(`place.${place}`),
        names: empty ? t('why.empty') : listed(names, lang) || t('why.unknown'),
      })),
    };
  };
}
