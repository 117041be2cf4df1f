import { Link, useSearchParams } from 'react-router';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { toast } from '../../../shared/components/toast';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { useTexts } from '../../../shared/i18n/messages';
import { inboxTexts } from '../../../shared/inbox/inbox-messages';
import { InboxRow } from '../../../shared/inbox/inbox-row';
import { useInbox } from '../../../shared/inbox/use-inbox';
import { PageHead } from '../../../shared/page-head';
import { useCan } from '../../../shared/session';
import { messagesTexts } from '../messages';
import '../messages.css';

const PAGE = 50;

/** Everything this person was told, the newest first. */
export function InboxPage() {
  const t = useTexts(messagesTexts);
  const said = useTexts(inboxTexts);
  const [params] = useSearchParams();
  const unreadOnly = params.get('view') === 'unread';
  const mayTrace = useCan('delivery:read');
  const inbox = useInbox({ unreadOnly, limit: PAGE });
  const { pages, first, lines, unread, newer } = inbox;
  const keys = useRowKeys();
  return (
    <div className="page">
      <PageHead
        title={said('title')}
        scope={first && (unread > 0 ? said('unread.count', { count: unread }) : said('unread.none'))}
      >
        {mayTrace && <Link to="/deliveries">{t('deliveries.title')}</Link>}
        <Link to="/me">{t('me.title')}</Link>
      </PageHead>
      <Panel
        title={said('title')}
        finding={first && t('inbox.finding', { count: first.total })}
        asOf={
          unread > 0 && (
            <Button
              onClick={() => void Promise.resolve(inbox.readAll()).catch(() => toast(t('inbox.notRead')))}
            >
              {said('readAll')}
            </Button>
          )
        }
        flush
      >
        <Segments
          label={t('inbox.views')}
          current={unreadOnly ? 'unread' : 'all'}
          items={[
            { key: 'all', label: t('inbox.all'), to: '/inbox' },
            { key: 'unread', label: t('inbox.unread'), count: unread, to: '/inbox?view=unread' },
          ]}
        />
        {newer > 0 && (
          <Button kind="quiet" className="inbox-newer" onClick={inbox.refresh}>
            {said('newer', { count: newer })}
          </Button>
        )}
        {!first && pages.error && (
          <ErrorState error={pages.error} what={said('title')} onRetry={inbox.refresh} />
        )}
        {!first && !pages.error && <Loading what={said('title')} lines={6} />}
        {first && lines.length === 0 && (
          <Empty title={said(unreadOnly ? 'emptyUnread' : 'empty')}>
            {said(unreadOnly ? 'emptyUnreadHelp' : 'emptyHelp')}
          </Empty>
        )}
        {lines.length > 0 && (
          <ul className="inbox-list" onKeyDown={keys}>
            {lines.map((line) => (
              <InboxRow key={line.id} line={line} onRead={(read) => void inbox.readOne(read)} />
            ))}
          </ul>
        )}
        {pages.hasNextPage && (
          <footer className="messages-foot">
            <span>{t('shown', { shown: lines.length, total: first?.total ?? 0 })}</span>
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more')}
            </Button>
          </footer>
        )}
      </Panel>
    </div>
  );
}
