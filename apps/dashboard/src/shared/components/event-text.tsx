import type { EventLine } from '@duban/contracts';
import { Link } from 'react-router';
import { eventTexts } from '../event-messages';
import { eventSentence } from '../event-sentence';
import { useLang, useTexts } from '../i18n/messages';

type EventTextProps = {
  event: EventLine;
  here?: string;
  /** What is said instead of the page's own name: "本单". */
  hereName?: string;
};

/** An event as a sentence; what it is about leads there, unless that is the page it stands on. */
export function EventText({ event, here, hereName }: EventTextProps) {
  const t = useTexts(eventTexts);
  const { parts, to } = eventSentence(event, t, useLang());
  const [before, object, after] = parts;
  return (
    <span className="event-text">
      {before}
      {object && to && to !== here ? <Link to={to}>{object}</Link> : (object && hereName) || object}
      {after}
    </span>
  );
}
