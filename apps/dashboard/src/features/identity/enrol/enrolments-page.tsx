import { type Answer, listEnrolments } from '@duban/contracts';
import { ENROLMENT_STATES } from '@duban/domain';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { type ApiError, call } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { NotFound } from '../../../shared/components/not-found';
import { Segments } from '../../../shared/components/segments';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useCan } from '../../../shared/session';
import { useDuties } from '../../../shared/use-duties';
import { EnrolmentLine } from './enrolment-line';
import { enrolTexts } from './messages';
import '../../../shared/components/panel.css';
import './enrolments.css';

type Page = Answer<typeof listEnrolments>;

/** 企业注册: who asks for an account, with the two answers where they wait; the state in the address. */
export function EnrolmentsPage() {
  const t = useTexts(enrolTexts);
  const [params] = useSearchParams();
  const mayDecide = useCan('enrolment:decide');
  const waiting = useDuties().data?.enrolments ?? 0;
  const state = ENROLMENT_STATES.find((each) => each === params.get('state')) ?? 'waiting';
  const query = useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey: [listEnrolments.name, state],
    queryFn: ({ pageParam, signal }) =>
      call(listEnrolments, { query: { state, ...(pageParam ? { cursor: pageParam } : {}) } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages }) => pages,
    placeholderData: keepPreviousData,
    meta: { shows: [{ type: 'enrolment' }] },
    enabled: mayDecide,
  });
  if (!mayDecide) return <NotFound />;
  const items = query.data?.flatMap((page) => page.items) ?? [];
  const total = query.data?.at(-1)?.total ?? 0;
  return (
    <div className="page enrolments">
      <PageHead title={t('list.title')} scope={t('list.scope', { count: waiting })} />
      <section className="panel">
        <Segments
          label={t('list.states')}
          current={state}
          items={ENROLMENT_STATES.map((key) => ({
            key,
            label: t(`state.${key}`),
            to: key === 'waiting' ? '/enrolments' : `/enrolments?state=${key}`,
            ...(key === 'waiting' && waiting > 0 ? { count: waiting } : {}),
          }))}
        />
        {query.error && !query.data ? (
          <ErrorState error={query.error} what={t('list.what')} onRetry={() => void query.refetch()} />
        ) : !query.data ? (
          <Loading what={t('list.what')} lines={4} />
        ) : items.length === 0 ? (
          <Empty title={t(`list.empty.${state}`)}>{state === 'waiting' && t('list.emptyText.waiting')}</Empty>
        ) : (
          <ul className="enrolments-list">
            {items.map((enrolment) => (
              <EnrolmentLine key={enrolment.id} enrolment={enrolment} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <p className="enrolments-more">
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('list.more', { count: total - items.length })}
            </Button>
          </p>
        )}
      </section>
    </div>
  );
}
