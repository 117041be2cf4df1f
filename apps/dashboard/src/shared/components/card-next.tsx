import type { CardLine } from '@duban/contracts';
import { useTexts } from '../i18n/messages';
import { wordTexts } from '../words';
import { RemainingChip } from './deadline-chip';
import './card-next.css';

/** What a card waits for, with the deadline where a term runs; its state where it waits for nothing. */
export function CardNext({ card, today }: { card: Pick<CardLine, 'next' | 'state'>; today: string }) {
  const words = useTexts(wordTexts);
  const { next, state } = card;
  if (!next) return <span className="card-next">{words(`cardState.${state}`)}</span>;
  return (
    <span className="card-next">
      {words(`cardNext.${next.what}`)}
      {next.remaining && (
        <RemainingChip
          remaining={next.remaining}
          day={next.day}
          provisional={next.provisional}
          today={today}
        />
      )}
    </span>
  );
}
