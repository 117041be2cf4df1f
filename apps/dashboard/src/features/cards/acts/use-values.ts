import type { CardDetail } from '@duban/contracts';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts, type Values } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useSession } from '../../../shared/session';

/** What the words of an act are filled with: card, unit, number, the days its terms would end on, what it counts. */
export function useValues(card: CardDetail, move: CardDetail['can'][number]): Values {
  const names = useTexts(shared);
  const lang = useLang();
  const today = useSession().today.day;
  const { ifNow, rules, unit, number, color } = card;
  const isRed = color === 'red' && !card.lowered;
  const kind = names(color === 'red' ? 'card.red' : 'card.yellow');
  const day = (text: string) =>
    `${formatDate(text, lang, today)}${ifNow.provisional ? ` (${names('deadline.provisional')})` : ''}`;
  return {
    // "the red card" stands in the middle of an English sentence
    card: lang === 'en' ? kind.toLowerCase() : kind,
    unit: unit.shortName,
    number: number ?? kind,
    explainDay: day(ifNow.explainDay),
    appealDay: day(ifNow.appealDay),
    reviewDay: day(ifNow.reviewDay),
    count: move === 'lower' || !isRed ? rules.points.yellow : rules.points.red,
  };
}
