import type { InboxLine } from '@duban/contracts';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { eventTexts } from '../event-messages';
import { eventSentence } from '../event-sentence';
import { formatDate, formatMoment } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { useCan, useSession } from '../session';
import { inboxTexts } from './inbox-messages';
import './inbox.css';

type InboxRowProps = { line: InboxLine; onRead: (line: InboxLine) => void; onOpen?: () => void };

/** One thing told: the sentence, the notice it is about, when. It leads there, and is read by going there. */
export function InboxRow({ line, onRead, onOpen }: InboxRowProps) {
  const t = useTexts(inboxTexts);
  const events = useTexts(eventTexts);
  const lang = useLang();
  const { today } = useSession();
  const mayRead = useCan('notice:read');
  const { topic, subject, data, at, about, readAt } = line;
  const actor = typeof data.by === 'string' ? data.by : null;
  const said = eventSentence({ seq: 0, at, type: topic, actor, subject, rootId: null, data }, events, lang);
  const facts = about
    ? [
        said.text.includes(about.number ?? ' ') ? null : about.number,
        about.unit,
        about.dueDay && t('due', { day: formatDate(about.dueDay, lang, today.day) }),
      ]
    : // what a task said when it failed, for who looks after the engine
      [typeof data.error === 'string' ? data.error : null];
  // the administrator is told that nobody holds a place, and mends that: the notice is not his to open
  const to = subject.type === 'notice' && !mayRead ? '/admin?view=orgs' : said.to;
  const isUnread = readAt === null;
  const body = (
    <>
      {isUnread && <span className="sr-only">{t('unread')} </span>}
      <span className="inbox-said">{said.text}</span>
      <span className="inbox-facts">
        <span>{facts.filter(Boolean).join(' · ')}</span>
        <time dateTime={at}>{formatMoment(at, lang, today.day)}</time>
      </span>
    </>
  );
  const open = () => {
    onRead(line);
    onOpen?.();
  };
  return (
    <li className={`inbox-row${isUnread ? ' inbox-unread' : ''}`}>
      <i className="inbox-mark" aria-hidden="true" />
      {to ? (
        <Link data-row className="inbox-link" to={to} onClick={open}>
          {body}
        </Link>
      ) : (
        <span data-row className="inbox-link" tabIndex={-1}>
          {body}
        </span>
      )}
      {isUnread && (
        <button
          type="button"
          className="inbox-read"
          title={t('readOne')}
          aria-label={t('readIt', { said: said.text })}
          onClick={() => onRead(line)}
        >
          <Check size={16} strokeWidth={1.7} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
