import type { Board } from '@duban/contracts';
import { TriangleAlert } from 'lucide-react';
import { useTexts } from '../../shared/i18n/messages';
import { boardTexts } from './messages';

/** Who watches the watchman: when the engine is late or a task failed, nothing on this page may look calm. */
export function EngineStrip({ board: { engine, at } }: { board: Board }) {
  const t = useTexts(boardTexts);
  if (!engine.late && engine.failedTasks === 0) return null;
  const minutes =
    engine.lastSweepAt && Math.max(1, Math.floor((Date.parse(at) - Date.parse(engine.lastSweepAt)) / 60_000));
  const says = [
    engine.late && (minutes ? t('engine.late', { count: minutes }) : t('engine.never')),
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
