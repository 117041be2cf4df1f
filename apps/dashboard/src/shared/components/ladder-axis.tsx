import { useId } from 'react';
import { formatDay, formatWeekday } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { termTexts } from '../term-messages';
import type { LadderDay, LadderGeometry } from './ladder-geometry';

type AxisProps = { geometry: LadderGeometry; days: readonly LadderDay[]; today: string; end?: string };

/** The ground of the ladder: working days of one width, days off as notches, what is not announced, what stood still, today. */
export function LadderAxis({ geometry: g, days, today, end }: AxisProps) {
  const t = useTexts(termTexts);
  const lang = useLang();
  const hatch = useId();
  const start = g.days[0];
  const last = g.days.at(-1);
  const till = g.days.find((d) => d.day === (end ?? today)) ?? last;
  // past the last rung the time is used up: the line runs to the end of the axis
  const reached = till && till.day <= (end ?? today) ? till.x + till.width / 2 : null;
  const year = days.find((d) => d.provisional)?.day.slice(0, 4);
  return (
    <>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" stroke="var(--line-control)" strokeWidth="1.6" />
        </pattern>
      </defs>
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
      {g.pauses.map((p) => (
        <g key={p.x}>
          <rect x={p.x} y={g.axisY - 6} width={p.width} height="12" fill="var(--surface-panel)" />
          <rect
            x={p.x}
            y={g.axisY - 6}
            width={p.width}
            height="12"
            fill={`url(#${hatch})`}
            stroke="var(--line-control)"
          />
          {p.width > 30 && (
            <text x={p.x + p.width / 2} y={g.axisY - 11} textAnchor="middle" className="full-ladder-note">
              {t('ladder.paused')}
            </text>
          )}
        </g>
      ))}
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
            {days.find((d) => d.day === today)?.off
              ? t('ladder.todayOff', { weekday: formatWeekday(today, lang) })
              : formatWeekday(today, lang)}
          </text>
        </g>
      )}
    </>
  );
}
