import type { Board } from '@duban/contracts';
import { TriangleAlert } from 'lucide-react';
import { useTexts } from '../../shared/i18n/messages';
import { useTick } from '../../shared/live/live-context';
import { boardTexts } from './messages';

/** Who watches the watchman: when the engine is late or a task failed, nothing on this page may look calm. */
export function EngineStrip({ board: { engine } }: { board: Board }) {
  const t = useTexts(boardTexts);
  const now = useTick(10_000, engine.late);
  if (!engine.late && engine.failedTasks === 0) return null;
  // the engine sweeps by the time of the machine, whatever the county's clock says
  const silent = engine.lastSweepAt && Math.max(1, Math.round((now - Date.parse(engine.lastSweepAt)) / 1000));
  const late = !silent
    ? t('engine.never')
    : silent < 60
      ? t('engine.lateSeconds', { count: silent })
      : t('engine.late', { count: Math.floor(silent / 60) });
  const says = [
    engine.late && late,
    engine.overdueTasks > 0 && t('engine.overdue', { count: engine.overdueTasks }),
    engine.failedTasks > 0 && t('engine.failed', { count: engine.failedTasks }),
  ];
  return (
    <div className="board-engine" role="alert">
      <TriangleAlert size={20} strokeWidth={2} aria-hidden="true" />
      <b>{t('engine.title')}</b>
      <span>{says.filter(Boolean).join(' ')}</span>
    </div>
  );
}
