import { useCallback } from 'react';
import { Link } from 'react-router';
import { atShanghai, formatWeekday } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useConnectionWord } from '../../shared/live/live-context';
import type { Slots } from '../../shared/page-head';
import { useServerNow } from '../../shared/server-time';
import { useSession } from '../../shared/session';
import { DemoTag } from './demo-tag';
import { InboxBell } from './inbox-bell';
import { shellTexts } from './messages';
import { PersonMenu } from './person-menu';
import { SearchBox } from './search-box';

type TopBarProps = { onSlots: (update: (old: Slots) => Slots) => void; onHelp: () => void };

export function TopBar({ onSlots, onHelp }: TopBarProps) {
  const title = useCallback(
    (element: HTMLElement | null) => onSlots((old) => ({ ...old, title: element })),
    [onSlots],
  );
  const acts = useCallback(
    (element: HTMLElement | null) => onSlots((old) => ({ ...old, acts: element })),
    [onSlots],
  );
  return (
    <header className="top">
      <div className="top-page" ref={title} />
      <span className="top-gap" />
      <div className="top-acts" ref={acts} />
      <SearchBox />
      <Today />
      <DemoTag />
      <Connection />
      <InboxBell />
      <PersonMenu onHelp={onHelp} />
    </header>
  );
}

function Today() {
  const t = useTexts(shellTexts);
  const lang = useLang();
  const { today } = useSession();
  const kind = t(`today.${today.kind}`, { name: today.name ?? '' });
  return (
    <Link className="top-today" to="/calendar" title={t('today.calendar')}>
      <time dateTime={today.day}>
        {today.day} {formatWeekday(today.day, lang)}
      </time>
      <span> · {kind}</span>
    </Link>
  );
}

/** The time beside the word is the server's. */
function Connection() {
  const { phase, word } = useConnectionWord();
  const time = useServerNow(10_000);
  return (
    <span className={`top-live top-live-${phase}`} role="status">
      <u aria-hidden="true" />
      {word}
      {phase === 'connected' && <span> · {atShanghai(time).time}</span>}
    </span>
  );
}
