import type { NoticeDetail } from '@duban/contracts';
import { CardSheet } from '../../../shared/components/card-sheet';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';

/** Cards the ladder has proposed: dashed sheets without a number, until people decide. */
export function CardsPanel({ cards }: { cards: NoticeDetail['cards'] }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  return (
    <Panel title={t('cards.title')}>
      <div className="notice-cards">
        {cards.map((card) => (
          <CardSheet
            key={card.id}
            colour={card.color}
            number={card.number}
            lines={[
              t('cards.line', {
                rung: words(`rung.${card.rung}`),
                at: formatMoment(card.proposedAt, lang),
              }),
              t('cards.wait'),
            ]}
          />
        ))}
      </div>
    </Panel>
  );
}
