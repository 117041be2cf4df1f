import type { AnalysisRow } from '@duban/contracts';
import { Link } from 'react-router';
import { figure, tenths, tenthsPp } from '../../shared/amounts';
import { Light } from '../../shared/components/light';
import { formatNumber, yiText } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';
import { useNames } from './names';
import { linkOf, type State } from './query';

type CaseRate = AnalysisRow['start'];

/** Every rate with what it is made of; small groups below a stronger line, without a place. */
export function RatesTable({
  state,
  rows,
  whole,
}: {
  state: State;
  rows: AnalysisRow[];
  whole: AnalysisRow;
}) {
  const t = useTexts(analysisTexts);
  const { by } = state;
  const isTime = by === 'month' || by === 'year';
  const firstSmall = isTime ? -1 : rows.findIndex(({ small }) => small);
  return (
    <div className="analysis-scroll" tabIndex={0} role="region" aria-label={t('view.table')}>
      <table className="table table-dense analysis-rates">
        <thead>
          <tr>
            {!isTime && (
              <th scope="col" className="num">
                {t('rank')}
              </th>
            )}
            <th scope="col">{t(`head.${by}`)}</th>
            <th scope="col" className="num">
              {t('projects')}
            </th>
            <Head text={t('plan')} unit={t('unitYi')} />
            <Head text={t('done')} unit={t('unitYi')} />
            <Head text={t('rate')} unit="%" />
            <Head text={t('points')} unit={t('unitPp')} />
            {(['start', 'finish', 'register', 'funds'] as const).map((rate) => (
              <Head key={rate} text={t(rate)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row
              key={row.key}
              row={row}
              state={state}
              ranked={!isTime}
              className={
                !isTime && row.small ? (i === firstSmall ? 'table-small table-cut' : 'table-small') : ''
              }
            />
          ))}
          {!isTime && rows.length > 1 && (
            <Row row={whole} state={state} ranked name={t('whole')} className="table-cut analysis-whole" />
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Its unit stands below it: columns stay narrow. */
const Head = ({ text, unit }: { text: string; unit?: string }) => (
  <th scope="col" className="num">
    {text} {unit && <i>{unit}</i>}
  </th>
);

type RowProps = { row: AnalysisRow; state: State; ranked: boolean; name?: string; className: string };
function Row({ row, state, ranked, name, className }: RowProps) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const nameOf = useNames();
  const said = name ?? nameOf(state.by, row);
  const to = name === undefined ? linkOf(state, state.by, row.key) : null;
  return (
    <tr className={className}>
      {ranked && <td className="num">{row.rank ?? (name === undefined && row.small ? t('small') : '')}</td>}
      <th scope="row">
        {name === undefined && row.color !== 'none' && <Light colour={row.color} size={12} decorative />}{' '}
        {to ? <Link to={to}>{said}</Link> : said}
      </th>
      <td className="num">{formatNumber(row.projects)}</td>
      <td className="num">{figure(row.planFen, lang)}</td>
      <td className="num">{figure(row.doneFen, lang)}</td>
      <td className="num">{tenths(row.rateTenths)}</td>
      <td className="num">{tenthsPp(row.pointsTenths)}</td>
      <Cases rate={row.start} />
      <Cases rate={row.finish} />
      <td className="num" title={t('registerHelp', { num: row.register.num, den: row.register.den })}>
        <CaseText {...row.register} />
      </td>
      <td
        className="num"
        title={
          row.funds
            ? t('fundsHelp', { fen: yiText(row.funds.fen, lang), plan: yiText(row.funds.planFen, lang) })
            : t('fundsNone')
        }
      >
        {row.funds ? `${tenths(row.funds.rateTenths)}%` : '—'}
      </td>
    </tr>
  );
}

const Cases = ({ rate }: { rate: CaseRate }) => {
  const t = useTexts(analysisTexts);
  return (
    <td className="num" title={t('caseHelp', { num: rate.num, den: rate.den, due: rate.due })}>
      <CaseText {...rate} />
    </td>
  );
};

/** A rate with its numbers; of few cases the numbers alone. */
function CaseText({ num, den, rateTenths, small }: Pick<CaseRate, 'num' | 'den' | 'rateTenths' | 'small'>) {
  const t = useTexts(analysisTexts);
  if (den === 0) return <>—</>;
  const numbers = t('caseOf', { num, den });
  return small ? (
    <span className="analysis-few">{numbers}</span>
  ) : (
    <>
      {tenths(rateTenths)}% <small>{numbers}</small>
    </>
  );
}
