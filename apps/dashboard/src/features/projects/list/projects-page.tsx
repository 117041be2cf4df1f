import { exportPackage, exportProjects, listProjectFacets } from '@duban/contracts';
import { Link, useSearchParams } from 'react-router';
import { addressOf } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { DownloadLink } from '../../../shared/components/download-link';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { useIsPhone } from '../../../shared/design/theme';
import { formatMoment, formatNumber } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { projectsTexts } from '../messages';
import { FilterBar } from './filter-bar';
import { isFiltered, readQuery } from './list-query';
import { ProjectCards } from './project-cards';
import { ProjectTable } from './project-table';
import { useProjects } from './use-projects';
import '../../../shared/components/panel.css';
import '../../../shared/design/table.css';
import './projects.css';

/** The register: search, filter, sort; everything about it stands in the address. */
export function ProjectsPage() {
  const t = useTexts(projectsTexts);
  const lang = useLang();
  const [params] = useSearchParams();
  const query = readQuery(params);
  const list = useProjects(query);
  const facets = useFetched(listProjectFacets, {}, { shows: [{ type: 'project' }, { type: 'report' }] });
  const isPhone = useIsPhone();
  const mayCreate = useCan('project:edit');
  const mayImport = useCan('import:read');
  const filtered = isFiltered(query);
  const { first, projects } = list;
  const Rows = isPhone ? ProjectCards : ProjectTable;
  const total = first?.total ?? 0;

  return (
    <div className="page projects">
      <PageHead
        title={t('title')}
        scope={
          first &&
          `${first.atLeast ? t('many', { count: formatNumber(total) }) : t(filtered ? 'found' : 'total', { count: total })} · ${t('asOf', { moment: formatMoment(first.asOf, lang) })}`
        }
      >
        {mayImport && (
          <Link className="button button-line projects-import" to="/projects/import">
            {t('import')}
          </Link>
        )}
        {mayCreate && (
          <Link className="button button-filled" to="/projects/new">
            {t('create')}
          </Link>
        )}
      </PageHead>
      <section className="panel">
        <FilterBar query={query} facets={facets.data} />
        {list.error && !first && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {!list.error && !first && <Loading lines={8} />}
        {first && projects.length === 0 && (
          <Empty title={t(filtered ? 'empty.filtered' : 'empty.none')}>
            <p>{t(filtered ? 'empty.filteredHelp' : 'empty.noneHelp')}</p>
            {filtered && (
              <Link className="button projects-clear" to="/projects">
                {t('clear')}
              </Link>
            )}
          </Empty>
        )}
        {first && projects.length > 0 && (
          <>
            <div className={list.isPlaceholderData ? 'projects-old' : undefined}>
              <Rows projects={projects} period={first.period} />
            </div>
            <footer className="projects-foot">
              <span>{t('shown', { shown: projects.length, total })}</span>
              {list.hasNextPage && (
                <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t('more', { count: Math.min(50, total - projects.length) })}
                </Button>
              )}
              <span>
                <DownloadLink
                  href={addressOf(exportProjects, { query })}
                  title={t('exportAllHelp', { total })}
                >
                  {t('exportAll')}
                </DownloadLink>
                <DownloadLink
                  href={addressOf(exportProjects, { query: { ...query, format: 'csv' } })}
                  title={t('exportAllHelp', { total })}
                >
                  CSV
                </DownloadLink>
                <DownloadLink href={addressOf(exportPackage, { query })} title={t('exportPackageHelp')}>
                  OC4IDS
                </DownloadLink>
              </span>
            </footer>
            {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
          </>
        )}
      </section>
    </div>
  );
}
