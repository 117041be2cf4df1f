import type { Board, BoardGroup } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DivergingBar } from '../../shared/components/bars';
import { Light } from '../../shared/components/light';
import { Panel } from '../../shared/components/panel';
import { formatDay } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { tenths, tenthsPp } from '../../shared/amounts';
import { toGroupRows } from './group-rows';
import { boardTexts } from './messages';
import '../../shared/design/table.css';

/** Where each place stands against schedule; those with too few projects below the line, unranked. */
export function TownshipsPanel({ board, more }: { board: Board; more?: ReactNode }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const { ranked, small, max } = toGroupRows(board.townships);
  const row = (group: BoardGroup, below: boolean, i: number) => (
    <TownshipRow key={group.key} group={group} max={max} below={below} first={below && i === 0} />
  );
  return (
    <Panel
      className="board-towns"
      title={t('towns.title')}
      finding={t('towns.finding')}
      asOf={
        <>
          {words('asOf', { date: formatDay(board.periodEnd, lang) })} {more}
        </>
      }
      flush
    >
      <div className="board-scroll">
        <table className={`table table-dense${board.townships.length > 11 ? ' board-full' : ''}`}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('towns.place')}</th>
              <th scope="col" className="num board-cases">
                {t('towns.count')}
              </th>
              <th scope="col" className="num">
                {t('towns.rate')}
              </th>
              <td className="board-sides">
                <span>{t('towns.below')}</span>
                <span>{t('towns.above')}</span>
              </td>
              <th scope="col" className="num">
                {t('towns.diff')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((group, i) => row(group, false, i))}
            {small.map((group, i) => row(group, true, i))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

type RowProps = { group: BoardGroup; max: number; below: boolean; first: boolean };

function TownshipRow({ group, max, below, first }: RowProps) {
  const t = useTexts(boardTexts);
  const points = group.pointsTenths;
  const classes = [below && 'table-small', first && 'table-cut'].filter(Boolean).join(' ');
  const isLagging = group.color === 'green' && points !== null && points < 0;
  return (
    <tr className={classes || undefined}>
      <td className="board-lamp">
        <Light colour={group.color} />
      </td>
      <th scope="row">
        <Link to={`/projects?township=${encodeURIComponent(group.key)}`}>
          {group.name ?? t('group.unnamed')}
        </Link>
        {group.small ? (
          <span className="board-few">{t('group.small')}</span>
        ) : (
          isLagging && <span className="board-lag">{t('towns.lag')}</span>
        )}
      </th>
      <td className="num board-cases">{group.projects}</td>
      <td className="num" title={group.rateTenths === null ? t('group.empty') : undefined}>
        {tenths(group.rateTenths)}
      </td>
      <td className="board-diverging">
        <DivergingBar points={points === null ? null : points / 10} max={max} />
      </td>
      <td className="num board-points">{tenthsPp(points)}</td>
    </tr>
  );
}
