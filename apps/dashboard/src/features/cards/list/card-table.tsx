import type { CardLine } from '@duban/contracts';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Button } from '../../../shared/components/button';
import { CardNext } from '../../../shared/components/card-next';
import { CardSheet } from '../../../shared/components/card-sheet';
import { Empty } from '../../../shared/components/states';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useSession } from '../../../shared/session';
import { shortTitle } from '../../../shared/short-title';
import { wordTexts } from '../../../shared/words';
import type { CardView } from './filter';
import { listTexts } from './list-messages';
import type { CardPages } from './use-cards';
import '../../../shared/design/table.css';

type TableProps = {
  pages: CardPages['pages'];
  query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isPlaceholderData'
  >;
  view: CardView;
};
const COLUMNS = ['card', 'next', 'unit', 'notice', 'why', 'points', 'state'] as const;

/** What waits for a decision comes first; on a phone each row is a card. */
export function CardTable({ pages, query, view }: TableProps) {
  const t = useTexts(listTexts);
  const onKeyDown = useRowKeys();
  const lines = pages.flatMap((page) => page.items);
  const total = pages[0]?.total ?? lines.length;
  if (lines.length === 0) return <NoCards view={view} />;
  return (
    <div className={query.isPlaceholderData ? 'cards-scroll cards-waiting' : 'cards-scroll'}>
      <table className="table cards-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'points' ? 'num' : undefined}>
                {t(`col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <CardRow key={line.id} card={line} />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <p className="cards-more">
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

function CardRow({ card }: { card: CardLine }) {
  const t = useTexts(listTexts);
  const words = useTexts(wordTexts);
  const names = useTexts(shared);
  const today = useSession().today.day;
  const kind = names(card.color === 'yellow' ? 'card.proposedYellow' : 'card.proposedRed');
  return (
    <tr>
      <th scope="row" className="cards-card">
        <span>
          <CardSheet colour={card.color} number={card.number} height={34} bare />
          <Link to={`/cards/${card.id}`} data-row lang="zh-CN">
            {card.number ?? kind}
          </Link>
        </span>
      </th>
      <td className="cards-next">
        {card.next ? <CardNext card={card} today={today} /> : <span className="faint">—</span>}
      </td>
      <td className="cards-unit" title={card.unit.name}>
        {card.unit.shortName}
      </td>
      <td className="cards-notice">
        <span className="ellipsis" title={card.noticeTitle}>
          {shortTitle(card.noticeTitle)}
        </span>
        {card.noticeNumber && <small lang="zh-CN">督办{card.noticeNumber}</small>}
      </td>
      <td className="cards-why">
        <span className="ellipsis" title={card.reason || undefined}>
          {card.rung ? words(`rung.${card.rung}`) : t('byHand')}
        </span>
      </td>
      <td className="cards-points num">
        {card.points > 0 ? (
          card.points
        ) : (
          <span className="faint" title={t('noPoints')}>
            —
          </span>
        )}
      </td>
      <td className="cards-state">
        <span className="tag">{words(`cardState.${card.state}`)}</span>
        {card.lowered && card.state !== 'lowered' && <span className="tag">{t('lowered')}</span>}
      </td>
    </tr>
  );
}

function NoCards({ view }: { view: CardView }) {
  const t = useTexts(listTexts);
  if (view === 'mine') return <Empty title={t('empty.mine')}>{t('empty.mineText')}</Empty>;
  if (view === 'proposed') return <Empty title={t('empty.proposed')}>{t('empty.proposedText')}</Empty>;
  return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
}
