import { getBoard, type Board } from '@duban/contracts';
import { Fetched } from '../../shared/components/states';
import { CausesLine } from '../../shared/findings/causes-line';
import { useIsPhone } from '../../shared/design/theme';
import { useTexts } from '../../shared/i18n/messages';
import { useLiveState, useTick, useWatchBoard } from '../../shared/live/live-context';
import { MeasureChoice, useMeasure } from '../../shared/measure';
import { PageHead } from '../../shared/page-head';
import { type Shows, useFetched } from '../../shared/query';
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

const SHOWS: Shows[] = [{ type: 'board' }, { type: 'clock' }, { type: 'engine' }];
const CHANGING: Shows[] = [{ type: 'project' }, { type: 'report' }, { type: 'notice' }, { type: 'card' }];
/** Deadlines come nearer without any event. */
const EVERY = 60_000;
/** Without contact for this long, figures are no longer shown as if they were true now. */
const OLD_AFTER = 90_000;

export function BoardPage() {
  const t = useTexts(boardTexts);
  const { account } = useSession();
  const isPhone = useIsPhone();
  useWatchBoard();
  const [measure] = useMeasure();
  // the board that is told live is the one against the current plans; the other is asked for when something changes
  const query = useFetched(getBoard, measure === 'first' ? { query: { measure } } : {}, {
    shows: measure === 'first' ? [...SHOWS, ...CHANGING] : SHOWS,
    every: EVERY,
  });
  const { phase, since } = useLiveState();
  const cut = phase === 'reconnecting' || phase === 'offline';
  const now = useTick(5000, cut);
  const isOld = cut && now - since > OLD_AFTER;
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
