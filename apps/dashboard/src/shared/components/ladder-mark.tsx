import type { LadderPoint } from './ladder-geometry';

type MarkProps = Pick<LadderPoint, 'kind' | 'state' | 'provisional'> & { x: number; y: number };

/** One mark of the ladder: filled = fired, ring in brand = next, hollow = to come, struck = skipped, diamond = the due day. */
export function LadderMark({ x, y, kind, state, provisional }: MarkProps) {
  const dash = provisional ? '2.5 2' : undefined;
  if (state === 'next')
    return (
      <>
        <circle cx={x} cy={y} r="7.5" fill="var(--surface-panel)" stroke="var(--brand)" strokeWidth="3" />
        <circle cx={x} cy={y} r="2.6" fill="var(--brand)" />
      </>
    );
  if (state === 'was')
    return (
      <path
        d={`M${x - 7} ${y}l7-7 7 7-7 7ZM${x - 9} ${y}H${x + 9}`}
        fill="var(--surface-panel)"
        stroke="var(--text-3)"
        strokeWidth="1.4"
      />
    );
  if (state === 'skipped')
    return (
      <path
        d={`M${x - 6} ${y - 6}h12v12h-12ZM${x - 6} ${y + 6}l12-12`}
        fill="var(--surface-panel)"
        stroke="var(--text-2)"
        strokeWidth="1.6"
      />
    );
  if (kind === 'due')
    return (
      <path
        d={`M${x - 8} ${y}l8-8 8 8-8 8Z`}
        fill={state === 'future' ? 'var(--surface-panel)' : 'var(--text-1)'}
        stroke="var(--text-1)"
        strokeWidth="2.2"
        strokeDasharray={dash}
      />
    );
  if (state === 'done' || state === 'late')
    return (
      <>
        {kind === 'rung' ? (
          <rect x={x - 6.5} y={y - 6.5} width="13" height="13" fill="var(--text-1)" />
        ) : (
          <circle cx={x} cy={y} r="6.5" fill="var(--text-1)" />
        )}
        {state === 'done' ? (
          <path
            d={`M${x - 3} ${y}l2.2 2.4 4-4.4`}
            stroke="var(--surface-panel)"
            strokeWidth="1.6"
            fill="none"
          />
        ) : (
          <path
            d={`M${x} ${y - 3.6}v4.4M${x} ${y + 2.6}v1`}
            stroke="var(--surface-panel)"
            strokeWidth="1.8"
          />
        )}
      </>
    );
  const line = {
    fill: 'var(--surface-panel)',
    stroke: 'var(--line-control)',
    strokeWidth: 1.6,
    strokeDasharray: dash,
  };
  return kind === 'rung' ? (
    <rect x={x - 6} y={y - 6} width="12" height="12" {...line} />
  ) : (
    <circle cx={x} cy={y} r="5" {...line} />
  );
}
