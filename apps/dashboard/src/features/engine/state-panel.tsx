import type { EngineState } from '@duban/contracts';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { FigureTile } from '../../shared/components/figure-tile';
import { atShanghai, formatMoment, formatNumber } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { engineTexts } from './messages';

const secondsBetween = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** How the engine is, in one sentence and six figures, each with what it means. */
export function StatePanel({ state }: { state: EngineState }) {
  const t = useTexts(engineTexts);
  const lang = useLang();
  const { at, lastSweepAt, lastSweepMs, late, lateAfterSeconds, oldestDueAt, overdueTasks } = state;
  const today = atShanghai(at).date;
  const isBehind = !late && oldestDueAt !== null;
  const says = late
    ? lastSweepAt
      ? t('state.late', { time: formatMoment(lastSweepAt, lang, today), after: lateAfterSeconds })
      : t('state.never', { after: lateAfterSeconds })
    : isBehind
      ? t('state.behind', { count: overdueTasks })
      : t('state.well');
  return (
    <section className={late ? 'panel engine-state engine-state-late' : 'panel engine-state'}>
      <p className="engine-says">
        {late || isBehind ? (
          <TriangleAlert size={20} strokeWidth={2} aria-hidden="true" />
        ) : (
          <CircleCheck size={20} strokeWidth={1.7} aria-hidden="true" />
        )}
        <b>{t(late ? 'word.late' : isBehind ? 'word.behind' : 'word.well')}</b> {says}
      </p>
      <div className="engine-figures">
        <FigureTile
          label={t('figure.sweep')}
          value={lastSweepAt ? atShanghai(lastSweepAt).seconds : '—'}
          basis={
            lastSweepAt
              ? t('figure.sweepBasis', { count: secondsBetween(lastSweepAt, at), ms: lastSweepMs ?? 0 })
              : t('figure.sweepNever')
          }
          watched="sweep"
        />
        <FigureTile
          label={t('figure.oldest')}
          value={oldestDueAt ? formatNumber(secondsBetween(oldestDueAt, at)) : '0'}
          unit={t('unit.seconds')}
          basis={
            oldestDueAt
              ? t('figure.oldestBasis', { time: formatMoment(oldestDueAt, lang, today), count: overdueTasks })
              : t('figure.oldestNone')
          }
          watched="oldest"
        />
        <FigureTile
          label={t('figure.failed')}
          value={formatNumber(state.failedTasks)}
          unit={t('unit.tasks')}
          basis={t(state.failedTasks > 0 ? 'figure.failedBasis' : 'figure.failedNone')}
        />
        <FigureTile
          label={t('figure.queue')}
          value={state.queueDepth === null ? null : formatNumber(state.queueDepth)}
          missing={t('figure.queueGone')}
          unit={t('unit.jobs')}
          basis={t(state.queueDepth === null ? 'figure.queueGoneBasis' : 'figure.queueBasis', {
            queue: state.queue === 'redis' ? 'Redis' : 'PostgreSQL',
          })}
          watched="queue"
        />
        <FigureTile
          label={t('figure.pending')}
          value={formatNumber(state.pendingTasks)}
          unit={t('unit.tasks')}
          basis={t('figure.pendingBasis')}
          watched="pending"
        />
        <FigureTile
          label={t('figure.fired')}
          value={formatNumber(state.fired)}
          unit={t('unit.tasks')}
          basis={t('figure.firedBasis')}
          watched="fired"
        />
      </div>
    </section>
  );
}
