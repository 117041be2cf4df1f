import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Button } from '../../shared/components/button';
import { Empty } from '../../shared/components/states';
import { useRowKeys } from '../../shared/components/use-row-keys';
import { checkWord, findingSentence } from '../../shared/finding-words';
import { FindingActs } from '../../shared/findings/finding-acts';
import { useTexts } from '../../shared/i18n/messages';
import { useCan } from '../../shared/session';
import type { FindingFilter } from './filter';
import { findingsPageTexts } from './messages';
import type { FindingPages } from './use-findings';
import '../../shared/design/table.css';

type TableProps = {
  pages: FindingPages['pages'];
  query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isPlaceholderData'
  >;
  state: FindingFilter['state'];
};
const COLUMNS = ['check', 'project', 'unit', 'period', 'sentence', 'state'] as const;

/** Each finding as a sentence with its numbers; on a phone each row is a card. */
export function FindingTable({ pages, query, state }: TableProps) {
  const t = useTexts(findingsPageTexts);
  const mayDecide = useCan('finding:decide');
  const onKeyDown = useRowKeys();
  const lines = pages.flatMap((page) => page.items);
  const total = pages[0]?.total ?? lines.length;
  if (lines.length === 0)
    return state === 'open' ? (
      <Empty title={t('empty.open')}>{t('empty.openHelp')}</Empty>
    ) : (
      <Empty title={t('empty.other')}>{t('empty.otherHelp')}</Empty>
    );
  return (
    <div className={query.isPlaceholderData ? 'findings-scroll findings-waiting' : 'findings-scroll'}>
      <table className="table findings-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((finding) => (
            <tr key={finding.id}>
              <td className="findings-check">{checkWord(finding.check)}</td>
              <td className="findings-project">
                <Link to={`/projects/${finding.project.id}`}>{finding.project.name}</Link>
              </td>
              <td className="findings-unit" title={finding.unit.name}>
                {finding.unit.shortName}
              </td>
              <td className="findings-period">
                <Link to={`/reports/${finding.project.id}/${finding.period}`}>{finding.period}</Link>
              </td>
              <td className="findings-sentence">{findingSentence(finding.check, finding.facts)}</td>
              <td className="findings-state">
                <FindingActs finding={finding} mayDecide={mayDecide} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <p className="findings-more">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage
              ? t('loading')
              : t('more', { count: Math.max(1, Math.min(50, total - lines.length)) })}
          </Button>
        </p>
      )}
    </div>
  );
}
