import { Bell } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '../../shared/components/button';
import { Popover } from '../../shared/components/popover';
import { Empty, ErrorState, Loading } from '../../shared/components/states';
import { useRowKeys } from '../../shared/components/use-row-keys';
import { useTexts } from '../../shared/i18n/messages';
import { inboxTexts } from '../../shared/inbox/inbox-messages';
import { InboxRow } from '../../shared/inbox/inbox-row';
import { useInbox } from '../../shared/inbox/use-inbox';
import { useDuties } from '../../shared/use-duties';
import './inbox-bell.css';

const NEWEST = 8;

/** The bell counts what was told and not read; under it the newest. */
export function InboxBell() {
  const t = useTexts(inboxTexts);
  const unread = useDuties().data?.inbox ?? 0;
  return (
    <Popover
      align="end"
      label={unread > 0 ? t('bell', { count: unread }) : t('bellNone')}
      triggerClass="top-bell"
      trigger={
        <>
          <Bell size={20} strokeWidth={1.7} aria-hidden="true" />
          {unread > 0 && <b aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
        </>
      }
    >
      {(close) => <Newest onLeave={close} />}
    </Popover>
  );
}

function Newest({ onLeave }: { onLeave: () => void }) {
  const t = useTexts(inboxTexts);
  const { pages, first, lines, unread, newer, refresh, readOne, readAll } = useInbox({ limit: NEWEST });
  const keys = useRowKeys();
  return (
    <div className="bell" onKeyDown={keys}>
      <header>
        <b>{t('title')}</b>
        {first && <span>{unread > 0 ? t('unread.count', { count: unread }) : t('unread.none')}</span>}
        {unread > 0 && (
          <Button kind="quiet" onClick={() => void readAll()}>
            {t('readAll')}
          </Button>
        )}
      </header>
      {newer > 0 && (
        <Button kind="quiet" className="inbox-newer" onClick={refresh}>
          {t('newer', { count: newer })}
        </Button>
      )}
      {!first && pages.error && <ErrorState error={pages.error} what={t('title')} onRetry={refresh} />}
      {!first && !pages.error && <Loading lines={4} />}
      {first && lines.length === 0 && <Empty title={t('empty')}>{t('emptyHelp')}</Empty>}
      {lines.length > 0 && (
        <ul className="inbox-list">
          {lines.slice(0, NEWEST).map((line) => (
            <InboxRow key={line.id} line={line} onRead={(read) => void readOne(read)} onOpen={onLeave} />
          ))}
        </ul>
      )}
      <footer>
        <Link to="/inbox" onClick={onLeave}>
          {t('all')}
        </Link>
      </footer>
    </div>
  );
}
