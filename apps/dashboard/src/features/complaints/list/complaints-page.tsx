import { exportComplaints } from '@duban/contracts';
import { Plus } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { addressOf } from '../../../shared/api';
import { DownloadLink } from '../../../shared/components/download-link';
import { Segments } from '../../../shared/components/segments';
import { ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useCan } from '../../../shared/session';
import { ComplaintTable } from './complaint-table';
import { FilterBar } from './filter-bar';
import { withPart } from '../../../shared/address';
import { type ComplaintView, countKey, OWN_VIEWS, readFilter, viewsFor } from './filter';
import { listTexts } from './list-messages';
import { OwnList } from './own-list';
import { useComplaints } from './use-complaints';
import '../../../shared/components/button.css';
import '../../../shared/components/panel.css';
import './list.css';

/** 企业诉求: the office's queue, what a unit handles, or an enterprise's own, as the rights of the viewer are. */
export function ComplaintsPage() {
  const isSender = useCan('complaint:file');
  return isSender ? <OwnPage /> : <QueuePage />;
}

function useList() {
  const [params] = useSearchParams();
  const filter = readFilter(params);
  const query = useComplaints(filter);
  const first = query.data?.pages[0];
  const counts: Partial<Record<string, number>> = first?.counts ?? {};
  return { params, filter, query, first, count: (view: ComplaintView) => counts[countKey(view)] };
}

function OwnPage() {
  const t = useTexts(listTexts);
  const { params, filter, query, first, count } = useList();
  return (
    <div className="page clist clist-of-own">
      <PageHead title={t('titleOwn')} scope={first && t('scope', { total: first.total })} />
      <Link className="button button-filled clist-report" to="/complaints/new">
        <Plus size={18} strokeWidth={1.9} aria-hidden="true" /> {t('new')}
      </Link>
      <section className="panel clist-panel">
        <Segments
          label={t('views')}
          current={filter.view}
          items={OWN_VIEWS.map((view) => ({
            key: view,
            label: t(`own.${view}`),
            count: count(view),
            to: withPart(params, 'view', view),
          }))}
        />
        {query.data ? (
          <OwnList query={query} view={filter.view} />
        ) : query.error ? (
          <ErrorState error={query.error} what={t('what')} onRetry={() => void query.refetch()} />
        ) : (
          <Loading what={t('what')} lines={6} />
        )}
      </section>
    </div>
  );
}

function QueuePage() {
  const t = useTexts(listTexts);
  const isOffice = useCan('complaint:accept');
  const mayRegister = useCan('complaint:register');
  const mayCount = useCan('complaint:figures');
  const { params, filter, query, first, count } = useList();
  const views = viewsFor(isOffice);
  // a view somebody was linked to is shown, whoever they are
  if (!views.includes(filter.view)) views.push(filter.view);
  const unit = filter.unitId
    ? first?.items.flatMap(({ lead, co, complainedOf }) => [lead, ...co, ...complainedOf])
    : [];
  return (
    <div className="page clist">
      <PageHead title={t('title')} scope={first && t('scope', { total: first.total })}>
        {first && first.total > 0 && (
          <span className="clist-export">
            <DownloadLink
              href={addressOf(exportComplaints, { query: filter })}
              title={t('exportHelp', { total: first.total })}
            >
              {t('export')}
            </DownloadLink>
            <DownloadLink
              href={addressOf(exportComplaints, { query: { ...filter, format: 'csv' } })}
              title={t('exportHelp', { total: first.total })}
            >
              CSV
            </DownloadLink>
          </span>
        )}
        {mayRegister && (
          <Link className="button button-line clist-new" to="/complaints/register">
            <Plus size={16} strokeWidth={1.7} aria-hidden="true" /> <span>{t('register')}</span>
          </Link>
        )}
      </PageHead>
      <section className="panel clist-panel">
        <Segments
          label={t('views')}
          current={filter.view}
          items={views.map((view) => ({
            key: view,
            label: t(`view.${view}`),
            count: count(view),
            to: withPart(params, 'view', view),
          }))}
        />
        <FilterBar filter={filter} unitName={unit?.find((one) => one?.id === filter.unitId)?.name}>
          {mayCount && (
            <Link className="clist-figures" to="/complaints/figures">
              {t('figures')}
            </Link>
          )}
        </FilterBar>
        {query.data ? (
          <ComplaintTable query={query} view={filter.view} />
        ) : query.error ? (
          <ErrorState error={query.error} what={t('what')} onRetry={() => void query.refetch()} />
        ) : (
          <Loading what={t('what')} lines={8} />
        )}
      </section>
    </div>
  );
}
