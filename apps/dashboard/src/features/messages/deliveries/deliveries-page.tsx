import { type Answer, type Delivery, listDeliveries } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ApiError, call, keyOf } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { NotFound } from '../../../shared/components/not-found';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useCan } from '../../../shared/session';
import { useRested } from '../../../shared/use-debounced';
import { messagesTexts } from '../messages';
import { DeliveryTable } from './delivery-table';
import { PersonsPanel } from './persons-panel';
import '../../../shared/design/table.css';
import '../messages.css';

type Page = Answer<typeof listDeliveries>;
type State = Delivery['state'];
const STATES: State[] = ['waiting', 'sent', 'set-aside', 'discarded'];
const AGAIN_MS = 30_000;

/** What left the house, or could not: for the office and the administrator. */
export function DeliveriesPage() {
  const t = useTexts(messagesTexts);
  const mayRead = useCan('delivery:read');
  const [params, setParams] = useSearchParams();
  const state = STATES.find((each) => each === params.get('state'));
  const q = params.get('q') ?? '';
  const query = { ...(state ? { state } : {}), ...(q ? { q } : {}) };
  const pages = useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey: [...keyOf(listDeliveries, { query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listDeliveries, { query: { ...query, cursor: pageParam } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages: all }) => all,
    enabled: mayRead,
    refetchInterval: AGAIN_MS,
  });
  if (!mayRead) return <NotFound />;
  const [first] = pages.data ?? [];
  const rows = pages.data?.flatMap((page) => page.items) ?? [];
  const toView = (view: State | null) => {
    const next = new URLSearchParams({ ...(view ? { state: view } : {}), ...(q ? { q } : {}) }).toString();
    return next ? `/deliveries?${next}` : '/deliveries';
  };
  return (
    <div className="page deliveries">
      <PageHead title={t('deliveries.title')} />
      <Panel
        title={t('deliveries.title')}
        finding={first && t('deliveries.finding', { count: first.total })}
        asOf={
          <SearchField
            value={q}
            onRest={(text) =>
              setParams({ ...(state ? { state } : {}), ...(text ? { q: text } : {}) }, { replace: true })
            }
          />
        }
        flush
      >
        <Segments
          label={t('deliveries.views')}
          current={state ?? 'all'}
          items={[
            { key: 'all', label: t('view.all'), to: toView(null) },
            ...STATES.map((key) => ({ key, label: t(`state.${key}`), to: toView(key) })),
          ]}
        />
        {!first && pages.error && (
          <ErrorState error={pages.error} what={t('deliveries.title')} onRetry={() => void pages.refetch()} />
        )}
        {!first && !pages.error && <Loading what={t('deliveries.title')} lines={6} />}
        {first && rows.length === 0 && (
          <Empty title={t('deliveries.empty')}>{!state && !q && t('deliveries.emptyHelp')}</Empty>
        )}
        {rows.length > 0 && <DeliveryTable rows={rows} />}
        {pages.hasNextPage && (
          <footer className="messages-foot">
            <span>{t('shown', { shown: rows.length, total: first?.total ?? 0 })}</span>
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more')}
            </Button>
          </footer>
        )}
      </Panel>
      {first && <PersonsPanel persons={first.persons} />}
    </div>
  );
}

function SearchField({ value, onRest }: { value: string; onRest: (text: string) => void }) {
  const t = useTexts(messagesTexts);
  const [text, setText] = useState(value);
  useRested(text.trim(), 300, onRest);
  return (
    <input
      className="input messages-search"
      type="search"
      maxLength={80}
      aria-label={t('deliveries.search')}
      placeholder={t('deliveries.search')}
      value={text}
      onChange={(event: ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
    />
  );
}
