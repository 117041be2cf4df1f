import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { StackBar } from '../../shared/components/bars';
import { Light } from '../../shared/components/light';
import { Panel } from '../../shared/components/panel';
import { formatDay, formatMonth, formatNumber } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { addMonths } from '@duban/domain';
import { boardTexts } from './messages';
import { Moved } from './moved';

const ORDER = ['green', 'yellow', 'red', 'stale', 'waived', 'none'] as const;

/** Shapes, counts and what moved since last month; each leads to its projects. */
export function LightsPanel({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const rows = ORDER.flatMap((colour) =>
    board.lights.filter(
      // excused ones are rare: their place is not kept
      (row) => row.color === colour && (colour !== 'waived' || row.count > 0),
    ),
  );
  const list = rows.map((row) => `${words(`light.${row.color}`)} ${row.count}`).join(', ');
  return (
    <Panel
      className="board-lights"
      title={t('lights.title')}
      finding={
        <Link to="/leader/month" title={t('lights.month')}>
          {t('lights.finding', { month: formatMonth(addMonths(board.period, -1), lang) })}
        </Link>
      }
      asOf={words('asOf', { date: formatDay(board.periodEnd, lang) })}
    >
      <StackBar
        label={t('lights.name', { list })}
        parts={rows.map((row) => ({ key: row.color, count: row.count, colour: row.color }))}
      />
      <ul className="board-rows">
        {rows.map((row) => (
          <li key={row.color}>
            <Link to={`/projects?light=${row.color}`} className="board-light">
              <Light colour={row.color} size={28} decorative />
              <span>{words(`light.${row.color}`)}</span>
              <Moved value={row.count} />
              <Change now={row.count} before={row.before} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Change({ now, before }: { now: number; before: number | null }) {
  const t = useTexts(boardTexts);
  if (before === null) return <i title={t('lights.noBefore')}>—</i>;
  if (before === now) return <i>{t('lights.same')}</i>;
  return (
    <i>
      {now > before ? '↑' : '↓'} {formatNumber(Math.abs(now - before))}
    </i>
  );
}
