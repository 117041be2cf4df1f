import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { Fetched } from '../../shared/components/states';
import { CausesLine } from '../../shared/findings/causes-line';
import { useIsPhone } from '../../shared/design/theme';
import { useTexts } from '../../shared/i18n/messages';
import { MeasureChoice } from '../../shared/measure';
import { PageHead } from '../../shared/page-head';
import { useSession } from '../../shared/session';
import { BoardTicker } from './board-ticker';
import { ComplaintsPanel } from './complaints-panel';
import { EngineLine } from './engine-line';
import { Hero } from './hero';
import { LightsPanel } from './lights-panel';
import { boardTexts } from './messages';
import { NoticesPanel } from './notices-panel';
import { PlanPanel } from './plan-panel';
import { QueuePanel } from './queue-panel';
import { SectorsPanel } from './sectors-panel';
import { TownshipsPanel } from './townships-panel';
import { useBoard } from './use-board';
import './board.css';
import './panels.css';

export function BoardPage() {
  const t = useTexts(boardTexts);
  const { account } = useSession();
  const isPhone = useIsPhone();
  const { query, isOld } = useBoard();
  const scope = query.data && (query.data.board.scope === 'org' ? account.org.name : t('scope.all'));
  return (
    <>
      <PageHead title={t('title')} scope={scope}>
        {!isPhone && <MeasureChoice />}
      </PageHead>
      {isPhone && (
        <div className="board-measure">
          <MeasureChoice />
        </div>
      )}
      <CausesLine />
      <Fetched query={query} what={t('what')} lines={8}>
        {({ board }) => <BoardView board={board} isOld={isOld} />}
      </Fetched>
    </>
  );
}

const ToMap = () => {
  const t = useTexts(boardTexts);
  return <Link to="/map">{t('towns.map')}</Link>;
};

export const BoardView = ({ board, isOld = false }: { board: Board; isOld?: boolean }) => (
  <div className={isOld ? 'board board-old' : 'board'}>
    <Hero board={board} />
    <div className="board-aside">
      <QueuePanel board={board} />
      <ComplaintsPanel board={board} />
    </div>
    <PlanPanel board={board} />
    <LightsPanel board={board} />
    <NoticesPanel board={board} />
    <SectorsPanel board={board} />
    <TownshipsPanel board={board} more={<ToMap />} />
    <div className="board-last">
      <BoardTicker board={board} />
      <EngineLine board={board} />
    </div>
  </div>
);
