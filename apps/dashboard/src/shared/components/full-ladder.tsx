import { useTexts } from '../i18n/messages';
import { termTexts } from '../term-messages';
import { LadderAxis } from './ladder-axis';
import { ladderGeometry, type LadderDay, type LadderPoint, type PlacedPoint } from './ladder-geometry';
import { LadderMark } from './ladder-mark';
import { useWidth } from './use-width';
import './full-ladder.css';

type FullLadderProps = {
  days: readonly LadderDay[];
  /** In the order of time; milestones below the axis, due and rungs as steps above. */
  points: readonly LadderPoint[];
  today: string;
  /** The day it was over: the line ends there, and today is no part of it. */
  end?: string;
  /** The whole thing in one sentence: its accessible name. */
  finding: string;
  /** Opens the reason of a point that has one. */
  onOpen?: (key: string) => void;
};

/** 阶梯, full: today, the next rung in brand, and the climb after the due day. On a phone and on paper it is a list. */
export function FullLadder({ days, points, today, end, finding, onOpen }: FullLadderProps) {
  const [ref, wide] = useWidth<HTMLDivElement>(1100);
  const g = ladderGeometry(days, points, end ? '' : today, wide);
  return (
    <div className="full-ladder" ref={ref}>
      <svg width={g.width} height={g.height} role="group" aria-label={finding}>
        <LadderAxis geometry={g} days={days} today={today} end={end} />
        {g.points.map((point) => (
          <Opening key={point.key} point={point} onOpen={onOpen}>
            {point.kind === 'milestone' ? <BelowLabel point={point} /> : <StepLabel point={point} />}
            <LadderMark
              x={point.x}
              y={point.y}
              kind={point.kind}
              state={point.state}
              provisional={point.provisional}
            />
          </Opening>
        ))}
      </svg>
      <ol className="full-ladder-list" aria-label={finding}>
        {points.map((p) => (
          <li key={p.key} data-state={p.state}>
            <svg width="20" height="20" aria-hidden="true">
              <LadderMark x={10} y={10} kind={p.kind} state={p.state} provisional={p.provisional} />
            </svg>
            {p.opens && onOpen ? (
              <button type="button" onClick={() => onOpen(p.key)}>
                <b>{p.label}</b> <span>{p.note}</span>
              </button>
            ) : (
              <>
                <b>{p.label}</b> <span>{p.note}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

type OpeningProps = { point: PlacedPoint; onOpen?: (key: string) => void; children: React.ReactNode };

/** A mark that leads to its reason is a button: by mouse, by Enter and by the space bar. */
function Opening({ point, onOpen, children }: OpeningProps) {
  const t = useTexts(termTexts);
  if (!point.opens || !onOpen) return <g>{children}</g>;
  return (
    <g
      role="button"
      tabIndex={0}
      className="full-ladder-opens"
      aria-label={t('ladder.why', { label: point.label, note: point.note ?? '' })}
      onClick={() => onOpen(point.key)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpen(point.key);
      }}
    >
      <rect
        x={point.x - point.width - 16}
        y={point.y - 12}
        width={point.width + 28}
        height="24"
        rx="3"
        className="full-ladder-target"
      />
      {children}
    </g>
  );
}

const nowClass = (state: LadderPoint['state']) => (state === 'next' ? ' full-ladder-now' : '');
const wasClass = (state: LadderPoint['state']) => (state === 'was' ? ' full-ladder-was' : '');

type LabelProps = { point: PlacedPoint };

const BelowLabel = ({ point: { x, y, row, textX, label, note, state } }: LabelProps) => (
  <>
    {row > 0 && <path d={`M${x} ${y + 8}V${y + 48}`} stroke="var(--line-2)" />}
    <text
      x={textX}
      y={y + 27 + row * 33}
      textAnchor="middle"
      className={`full-ladder-label${nowClass(state)}${wasClass(state)}`}
    >
      {label}
    </text>
    <text x={textX} y={y + 42 + row * 33} textAnchor="middle" className="full-ladder-note">
      {note}
    </text>
  </>
);

const StepLabel = ({ point: { textX, y, label, note, state, onField } }: LabelProps) => (
  <text
    x={textX}
    y={y + 4.5}
    textAnchor="end"
    className={`full-ladder-label${onField ? '' : ' full-ladder-halo'}${nowClass(state)}`}
  >
    {label}
    <tspan className="full-ladder-note" dx="6">
      {note}
    </tspan>
  </text>
);
