import type { Board, BoardGroup } from '@duban/contracts';
import { useSearchParams } from 'react-router';
import { Choice } from '../../../shared/components/segments';
import { Panel } from '../../../shared/components/panel';
import { Empty, Fetched } from '../../../shared/components/states';
import { formatDay, yiText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { MeasureChoice } from '../../../shared/measure';
import { shared } from '../../../shared/messages';
import { PageHead } from '../../../shared/page-head';
import { useSession } from '../../../shared/session';
import { boardTexts } from '../messages';
import { TownshipsPanel } from '../townships-panel';
import { useBoard } from '../use-board';
import { amountSteps, COLOURINGS, type Colouring, toTiles } from './county-tiles';
import { MapLegend } from './map-legend';
import { mapTexts } from './map-messages';
import { MapTile } from './map-tile';
import '../board.css';
import '../panels.css';
import './map.css';

/** What the places are coloured by stands in the address: `?by=lag`. */
function useColouring(): [Colouring, (by: Colouring) => void] {
  const [params, setParams] = useSearchParams();
  const by = COLOURINGS.find((each) => each === params.get('by')) ?? 'light';
  const set = (next: Colouring) =>
    setParams(
      (old) => {
        const changed = new URLSearchParams(old);
        changed.set('by', next);
        return changed;
      },
      { replace: true, preventScrollReset: true },
    );
  return [by, set];
}

export function MapPage() {
  const t = useTexts(mapTexts);
  const board = useTexts(boardTexts);
  const { account } = useSession();
  const { query, isOld } = useBoard();
  const [by, setBy] = useColouring();
  const scope = query.data && (query.data.board.scope === 'org' ? account.org.name : board('scope.all'));
  return (
    <>
      <PageHead title={t('title')} scope={scope} />
      <div className="map-bar">
        <Choice
          label={t('by')}
          options={COLOURINGS.map((value) => ({ value, label: t(`by.${value}`) }))}
          value={by}
          onChange={setBy}
        />
        <MeasureChoice />
      </div>
      <Fetched query={query} what={t('title')} lines={8}>
        {(data) => <MapView board={data.board} by={by} isOld={isOld} />}
      </Fetched>
    </>
  );
}

export function MapView({ board, by, isOld = false }: { board: Board; by: Colouring; isOld?: boolean }) {
  const t = useTexts(mapTexts);
  const words = useTexts(shared);
  const lang = useLang();
  if (board.townships.length === 0) return <Empty title={t('empty')}>{t('emptyText')}</Empty>;
  const { tiles, others } = toTiles(board.townships);
  const steps = amountSteps(board.townships);
  return (
    <div className={isOld ? 'map map-old' : 'map'}>
      <Panel
        className="map-panel"
        title={t(`title.${by}`)}
        finding={<Finding groups={board.townships} by={by} />}
        asOf={words('asOf', { date: formatDay(board.periodEnd, lang) })}
      >
        {tiles.length > 0 && (
          <div className="map-grid">
            {tiles.map((tile) => (
              <MapTile key={tile.key} tile={tile} by={by} steps={steps} />
            ))}
          </div>
        )}
        {others.length > 0 && (
          <section className="map-others" aria-label={t('others')}>
            {tiles.length > 0 && <h3>{t('others')}</h3>}
            <div>
              {others.map((group) => (
                <MapTile
                  key={group.key}
                  tile={{ key: group.key, name: group.name, row: 0, column: 0, isZone: false, group }}
                  by={by}
                  steps={steps}
                />
              ))}
            </div>
          </section>
        )}
        <MapLegend by={by} steps={steps} groups={board.townships} />
        {tiles.length > 0 && <p className="map-note">{t('schematic')}</p>}
      </Panel>
      <TownshipsPanel board={board} />
    </div>
  );
}

function Finding({ groups, by }: { groups: readonly BoardGroup[]; by: Colouring }) {
  const t = useTexts(mapTexts);
  const lang = useLang();
  if (by === 'light')
    return t('finding.light', {
      count: groups.filter(({ color }) => color === 'red' || color === 'yellow').length,
    });
  if (by === 'lag')
    return t('finding.lag', { count: groups.filter(({ pointsTenths }) => (pointsTenths ?? 0) < 0).length });
  const [first, ...rest] = groups;
  if (!first) return null;
  const most = rest.reduce(
    (best, group) => (BigInt(group.doneFen) > BigInt(best.doneFen) ? group : best),
    first,
  );
  return t('finding.amount', { name: most.name ?? t('otherName'), amount: yiText(most.doneFen, lang) });
}
