import { search, type SearchGroup } from '@duban/contracts';
import { SEARCH_KINDS, type SearchKind } from '@duban/domain';
import { Link, useSearchParams } from 'react-router';
import { Panel } from '../../shared/components/panel';
import { type Segment, Segments } from '../../shared/components/segments';
import { Empty, Fetched } from '../../shared/components/states';
import { useRowKeys } from '../../shared/components/use-row-keys';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { hitAddress, searchAddress } from '../../shared/search/hit-address';
import { HitLine } from '../../shared/search/hit-line';
import { keepSearch } from '../../shared/search/recent';
import { searchTexts } from '../../shared/search/search-messages';
import { useSession } from '../../shared/session';
import './search-page.css';

const LIMIT = 50;
/** As the server counts. */
const MOST = 200;

/** Everything that was found, by kind, or one kind page by page; what is asked for stands in the address. */
export function SearchPage() {
  const t = useTexts(searchTexts);
  const [params] = useSearchParams();
  const q = (params.get('q') ?? '').trim().slice(0, 80);
  const rowKeys = useRowKeys();
  const kind = SEARCH_KINDS.find((one) => one === params.get('kind'));
  return (
    <div className="page search" onKeyDown={rowKeys}>
      <PageHead title={t('title')} scope={q} />
      {q === '' ? <Empty title={t('ask')}>{t('ask.how')}</Empty> : <Found q={q} kind={kind} />}
    </div>
  );
}

function Found({ q, kind }: { q: string; kind: SearchKind | undefined }) {
  const t = useTexts(searchTexts);
  const all = useFetched(search, { query: { q } });
  const groups = all.data?.groups ?? [];
  const countOf = ({ total, atLeast }: SearchGroup) =>
    t(atLeast ? 'count.atLeast' : 'count', { count: total });
  const segments: Segment[] = [
    { key: 'all', label: t('every'), to: searchAddress(q) },
    ...groups.map((group) => ({
      key: group.kind,
      label: `${t(`kind.${group.kind}`)} ${countOf(group)}`,
      to: searchAddress(q, group.kind),
    })),
  ];
  return (
    <>
      <Segments label={t('kinds')} current={kind ?? 'all'} items={segments} />
      {kind ? (
        <OneKind q={q} kind={kind} />
      ) : (
        <Fetched query={all} what={t('what')}>
          {({ groups, beginsOnly }) => (
            <>
              {groups.length === 0 && <Empty title={t('none', { q })}>{t('none.why')}</Empty>}
              {groups.length > 0 && groups.every(isNear) && <p className="search-page-note">{t('near')}</p>}
              {groups.map((group) => (
                <Panel
                  key={group.kind}
                  flush
                  title={t(`kind.${group.kind}`)}
                  asOf={
                    (group.atLeast || group.total > group.hits.length) && (
                      <Link to={searchAddress(q, group.kind)}>
                        {t(group.atLeast ? 'all.atLeast' : 'all', {
                          kind: t(`kind.${group.kind}`),
                          count: group.total,
                        })}
                      </Link>
                    )
                  }
                >
                  <Hits q={q} group={group} />
                </Panel>
              ))}
              {beginsOnly && <p className="search-page-note">{t('beginsOnly')}</p>}
            </>
          )}
        </Fetched>
      )}
    </>
  );
}

const isNear = (group: SearchGroup) => group.hits.every(({ near }) => near);

function OneKind({ q, kind }: { q: string; kind: SearchKind }) {
  const t = useTexts(searchTexts);
  const [params] = useSearchParams();
  const last = Math.ceil(MOST / LIMIT);
  const page = Math.min(Math.max(Math.trunc(Number(params.get('page') ?? 1)) || 1, 1), last);
  const query = useFetched(search, { query: { q, kind, page, limit: LIMIT } });
  return (
    <Fetched query={query} what={t('what')} lines={8}>
      {({ groups: [group] }) => {
        if (!group) return <Empty title={t('none', { q })}>{t('none.why')}</Empty>;
        const pages = Math.ceil(Math.min(group.total, MOST) / LIMIT);
        return (
          <Panel
            flush
            title={t(`kind.${kind}`)}
            finding={isNear(group) ? t('near') : group.atLeast && t('first.only', { count: group.total })}
          >
            <Hits q={q} group={group} />
            {pages > 1 && (
              <nav className="search-pages" aria-label={t('pages')}>
                {page > 1 && <Link to={searchAddress(q, kind, page - 1)}>{t('previous')}</Link>}
                <span>{t('page', { page, of: pages })}</span>
                {page < pages && <Link to={searchAddress(q, kind, page + 1)}>{t('next')}</Link>}
              </nav>
            )}
          </Panel>
        );
      }}
    </Fetched>
  );
}

function Hits({ q, group }: { q: string; group: SearchGroup }) {
  const { account, can } = useSession();
  return (
    <ul className="search-hits">
      {group.hits.map((hit) => (
        <li key={hit.key}>
          <Link className="hit" data-row to={hitAddress(hit, can)} onClick={() => keepSearch(account.id, q)}>
            <HitLine hit={hit} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
