import { formatPp, formatRate } from '../format';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import type { LightColour } from './light-shape';
import './bars.css';

const percent = (rate: number) => `${Math.min(100, Math.max(0, rate * 100))}%`;

/** Completion: bar = done, tick = scheduled. Rates as 0.8; over-fulfilment fills the bar. */
export function Bullet({
  done,
  scheduled,
  size = 'normal',
}: {
  done: number;
  scheduled: number;
  size?: 'normal' | 'hero';
}) {
  const t = useTexts(shared);
  const name = t('progress.done', { rate: formatRate(done), scheduled: formatRate(scheduled) });
  return (
    <div className={`bullet bullet-${size}`} role="img" aria-label={name}>
      <i style={{ width: percent(done) }} />
      <u style={{ left: percent(scheduled) }} />
    </div>
  );
}

export type Part = { key: string; count: number; colour?: LightColour; paint?: string };

/** Parts of a whole: one bar, told apart by fill and outline; the legend beside it has shapes and counts. */
export function StackBar({ parts, label }: { parts: readonly Part[]; label: string }) {
  return (
    <div className="stack" role="img" aria-label={label}>
      {parts
        .filter((part) => part.count > 0)
        .map((part) => (
          <span
            key={part.key}
            className={part.colour && `stack-${part.colour}`}
            style={{ flexGrow: part.count, background: part.paint }}
          />
        ))}
    </div>
  );
}

/** Distance to plan in percentage points, right of the line above it, left of it below. `max` is half the width. */
export function DivergingBar({ points, max }: { points: number | null; max: number }) {
  const t = useTexts(shared);
  if (points === null) return <span className="diverging" />;
  const width = Math.max(0.8, (Math.min(Math.abs(points), max) / max) * 50);
  return (
    <span className="diverging" role="img" aria-label={t('diverging.name', { pp: formatPp(points) })}>
      <i
        className={points < 0 ? 'diverging-below' : 'diverging-above'}
        style={{ width: `${width}%`, [points < 0 ? 'right' : 'left']: '50%' }}
      />
    </span>
  );
}
