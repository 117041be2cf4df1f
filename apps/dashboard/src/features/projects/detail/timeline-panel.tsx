import { type Answer, listProjectTimeline } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type ApiError, call, keyOf } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { eventTexts } from '../../../shared/event-messages';
import { eventSentence } from '../../../shared/event-sentence';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { detailTexts } from './detail-messages';

type Page = Answer<typeof listProjectTimeline>;
const LIMIT = 20;

/** What happened, newest first; the time and who, then the act. */
export function TimelinePanel({ projectId }: { projectId: string }) {
  const t = useTexts(detailTexts);
  const events = useTexts(eventTexts);
  const lang = useLang();
  const { today } = useSession();
  const params = { projectId };
  const query = useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey: [...keyOf(listProjectTimeline, { params }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listProjectTimeline, { params, query: { cursor: pageParam, limit: LIMIT } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages,
    meta: { shows: [{ type: 'project', id: projectId }, { type: 'report' }, { type: 'notice' }] },
  });
  const lines = query.data?.flatMap((page) => page.items);
  return (
    <Panel title={t('timeline')} className="project-timeline" flush>
      {!lines && query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!lines && !query.error && <Loading lines={5} />}
      {lines?.length === 0 && <Empty title={t('timeline.empty')} />}
      {lines && lines.length > 0 && (
        <ol>
          {lines.map((event) => {
            const { parts, to, text } = eventSentence(event, events, lang);
            // a link to the page one is on leads nowhere
            const leads = to && to !== `/projects/${projectId}`;
            return (
              <li key={event.seq}>
                <time dateTime={event.at}>{formatMoment(event.at, lang, today.day)}</time>
                <span>
                  {leads ? (
                    <>
                      {parts[0]}
                      <Link to={to}>{parts[1]}</Link>
                      {parts[2]}
                    </>
                  ) : (
                    text
                  )}
                </span>
              </li>
            );
          })}
        </ol>
      )}
      {query.hasNextPage && (
        <Button kind="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('timeline.more')}
        </Button>
      )}
    </Panel>
  );
}
