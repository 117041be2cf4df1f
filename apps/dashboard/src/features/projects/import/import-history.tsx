import { type ImportLine, listImports } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Empty, ErrorState, Loading } from '../../../shared/components/states';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import type { Shows } from '../../../shared/query';
import { importTexts } from './import-messages';
import '../../../shared/design/table.css';

const SHOWS: Shows[] = [{ type: 'import' }];
const PAGE = 20;

/** 导入记录: every file there has been, the newest first. */
export function ImportHistory() {
  const t = useTexts(importTexts);
  const list = useInfiniteQuery({
    queryKey: [listImports.name, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listImports, { query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    meta: { shows: SHOWS },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <Panel title={t('history')} finding={total > 0 && t('total', { count: total })} flush>
      {list.isPending && <Loading lines={5} />}
      {list.isError && items.length === 0 && (
        <ErrorState error={list.error as never} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && items.length === 0 && <Empty title={t('historyNone')}>{t('historyNoneHelp')}</Empty>}
      {items.length > 0 && <Table items={items} />}
      {list.hasNextPage && (
        <p className="import-more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more', { count: Math.min(PAGE, total - items.length) })}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function Table({ items }: { items: ImportLine[] }) {
  const t = useTexts(importTexts);
  const lang = useLang();
  return (
    <div className="import-scroll">
      <table className="table table-dense import-history">
        <thead>
          <tr>
            <th>{t('file')}</th>
            <th>{t('what')}</th>
            <th>{t('state')}</th>
            <th className="num">{t('counts')}</th>
            <th>{t('who')}</th>
            <th>{t('when')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, file, kind, state, counts, by, unit, createdAt }) => (
            <tr key={id}>
              <td>
                <Link to={`/projects/import/${id}`}>{file.name}</Link>
              </td>
              <td>{t(`kind.${kind}`)}</td>
              <td>{t(`state.${state}`)}</td>
              <td className="num">
                {counts
                  ? [counts.created, counts.changed, counts.same, counts.refused].join(' / ')
                  : t('none')}
              </td>
              <td>{[by, unit].filter(Boolean).join(' · ')}</td>
              <td>{formatMoment(createdAt, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
