import { useTexts } from '../i18n/messages';
import { termTexts } from '../term-messages';
import './mini-ladder.css';

export type MiniRung = { fired: boolean; provisional?: boolean };

type MiniLadderProps = {
  rungs: readonly MiniRung[];
  /** The next rung in words, shown beside the steps: "二次催办 11-23". */
  next?: string;
  height?: number;
};

/** 阶梯: filled = fired, thick outline = next, thin = to come, dashed = provisional. */
export function MiniLadder({ rungs, next, height = 18 }: MiniLadderProps) {
  const t = useTexts(termTexts);
  const fired = rungs.filter((rung) => rung.fired).length;
  const nextIndex = rungs.findIndex((rung) => !rung.fired);
  const total = rungs.length;
  const width = total * 8 - 2;
  const rise = total > 1 ? 11 / (total - 1) : 0;
  const label = t(next ? 'ladder.miniNext' : 'ladder.mini', { fired, total, next: next ?? '' });
  return (
    <span className="mini-ladder">
      <svg
        width={(width / 18) * height}
        height={height}
        viewBox={`0 0 ${width} 18`}
        role="img"
        aria-label={label}
      >
        {rungs.map((rung, i) => {
          const h = 5 + i * rise;
          const dash = rung.provisional ? '1.6 1.4' : undefined;
          if (rung.fired)
            return <rect key={i} x={i * 8} y={18 - h} width="6" height={h} fill="var(--text-1)" />;
          const line = i === nextIndex ? 1.6 : 1.1;
          return (
            <rect
              key={i}
              x={i * 8 + line / 2}
              y={18 - h + line / 2}
              width={6 - line}
              height={h - line}
              fill={i === nextIndex ? 'var(--surface-panel)' : 'none'}
              stroke={i === nextIndex ? 'var(--text-1)' : 'var(--line-control)'}
              strokeWidth={line}
              strokeDasharray={dash}
            />
          );
        })}
      </svg>
      {next && <span aria-hidden="true">{next}</span>}
    </span>
  );
}
