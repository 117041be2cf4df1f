import { exportNotices } from '@duban/contracts';
import { Plus } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { addressOf } from '../../../shared/api';
import { DownloadLink } from '../../../shared/components/download-link';
import { ErrorState, Loading } from '../../../shared/components/states';
import { Segments } from '../../../shared/components/segments';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useCan } from '../../../shared/session';
import { listTexts } from './list-messages';
import { FilterBar } from './filter-bar';
import { withPart } from '../../../shared/address';
import { readFilter, viewsFor } from './filter';
import { NoticeTable } from './notice-table';
import { useNotices } from './use-notices';
import '../../../shared/components/button.css';
import '../../../shared/components/panel.css';
import './list.css';

export function NoticesPage() {
  const t = useTexts(listTexts);
  const [params] = useSearchParams();
  const isOffice = useCan('notice:issue');
  const mayPropose = useCan('notice:propose');
  const filter = readFilter(params);
  const query = useNotices(filter);
  const first = query.data?.pages[0];
  const counts: Partial<Record<string, number>> = first?.counts ?? {};
  const views = viewsFor(isOffice);
  // a view somebody was linked to is shown, whoever they are
  if (!views.includes(filter.view)) views.push(filter.view);
  const fresh = new URLSearchParams(params);
  fresh.delete('state');
  return (
    <div className="page notices">
      <PageHead title={t('title')} scope={first && t('list.scope', { total: first.total })}>
        {first && first.total > 0 && (
          <span className="notices-export">
            <DownloadLink
              href={addressOf(exportNotices, { query: filter })}
              title={t('list.exportHelp', { total: first.total })}
            >
              {t('list.export')}
            </DownloadLink>
            <DownloadLink
              href={addressOf(exportNotices, { query: { ...filter, format: 'csv' } })}
              title={t('list.exportHelp', { total: first.total })}
            >
              CSV
            </DownloadLink>
          </span>
        )}
        {mayPropose && (
          <Link
            className="button button-line notices-new"
            to={filter.projectId ? `/notices/new?projectId=${filter.projectId}` : '/notices/new'}
          >
            <Plus size={16} strokeWidth={1.7} aria-hidden="true" /> <span>{t('list.new')}</span>
          </Link>
        )}
      </PageHead>
      <section className="panel notices-panel">
        <Segments
          label={t('views')}
          current={filter.view}
          items={views.map((view) => ({
            key: view,
            label: t(`view.${view}`),
            count: counts[view],
            to: withPart(fresh, 'view', view),
          }))}
        />
        <FilterBar filter={filter} projectName={filter.projectId && first?.items[0]?.subject.name} />
        {query.data ? (
          <NoticeTable query={query} pages={query.data.pages} view={filter.view} />
        ) : query.error ? (
          <ErrorState error={query.error} what={t('what')} onRetry={() => void query.refetch()} />
        ) : (
          <Loading what={t('what')} lines={8} />
        )}
      </section>
    </div>
  );
}
