import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { Panel } from '../../shared/components/panel';
import { atShanghai, formatRate } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { wordTexts } from '../../shared/words';
import { boardTexts } from './messages';
import { Moved } from './moved';

const FEW = 8;

type Row = { key: string; to: string; count: number; overdue: number };

/** Where the notices stand, in the order of their way. What is seldom stands there only when there is some. */
export function rowsOf({ notices, scope }: Pick<Board, 'notices' | 'scope'>): Row[] {
  const of = (state: string) =>
    notices.byState.find((row) => row.state === state) ?? { count: 0, overdue: 0 };
  const inState = (state: string): Row => {
    const { count, overdue } = of(state);
    return { key: state, to: `/notices?view=open&state=${state}`, count, overdue };
  };
  const whole = (key: 'proposed' | 'requests', count: number): Row => ({
    key,
    to: `/notices?view=${key}`,
    count,
    overdue: 0,
  });
  return [
    ...(scope === 'all' ? [whole('proposed', notices.proposed)] : []),
    ...['issued', 'signed', 'acting', 'returned', 'replied'].map(inState),
    whole('requests', notices.requests),
    ...[
      ...['accepted', 'suspended'].map(inState),
      { key: 'pausesEnded', to: '/notices?view=suspended', count: notices.pausesEnded, overdue: 0 },
    ].filter(({ count }) => count > 0),
  ];
}

/** Notices by where they stand; the overdue part of each bar is red. */
export function NoticesPanel({ board }: { board: Board }) {
  const { notices, at } = board;
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const names = useTexts(wordTexts);
  const rows = rowsOf(board);
  const max = Math.max(1, ...rows.map((row) => row.count));
  const { num, den } = notices.onTime;
  const nameOf = (key: string) =>
    key === 'proposed' || key === 'requests' || key === 'pausesEnded'
      ? t(`notices.${key}`)
      : names(`state.${key}` as 'state.issued');
  return (
    <Panel
      className="board-notices"
      title={t('notices.title')}
      finding={t('notices.open', { count: notices.open })}
      asOf={words('live', { time: atShanghai(at).time })}
    >
      <ul className="board-rows">
        {rows.map(({ key, to, count, overdue }) => (
          <li key={key}>
            <Link to={to} className="board-state">
              <span>{nameOf(key)}</span>
              <span className="board-bar" aria-hidden="true">
                <i className="board-bar-late" style={{ width: `${(overdue / max) * 100}%` }} />
                <i style={{ width: `${((count - overdue) / max) * 100}%` }} />
              </span>
              <Moved value={count} />
              <em>{overdue > 0 && t('notices.overdue', { count: overdue })}</em>
            </Link>
          </li>
        ))}
      </ul>
      <p className="board-foot">
        {t('notices.year', { issued: notices.issuedThisYear, closed: notices.closedThisYear })}
        <br />
        {den === 0
          ? t('notices.none')
          : den < FEW
            ? words('small.of', { n: num, of: den })
            : t('notices.onTime', { rate: formatRate(num / den), num, den })}
        {board.engine === null && (
          <>
            <br />
            {t('engine.next', { count: board.nextRungs })}
          </>
        )}
      </p>
    </Panel>
  );
}
