import type { Board } from '@duban/contracts';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { atShanghai } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { boardTexts } from './messages';

/** Who watches the watchman: when it last looked, what it will do, what failed. Quiet until it matters. */
export function EngineLine({ board: { engine, nextRungs } }: { board: Board }) {
  const t = useTexts(boardTexts);
  if (!engine) return null;
  const { late, lastSweepAt, overdueTasks, failedTasks } = engine;
  const swept = lastSweepAt
    ? t(late ? 'engine.stopped' : 'engine.swept', { time: atShanghai(lastSweepAt).seconds })
    : t('engine.never');
  const isWrong = late || failedTasks > 0;
  return (
    <Link to="/engine" className={isWrong ? 'board-engine board-engine-wrong' : 'board-engine'}>
      {isWrong && <TriangleAlert size={16} strokeWidth={2} aria-hidden="true" />}
      <b>{t('engine.title')}</b>
      <span>{swept}</span>
      {overdueTasks > 0 && <span>{t('engine.overdue', { count: overdueTasks })}</span>}
      <span>{t('engine.next', { count: nextRungs })}</span>
      {failedTasks > 0 && (
        <span className="board-engine-failed">{t('engine.failed', { count: failedTasks })}</span>
      )}
    </Link>
  );
}
