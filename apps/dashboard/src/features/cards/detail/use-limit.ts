import type { CardDetail } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { cardTexts } from '../messages';

type Limit = CardDetail['rules']['explain'];

/** "3 个工作日", with the unit that is stored with each limit. */
export function useLimit(): (limit: Limit) => string {
  const t = useTexts(cardTexts);
  return ({ unit, amount }) => t(`limit.${unit}`, { count: amount });
}
