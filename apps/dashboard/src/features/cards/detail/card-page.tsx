import { type CardDetail, getCard } from '@duban/contracts';
import { ChevronLeft, Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { Button } from '../../../shared/components/button';
import { Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { ActsPanel } from '../acts/acts-panel';
import { cardTexts } from '../messages';
import { CardPaper } from '../paper/card-paper';
import { Course } from './course';
import { Face } from './face';
import { TermsPanel } from './terms-panel';
import './card.css';

export function CardPage() {
  const t = useTexts(cardTexts);
  const { cardId = '' } = useParams();
  const query = useFetched(
    getCard,
    { params: { cardId } },
    { shows: [{ type: 'card', id: cardId }, { type: 'clock' }] },
  );
  // what is kept on the screen while another is fetched must not be another card
  const shown = query.data?.id === cardId ? query : { ...query, data: undefined };
  return (
    <>
      <CardHead card={shown.data} />
      <Fetched query={shown as typeof query} what={t('what')} lines={8}>
        {(card) => <CardView key={card.id} card={card} />}
      </Fetched>
    </>
  );
}

function CardHead({ card }: { card: CardDetail | undefined }) {
  const t = useTexts(cardTexts);
  const names = useTexts(shared);
  const words = useTexts(wordTexts);
  const proposed = card?.color === 'red' ? 'card.proposedRed' : 'card.proposedYellow';
  const title = card ? (card.number ?? names(proposed)) : t('title');
  return (
    <PageHead
      title={title}
      scope={card && (card.number ? words(`cardState.${card.state}`) : names('card.unnumbered'))}
      ownTitle
    >
      <Link className="card-back" to="/cards">
        <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
        <span>{t('back')}</span>
      </Link>
      {card?.number && (
        <Button className="card-print" onClick={() => print()}>
          <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> {t('print')}
        </Button>
      )}
    </PageHead>
  );
}

export function CardView({ card }: { card: CardDetail }) {
  const { today } = useSession();
  return (
    <div className="card-page">
      <Face card={card} today={today.day} />
      <div className="card-middle">
        <Course card={card} today={today.day} />
      </div>
      <aside className="card-right">
        <TermsPanel card={card} today={today.day} />
        <ActsPanel card={card} />
      </aside>
      {card.number && <CardPaper card={card} />}
    </div>
  );
}
