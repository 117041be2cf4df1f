import { formatDay, formatWeekday } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { ladderGeometry, type LadderDay, type LadderPoint } from './ladder-geometry';
import { LadderMark } from './ladder-mark';
import { useWidth } from './use-width';
import './full-ladder.css';

type FullLadderProps = {
  days: readonly LadderDay[];
  /** In the order of time; milestones below the axis, due and rungs as steps above. */
  points: readonly LadderPoint[];
  today: string;
  /** The whole thing in one sentence: its accessible name. */
  finding: string;
};

/** 阶梯, full: today, the next rung in brand, and the climb after the due day. On a phone it is its own list. */
export function FullLadder({ days, points, today, finding }: FullLadderProps) {
  const t = useTexts(shared);
  const lang = useLang();
  const [ref, wide] = useWidth<HTMLDivElement>(1100);
  const g = ladderGeometry(days, points, today, wide);
  const todayOff = days.find((d) => d.day === today)?.off;
  const start = g.days[0];
  const end = g.days.at(-1);
  // past the last rung the time is used up: the line runs to the end of the axis
  const reached = g.todayX ?? (end && today > end.day ? end.x + end.width / 2 : null);
  const year = days.find((d) => d.provisional)?.day.slice(0, 4);
  return (
    <div className="full-ladder" ref={ref}>
      <svg width={g.width} height={g.height} role="img" aria-label={finding}>
        {g.fields.map((f) => (
          <g key={f.x}>
            <rect x={f.x} y="2" width={f.width} height={g.axisY + 26} fill="var(--surface-sunken)" />
            <text x={f.x + 10} y={g.axisY + 22} className="full-ladder-note">
              {t('ladder.provisionalYear', { year: year ?? '' })}
            </text>
          </g>
        ))}
        {g.days.map((d) =>
          d.off ? (
            <rect key={d.day} x={d.x} y={g.axisY} width={d.width} height="8" fill="var(--line-1)" />
          ) : (
            <path key={d.day} d={`M${d.x + d.width / 2} ${g.axisY + 3}v5`} stroke="var(--line-2)" />
          ),
        )}
        <path d={g.stairs} fill="none" stroke="var(--line-2)" strokeWidth="2" />
        {start && reached !== null && (
          <path
            d={`M${start.x + start.width / 2} ${g.axisY}H${reached}`}
            stroke="var(--text-1)"
            strokeWidth="3.5"
          />
        )}
        {g.todayX !== null && (
          <g
            textAnchor={g.today.beside ? 'start' : 'middle'}
            transform={`translate(${g.todayX + (g.today.beside ? 8 : 0)} ${g.today.y})`}
          >
            <path
              d={g.today.beside ? `M-8 ${6 - g.today.y}V36` : `M0 23V${g.axisY + 12 - g.today.y}`}
              stroke="var(--brand)"
              strokeWidth="1.5"
            />
            <text className="full-ladder-label full-ladder-now">
              {t('ladder.today', { date: formatDay(today, lang) })}
            </text>
            <text y="16" className="full-ladder-note">
              {todayOff
                ? t('ladder.todayOff', { weekday: formatWeekday(today, lang) })
                : formatWeekday(today, lang)}
            </text>
          </g>
        )}
        {g.points.map((p) => (
          <g key={p.key}>
            {p.kind === 'milestone' ? (
              <>
                {p.row > 0 && <path d={`M${p.x} ${p.y + 8}V${p.y + 48}`} stroke="var(--line-2)" />}
                <text
                  x={p.textX}
                  y={p.y + 27 + p.row * 33}
                  textAnchor="middle"
                  className={`full-ladder-label${p.state === 'next' ? ' full-ladder-now' : ''}`}
                >
                  {p.label}
                </text>
                <text x={p.textX} y={p.y + 42 + p.row * 33} textAnchor="middle" className="full-ladder-note">
                  {p.note}
                </text>
              </>
            ) : (
              <text
                x={p.textX}
                y={p.y + 4.5}
                textAnchor="end"
                className={`full-ladder-label${p.provisional ? '' : ' full-ladder-halo'}${p.state === 'next' ? ' full-ladder-now' : ''}`}
              >
                {p.label}
                <tspan className="full-ladder-note" dx="6">
                  {p.note}
                </tspan>
              </text>
            )}
            <LadderMark x={p.x} y={p.y} kind={p.kind} state={p.state} provisional={p.provisional} />
          </g>
        ))}
      </svg>
      <ol className="full-ladder-list">
        {points.map((p) => (
          <li key={p.key} data-state={p.state}>
            <svg width="20" height="20" aria-hidden="true">
              <LadderMark x={10} y={10} kind={p.kind} state={p.state} provisional={p.provisional} />
            </svg>
            <b>{p.label}</b> <span>{p.note}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What the marks mean; stands in the panel head. */
export function LadderKey({ provisionalYear }: { provisionalYear?: string }) {
  const t = useTexts(shared);
  const mark = (kind: LadderPoint['kind'], state: LadderPoint['state'], provisional = false) => (
    <svg width="18" height="18" aria-hidden="true">
      <LadderMark x={9} y={9} kind={kind} state={state} provisional={provisional} />
    </svg>
  );
  return (
    <span className="full-ladder-key">
      {mark('milestone', 'done')} {t('ladder.fired')}
      {mark('milestone', 'next')} {t('ladder.next')}
      {mark('rung', 'future')} {t('ladder.future')}
      {provisionalYear && (
        <>
          {mark('rung', 'future', true)} {t('ladder.provisionalKey', { year: provisionalYear })}
        </>
      )}
    </span>
  );
}
