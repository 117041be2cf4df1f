import { getBoard, type Board } from '@duban/contracts';
import { Fetched } from '../../shared/components/states';
import { useTexts } from '../../shared/i18n/messages';
import { useLiveState, useTick, useWatchBoard } from '../../shared/live/live-context';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { useSession } from '../../shared/session';
import { BoardTicker } from './board-ticker';
import { EngineLine } from './engine-line';
import { Hero } from './hero';
import { LightsPanel } from './lights-panel';
import { boardTexts } from './messages';
import { NoticesPanel } from './notices-panel';
import { PlanPanel } from './plan-panel';
import { QueuePanel } from './queue-panel';
import { SectorsPanel } from './sectors-panel';
import { TownshipsPanel } from './townships-panel';
import './board.css';
import './panels.css';

/** Deadlines come nearer without any event. */
const EVERY = 60_000;
/** Without contact for this long, figures are no longer shown as if they were true now. */
const OLD_AFTER = 90_000;

export function BoardPage() {
  const t = useTexts(boardTexts);
  const { account } = useSession();
  useWatchBoard();
  const query = useFetched(
    getBoard,
    {},
    { shows: [{ type: 'board' }, { type: 'clock' }, { type: 'engine' }], every: EVERY },
  );
  const { phase, since } = useLiveState();
  const cut = phase === 'reconnecting' || phase === 'offline';
  const now = useTick(5000, cut);
  const isOld = cut && now - since > OLD_AFTER;
  const scope = query.data && (query.data.board.scope === 'org' ? account.org.name : t('scope.all'));
  return (
    <>
      <PageHead title={t('title')} scope={scope} />
      <Fetched query={query} what={t('what')} lines={8}>
        {({ board }) => <BoardView board={board} isOld={isOld} />}
      </Fetched>
    </>
  );
}

export const BoardView = ({ board, isOld = false }: { board: Board; isOld?: boolean }) => (
  <div className={isOld ? 'board board-old' : 'board'}>
    <Hero board={board} />
    <QueuePanel board={board} />
    <PlanPanel board={board} />
    <LightsPanel board={board} />
    <NoticesPanel board={board} />
    <SectorsPanel board={board} />
    <TownshipsPanel board={board} />
    <div className="board-last">
      <BoardTicker board={board} />
      <EngineLine board={board} />
    </div>
  </div>
);
