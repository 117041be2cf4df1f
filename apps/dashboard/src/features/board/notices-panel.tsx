import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { Panel } from '../../shared/components/panel';
import { atShanghai, formatRate } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { wordTexts } from '../../shared/words';
import { boardTexts } from './messages';
import { Moved } from './moved';

const ORDER = ['proposed', 'issued', 'signed', 'returned', 'replied'] as const;
const FEW = 8;

const listOf = (state: (typeof ORDER)[number]) =>
  state === 'proposed' ? '/notices?view=proposed' : `/notices?view=open&state=${state}`;

/** Notices by where they stand; the overdue part of each bar is red. */
export function NoticesPanel({ board: { notices, at, scope } }: { board: Board }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const names = useTexts(wordTexts);
  const none = { count: 0, overdue: 0 };
  const rows = ORDER.filter((state) => scope === 'all' || state !== 'proposed').map((state) => ({
    ...none,
    ...notices.byState.find((row) => row.state === state),
    state,
  }));
  const max = Math.max(1, ...rows.map((row) => row.count));
  const { num, den } = notices.onTime;
  return (
    <Panel
      className="board-notices"
      title={t('notices.title')}
      finding={t('notices.open', { count: notices.open })}
      asOf={words('live', { time: atShanghai(at).time })}
    >
      <ul className="board-rows">
        {rows.map(({ state, count, overdue }) => (
          <li key={state}>
            <Link to={listOf(state)} className="board-state">
              <span>{names(`state.${state}`)}</span>
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
      </p>
    </Panel>
  );
}
