import type { CardLine } from '@duban/contracts';
import { useTexts } from '../i18n/messages';
import { wordTexts } from '../words';
import { DeadlineChip, RemainingChip } from './deadline-chip';
import './card-next.css';

type Props = { card: Pick<CardLine, 'next' | 'state' | 'waiting'>; today: string };

/** What a card waits for: until when, or since when where no term runs; its state where it waits for nothing. */
export function CardNext({ card, today }: Props) {
  const words = useTexts(wordTexts);
  const { next, state, waiting } = card;
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
      {waiting !== null && <DeadlineChip state="waiting" days={waiting} />}
    </span>
  );
}
