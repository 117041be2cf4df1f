import type { NoticeDetail } from '@duban/contracts';
import { Link } from 'react-router';
import { CardNext } from '../../../shared/components/card-next';
import { CardSheet } from '../../../shared/components/card-sheet';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';

/** The cards of this notice: dashed sheets without a number until people decide; each leads to its own page. */
export function CardsPanel({ cards, today }: { cards: NoticeDetail['cards']; today: string }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  return (
    <Panel title={t('cards.title')}>
      <ul className="notice-cards">
        {cards.map((card) => {
          const at = formatMoment(card.proposedAt, lang, today);
          const why = card.rung
            ? t('cards.byRung', { rung: words(`rung.${card.rung}`), at })
            : t('cards.byHand', { reason: card.reason, at });
          return (
            <li key={card.id}>
              <Link to={`/cards/${card.id}`}>
                <CardSheet colour={card.color} number={card.number} lines={[why]} />
              </Link>
              <CardNext card={card} today={today} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
