import type { Board, BoardGroup } from '@duban/contracts';
import { Link } from 'react-router';
import { Bullet } from '../../shared/components/bars';
import { Panel } from '../../shared/components/panel';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { wordTexts } from '../../shared/words';
import { figure, tenths } from '../../shared/amounts';
import { boardTexts } from './messages';

const byPlan = (a: BoardGroup, b: BoardGroup) => {
  const [x, y] = [BigInt(a.planFen), BigInt(b.planFen)];
  return x < y ? 1 : x > y ? -1 : 0;
};

/** Each sector against the schedule of the whole, the largest plan first. */
export function SectorsPanel({ board: { sectors, money } }: { board: Board }) {
  const t = useTexts(boardTexts);
  const names = useTexts(wordTexts);
  const lang = useLang();
  const finding = t('sectors.finding', { rate: `${tenths(money.scheduleTenths)}%`, unit: t('unit.money') });
  return (
    <Panel className="board-sectors" title={t('sectors.title')} asOf={finding}>
      <ul className="board-rows">
        {[...sectors].sort(byPlan).map((row) => (
          <li key={row.key}>
            <Link
              to={`/projects?sector=${row.key}`}
              className={row.small ? 'board-sector board-small' : 'board-sector'}
            >
              <span className="ellipsis">{names(`sector.${row.key}` as 'sector.other')}</span>
              <Bullet done={(row.rateTenths ?? 0) / 1000} scheduled={money.scheduleTenths / 1000} />
              <b>
                {tenths(row.rateTenths)}
                <i>%</i>
              </b>
              <em>
                {row.small && <span className="board-few">{t('group.small')}</span>}
                {figure(row.doneFen, lang)} / {figure(row.planFen, lang)}
              </em>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
