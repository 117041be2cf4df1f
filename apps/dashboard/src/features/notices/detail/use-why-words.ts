import type { Answer, explainRung } from '@duban/contracts';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { versionOf } from './policy-version';
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
      policy: t('why.policy', { policy: t('ladder.ruleName', { version: versionOf(policy) }) }),
      sum: t('why.sum', sums),
      told: told.map(({ place, names, empty }) => ({
        place: words(`place.${place}`),
        names: empty ? t('why.empty') : names.join('、'),
      })),
    };
  };
}
