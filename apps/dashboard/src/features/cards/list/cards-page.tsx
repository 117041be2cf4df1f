import { ListOrdered } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { Segments } from '../../../shared/components/segments';
import { ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useSession } from '../../../shared/session';
import { CardTable } from './card-table';
import { withPart } from '../../../shared/address';
import { readFilter, viewsFor } from './filter';
import { FilterBar } from './filter-bar';
import { listTexts } from './list-messages';
import { useCards } from './use-cards';
import '../../../shared/components/button.css';
import '../../../shared/components/panel.css';
import './list.css';

export function CardsPage() {
  const t = useTexts(listTexts);
  const [params] = useSearchParams();
  const isUnit = useSession().account.roles.every((role) => role === 'handler');
  const filter = readFilter(params);
  const query = useCards(filter);
  const first = query.data?.pages[0];
  const counts: Partial<Record<string, number>> = first?.counts ?? {};
  const views = viewsFor(!isUnit);
  return (
    <div className="page cards">
      <PageHead title={t('title')} scope={first && t('scope', { count: first.total })}>
        <Link className="button button-line cards-points-link" to="/cards/points">
          <ListOrdered size={16} strokeWidth={1.7} aria-hidden="true" /> <span>{t('points')}</span>
        </Link>
      </PageHead>
      <section className="panel cards-panel">
        <Segments
          label={t('views')}
          current={filter.view}
          items={views.map((view) => ({
            key: view,
            label: t(`view.${view}`),
            count: counts[view],
            to: withPart(params, 'view', view),
          }))}
        />
        <FilterBar
          filter={filter}
          names={{ unit: first?.items[0]?.unit.shortName, notice: first?.items[0]?.noticeNumber }}
        />
        {query.data ? (
          <CardTable query={query} pages={query.data.pages} view={filter.view} />
        ) : query.error ? (
          <ErrorState error={query.error} what={t('what')} onRetry={() => void query.refetch()} />
        ) : (
          <Loading what={t('what')} lines={8} />
        )}
      </section>
    </div>
  );
}
