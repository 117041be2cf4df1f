import type { NoticeLine } from '@duban/contracts';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Button } from '../../../shared/components/button';
import { NoticeDeadline, NoticeLadder } from '../../../shared/components/notice-bits';
import { Empty } from '../../../shared/components/states';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { shortTitle } from '../../../shared/short-title';
import { wordTexts } from '../../../shared/words';
import { listTexts } from './list-messages';
import type { NoticeView } from './filter';
import type { NoticePages } from './use-notices';
import '../../../shared/design/table.css';

type TableProps = {
  pages: NoticePages['pages'];
  query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isPlaceholderData'
  >;
  view: NoticeView;
};

/** What goes wrong next comes first; on a phone each row is a card. */
export function NoticeTable({ pages, query, view }: TableProps) {
  const t = useTexts(listTexts);
  const onKeyDown = useRowKeys();
  const lines = pages.flatMap((page) => page.items);
  const total = pages[0]?.total ?? lines.length;
  if (lines.length === 0) return <NoNotices view={view} />;
  const columns = ['deadline', 'ladder', 'unit', 'title', 'number', 'severity', 'state'] as const;
  return (
    <div className={query.isPlaceholderData ? 'notices-scroll notices-waiting' : 'notices-scroll'}>
      <table className="table notices-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <NoticeRow key={line.id} line={line} />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <p className="notices-more">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage
              ? t('list.loading')
              : t('list.more', { count: Math.max(1, Math.min(50, total - lines.length)) })}
          </Button>
        </p>
      )}
    </div>
  );
}

function NoticeRow({ line }: { line: NoticeLine }) {
  const t = useTexts(listTexts);
  const words = useTexts(wordTexts);
  const today = useSession().today.day;
  const grave = line.severity === 'extra-urgent' || line.severity === 'urgent';
  return (
    <tr>
      <td className="notices-deadline">
        <NoticeDeadline {...line} today={today} />
      </td>
      <td className="notices-ladder">
        <NoticeLadder {...line} today={today} />
      </td>
      <td className="notices-unit" title={line.unit.name}>
        {line.unit.shortName}
      </td>
      <th scope="row" className="notices-title">
        <Link to={`/notices/${line.id}`} data-row>
          {shortTitle(line.title)}
        </Link>
        {!line.title.includes(line.subject.name) && <small className="ellipsis">{line.subject.name}</small>}
      </th>
      <td className="notices-number">
        {line.number ?? (
          <span className="faint" title={t('list.unnumbered')}>
            —
          </span>
        )}
      </td>
      <td className="notices-severity">
        {grave ? <b>{words(`severity.${line.severity}`)}</b> : words(`severity.${line.severity}`)}
      </td>
      <td className="notices-state">
        <span className="tag">{words(`state.${line.state}`)}</span>
        {line.pending.map((request) => (
          <span key={request} className="tag tag-strong">
            {t('list.pending', { request: words(`request.${request}`) })}
          </span>
        ))}
      </td>
    </tr>
  );
}

function NoNotices({ view }: { view: NoticeView }) {
  const t = useTexts(listTexts);
  if (view === 'mine' || view === 'overdue' || view === 'requests' || view === 'suspended')
    return <Empty title={t(`empty.${view}`)}>{t(`empty.${view}Text`)}</Empty>;
  return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
}
