import { type Answer, listEvents } from '@duban/contracts';
import { EVENT_TYPES, type EventType } from '@duban/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { type ApiError, call, keyOf } from '../../shared/api';
import { Button } from '../../shared/components/button';
import { NotFound } from '../../shared/components/not-found';
import { Panel } from '../../shared/components/panel';
import { Empty, ErrorState, Loading } from '../../shared/components/states';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useCan } from '../../shared/session';
import { auditTexts } from './audit-messages';
import { EventTable } from './event-table';
import { VerifyChain } from './verify-chain';
import './admin.css';

type Page = Answer<typeof listEvents>;
const isType = (text: string | null): text is EventType =>
  (EVENT_TYPES as readonly string[]).includes(text ?? '');

/** The audit trail: appended, chained, never changed. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const mayRead = useCan('event:read');
  const [params, setParams] = useSearchParams();
  const asked = params.get('type');
  const type = isType(asked) ? asked : undefined;
  const events = useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey: [...keyOf(listEvents, { query: { type } }), 'pages'],
    queryFn: ({ pageParam, signal }) => call(listEvents, { query: { type, cursor: pageParam } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages,
    enabled: mayRead,
  });
  if (!mayRead) return <NotFound />;
  const [first] = events.data ?? [];
  const lines = events.data?.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <PageHead title={t('title')} scope={first && t('scope', { count: first.total })} />
      <VerifyChain />
      <Panel
        title={t('events')}
        finding={t('finding')}
        asOf={
          <Select
            className="audit-type"
            aria-label={t('type')}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            placeholder={t('allTypes')}
            value={type}
            options={EVENT_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
            onChange={(value?: EventType) => setParams(value ? { type: value } : {}, { replace: true })}
          />
        }
        flush
      >
        {events.error && <ErrorState error={events.error} onRetry={() => void events.refetch()} />}
        {!first && !events.error && <Loading lines={8} />}
        {first && lines.length === 0 && <Empty title={t('empty')}>{t('emptyHelp')}</Empty>}
        {first && lines.length > 0 && (
          <>
            <EventTable events={lines} />
            <footer className="audit-foot">
              <span>{t('shown', { shown: lines.length, total: first.total })}</span>
              {events.hasNextPage && (
                <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </footer>
          </>
        )}
      </Panel>
    </div>
  );
}
