import type { Answer, getAnalysisHeat } from '@duban/contracts';
import { formatMonth } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';
import { useNames } from './names';
import { shareOf, stepOf, STEPS } from './to-heat';

type Heat = Answer<typeof getAnalysisHeat>;
const [NAME, WIDE, HIGH, TOP, LEFT] = [128, 62, 26, 22, 8];
/** A drawing of more rows than this is no picture any more. */
const MOST = 60;

/** The heat map as a drawing: on the page it is a table, here it is for the picture. */
export function HeatDrawing({ heat }: { heat: Heat }) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const nameOf = useNames();
  const rows = heat.rows.slice(0, MOST);
  const width = LEFT + NAME + heat.periods.length * WIDE;
  const height = TOP + rows.length * HIGH + 34;
  return (
    <svg className="analysis-picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {heat.periods.map((period, i) => (
        <text
          key={period}
          x={LEFT + NAME + i * WIDE + WIDE / 2}
          y={14}
          textAnchor="middle"
          className="heat-label"
        >
          {formatMonth(period, lang)}
        </text>
      ))}
      {rows.map((row, r) => (
        <g key={row.key} transform={`translate(${LEFT} ${TOP + r * HIGH})`}>
          <text x={0} y={HIGH / 2 + 4} className="heat-label">
            {nameOf(heat.by, row).slice(0, 10)}
          </text>
          {row.cells.map((cell, i) => (
            <g key={heat.periods[i]} transform={`translate(${NAME + i * WIDE} 0)`}>
              <rect
                x={1}
                y={1}
                width={WIDE - 2}
                height={HIGH - 2}
                className={cell ? `heat-fill-${stepOf(cell)}` : 'heat-none'}
              />
              <text
                x={WIDE / 2}
                y={HIGH / 2 + 4}
                textAnchor="middle"
                className={cell ? `heat-text-${stepOf(cell)}` : 'heat-label'}
              >
                {cell ? (shareOf(cell) ?? '+') : '—'}
              </text>
            </g>
          ))}
        </g>
      ))}
      <g transform={`translate(${LEFT} ${TOP + rows.length * HIGH + 12})`}>
        <text x={0} y={13} className="heat-label">
          {t('heat.key')}
        </text>
        {STEPS.map((step) => (
          <g key={step} transform={`translate(${NAME + 40 + step * 64} 0)`}>
            <rect width={62} height={18} className={`heat-fill-${step}`} />
            <text x={31} y={13} textAnchor="middle" className={`heat-text-${step}`}>
              {t(`heat.step.${step}`)}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}
