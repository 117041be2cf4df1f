import type { Board } from '@duban/contracts';
import { EventText } from '../../shared/components/event-text';
import { Ticker } from '../../shared/components/ticker';
import { eventTexts } from '../../shared/event-messages';
import { eventSentence } from '../../shared/event-sentence';
import { atShanghai, formatMoment } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';

/** The newest events as sentences; those of another day carry their date. */
export function BoardTicker({ board }: { board: Board }) {
  const t = useTexts(eventTexts);
  const lang = useLang();
  const today = atShanghai(board.at).date;
  const items = board.events.map((event) => {
    const { date, time } = atShanghai(event.at);
    return {
      id: String(event.seq),
      time: date === today ? time : formatMoment(event.at, lang, today),
      content: <EventText event={event} />,
      said: eventSentence(event, t, lang).text,
    };
  });
  return (
    <div className="board-ticker">
      <Ticker items={items} />
    </div>
  );
}
