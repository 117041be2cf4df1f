import { type Answer, exportMilestones, listMilestones } from '@duban/contracts';
import { MILESTONE_TOPICS } from '@duban/domain';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { addressOf, type ApiError, call, keyOf } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { DownloadLink } from '../../../shared/components/download-link';
import { Segments } from '../../../shared/components/segments';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useOwing } from './fields';
import { MilestoneActs } from './milestone-acts';
import { milestoneTexts } from './milestone-messages';
import { idOr, withPart, withParts } from '../../../shared/address';
import { MilestoneTable } from './milestone-table';
import '../../../shared/components/panel.css';

type Page = Answer<typeof listMilestones>;
const STATES = ['overdue', 'open', 'done', 'dropped'] as const;
type StateName = (typeof STATES)[number];
type Topic = (typeof MILESTONE_TOPICS)[number];

/** What is owed across projects, the most urgent first: to each what is his. */
export function MilestonesPage() {
  const t = useTexts(milestoneTexts);
  const [params, setParams] = useSearchParams();
  const state = STATES.find((name) => name === params.get('state'));
  const topic = MILESTONE_TOPICS.find((name) => name === params.get('topic'));
  const unitId = idOr(params.get('unitId'));
  const query = useMilestones({ state, topic, unitId });
  const units = useOwing();
  const pages = query.data;
  const first = pages?.[0];
  const items = pages?.flatMap((page) => page.items) ?? [];
  const set = (key: string, value: string) =>
    setParams(withParts(params, { [key]: value }), { replace: true, preventScrollReset: true });
  const counts = first?.counts;
  return (
    <div className="page">
      <PageHead
        title={t('allTitle')}
        scope={counts && t('owed', { open: counts.open + counts.overdue, overdue: counts.overdue })}
      />
      <section className="panel">
        <div className="milestone-filters" role="search">
          <Segments
            label={t('views')}
            current={state ?? 'all'}
            items={[
              {
                key: 'all',
                label: t('all'),
                count: counts && counts.open + counts.overdue,
                to: withPart(params, 'state', null),
              },
              ...STATES.map((name) => ({
                key: name,
                label: t(`state.${name}`),
                count: name === 'overdue' ? counts?.overdue : name === 'open' ? counts?.open : undefined,
                to: withPart(params, 'state', name),
              })),
            ]}
          />
          <select
            className="input"
            aria-label={t('unit')}
            value={unitId ?? ''}
            onChange={(event) => set('unitId', event.target.value)}
          >
            <option value="">{t('anyUnit')}</option>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.shortName}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={t('col.name')}
            value={topic ?? ''}
            onChange={(event) => set('topic', event.target.value)}
          >
            <option value="">{t('anyTopic')}</option>
            {MILESTONE_TOPICS.map((name) => (
              <option key={name} value={name}>
                {t(`topic.${name}`)}
              </option>
            ))}
          </select>
        </div>
        {query.error && !first && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {!query.error && !first && <Loading what={t('what')} lines={8} />}
        {first && items.length === 0 && <Empty title={t('emptyList')} />}
        {items.length > 0 && (
          <MilestoneTable
            milestones={items}
            withProject
            acts={(milestone) => <MilestoneActs key={milestone.version} milestone={milestone} />}
          />
        )}
        {first && items.length > 0 && (
          <footer className="milestone-foot">
            <span>{t('shown', { shown: items.length, total: first.total })}</span>
            {query.hasNextPage && (
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
            <span>
              {(['xlsx', 'csv'] as const).map((format) => (
                <DownloadLink
                  key={format}
                  href={addressOf(exportMilestones, { query: { state, topic, unitId, format } })}
                >
                  {t(`export.${format}`)}
                </DownloadLink>
              ))}
            </span>
          </footer>
        )}
      </section>
    </div>
  );
}

function useMilestones(asked: { state?: StateName; topic?: Topic; unitId?: string }) {
  return useInfiniteQuery<Page, ApiError, Page[], readonly unknown[], string | undefined>({
    queryKey: [...keyOf(listMilestones, { query: asked }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listMilestones, { query: { ...asked, cursor: pageParam } }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages,
    placeholderData: keepPreviousData,
    meta: { shows: [{ type: 'project' }, { type: 'clock' }] },
  });
}
