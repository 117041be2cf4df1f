import type { Answer, getAnalysisHeat } from '@duban/contracts';
import { SMALL_GROUP } from '@duban/domain';
import { Link } from 'react-router';
import { tenths, tenthsPp } from '../../shared/amounts';
import { formatMonth, formatNumber } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { HeatDrawing } from './heat-drawing';
import { analysisTexts } from './messages';
import { useNames } from './names';
import { GROUPS, linkOf, type Dimension, type State } from './query';
import { shareOf, stepOf, STEPS } from './to-heat';
import { GroupSelect, ViewFrame } from './view-frame';

type Heat = Answer<typeof getAnalysisHeat>;
type Row = Heat['rows'][number];
type ViewProps = { state: State; said: string; answer: Heat; onBy: (by: Dimension) => void };

/** 分月热力: group × month, how much of what was scheduled is done. The chart is a table. */
export function HeatView({ state, said, answer, onBy }: ViewProps) {
  const t = useTexts(analysisTexts);
  const finding = useFinding(answer);
  return (
    <ViewFrame
      state={state}
      head={answer}
      said={said}
      finding={finding}
      bare={answer.rows.length === 0}
      choice={
        <GroupSelect
          label={t('by')}
          value={answer.by}
          options={GROUPS.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={onBy}
        />
      }
      drawing={
        <>
          <HeatTable state={state} heat={answer} finding={finding} />
          <div className="analysis-behind" aria-hidden="true">
            <HeatDrawing heat={answer} />
          </div>
        </>
      }
    >
      <p className="analysis-note">{t('heat.note', { small: SMALL_GROUP })}</p>
    </ViewFrame>
  );
}

function HeatTable({ state, heat, finding }: { state: State; heat: Heat; finding: string }) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const firstSmall = heat.rows.findIndex(({ small }) => small);
  return (
    <>
      <ul className="heat-key" aria-label={t('heat.key')}>
        <li>{t('heat.key')}</li>
        {STEPS.map((step) => (
          <li key={step} className={`heat-${step}`}>
            {t(`heat.step.${step}`)}
          </li>
        ))}
      </ul>
      <div className="analysis-scroll" tabIndex={0} role="region" aria-label={t('view.heat')}>
        <table className="table heat-table">
          <caption className="sr-only">{finding}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`head.${heat.by}`)}</th>
              <th scope="col" className="num">
                {t('projects')}
              </th>
              {heat.periods.map((period) => (
                <th key={period} scope="col" className="heat-month">
                  {formatMonth(period, lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.rows.map((row, i) => (
              <HeatRow
                key={row.key}
                state={state}
                heat={heat}
                row={row}
                className={row.small ? (i === firstSmall ? 'table-small table-cut' : 'table-small') : ''}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function HeatRow({ state, heat, row, className }: { state: State; heat: Heat; row: Row; className: string }) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const nameOf = useNames();
  const name = nameOf(heat.by, row);
  const to = linkOf(state, heat.by, row.key);
  return (
    <tr className={className}>
      <th scope="row">{to ? <Link to={to}>{name}</Link> : name}</th>
      <td className="num">{formatNumber(row.projects)}</td>
      {row.cells.map((cell, i) => {
        const period = heat.periods[i] ?? '';
        if (!cell)
          return (
            <td key={period} className="heat-cell heat-missing" title={t('heat.missing')}>
              <span className="sr-only">{t('heat.missing')}</span>
            </td>
          );
        const title = t('heat.cell', {
          name,
          month: formatMonth(period, lang),
          rate: tenths(cell.rateTenths),
          points: tenthsPp(cell.pointsTenths),
        });
        const share = shareOf(cell) ?? '+';
        return (
          <td key={period} className={`heat-cell heat-${stepOf(cell)}`} title={title}>
            {to ? (
              <Link to={to} aria-label={title}>
                {share}
              </Link>
            ) : (
              share
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The group that is farthest behind at the end. */
function useFinding(heat: Heat): string {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const nameOf = useNames();
  const last = heat.rows
    .filter(({ small }) => !small)
    .flatMap((row) => {
      const cell = row.cells.at(-1);
      const share = cell ? shareOf(cell) : null;
      return share === null ? [] : [{ row, share }];
    })
    .sort((a, b) => a.share - b.share)[0];
  if (!last) return t('heat.none');
  return t('heat.finding', {
    name: nameOf(heat.by, last.row),
    month: formatMonth(heat.period, lang),
    share: last.share,
  });
}
