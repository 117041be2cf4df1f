import type { Answer, getAnalysisCurve } from '@duban/contracts';
import { divideRounded } from '@duban/domain';
import { abs, difference, figure, tenths } from '../../shared/amounts';
import { useWidth } from '../../shared/components/use-width';
import { formatMonth, formatNumber, formatPp, yiText } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { CurveChart } from './curve-chart';
import { analysisTexts } from './messages';
import type { State } from './query';
import { Drawing, ViewFrame } from './view-frame';

type Curve = Answer<typeof getAnalysisCurve>;
type ViewProps = { state: State; said: string; answer: Curve };

/** 计划与完成: the S-curve, the forecast to the end of the year, and how wrong it has been. */
export function CurveView({ state, said, answer }: ViewProps) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const [ref, width] = useWidth<HTMLDivElement>(700);
  const done = answer.months.filter(({ doneFen }) => doneFen !== null).at(-1)?.doneFen ?? '0';
  const gap = difference(done, answer.scheduledFen);
  const month = formatMonth(answer.period, lang);
  const finding =
    gap === 0n
      ? t('curve.even', { month })
      : t('curve.finding', {
          month,
          what: t(gap > 0n ? 'curve.more' : 'curve.less'),
          amount: yiText(abs(gap), lang),
        });
  return (
    <ViewFrame
      state={state}
      head={answer}
      said={said}
      finding={finding}
      drawing={
        <Drawing name={finding} height={360} unit={t('curve.unit')}>
          <div ref={ref} className="analysis-fill">
            <CurveChart curve={answer} compact={width < 560} />
          </div>
        </Drawing>
      }
      table={<CurveTable curve={answer} />}
    >
      <Forecast curve={answer} />
    </ViewFrame>
  );
}

function CurveTable({ curve }: { curve: Curve }) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const isAgain = curve.months.some(({ firstFen }) => firstFen !== null);
  const said = new Map(curve.forecast?.points.map((point) => [point.period, point]));
  const cell = (fen: string | null | undefined) => (fen ? figure(fen, lang) : '—');
  return (
    <div className="analysis-scroll" tabIndex={0} role="region" aria-label={t('view.curve')}>
      <table className="table table-dense">
        <thead>
          <tr>
            <th scope="col">{t('curve.month')}</th>
            <th scope="col" className="num">
              {t('curve.plan')}
            </th>
            {isAgain && (
              <th scope="col" className="num">
                {t('curve.first')}
              </th>
            )}
            <th scope="col" className="num">
              {t('curve.done')}
            </th>
            <th scope="col" className="num">
              {t('curve.monthly')}
            </th>
            <th scope="col" className="num">
              {t('curve.forecast')}
            </th>
            <th scope="col" className="num">
              {t('curve.band')}
            </th>
          </tr>
        </thead>
        <tbody>
          {curve.months.map((month) => {
            const point = said.get(month.period);
            return (
              <tr key={month.period}>
                <th scope="row">{formatMonth(month.period, lang)}</th>
                <td className="num">{cell(month.planFen)}</td>
                {isAgain && <td className="num">{cell(month.firstFen)}</td>}
                <td className="num">{cell(month.doneFen)}</td>
                <td className="num">{cell(month.monthFen)}</td>
                <td className="num">{cell(point?.fen)}</td>
                <td className="num">
                  {point?.low && point.high
                    ? `${figure(point.low, lang)} – ${figure(point.high, lang)}`
                    : '—'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What the forecast says, by what method, how sure, and how wrong it was before. */
function Forecast({ curve }: { curve: Curve }) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const { forecast, why, months } = curve;
  if (!forecast) return <p className="analysis-note">{why && t(`why.${why}`)}</p>;
  const end = forecast.points.at(-1);
  const plan = BigInt(months.at(-1)?.planFen ?? '0');
  const rate = end && plan > 0n ? Number(divideRounded(BigInt(end.fen) * 1000n, plan)) : null;
  return (
    <section className="analysis-forecast" aria-label={t('forecast.title')}>
      <div>
        <h3>{t('forecast.title')}</h3>
        {end && (
          <p>
            <b>{t('forecast.said', { amount: yiText(end.fen, lang), rate: tenths(rate) })}</b>
          </p>
        )}
        <p>
          {end?.low && end.high
            ? t('forecast.band', { low: yiText(end.low, lang), high: yiText(end.high, lang) })
            : t('forecast.noBand')}
        </p>
        <p className="analysis-small">
          {t('forecast.method')}{' '}
          {forecast.basis && t(`forecast.${forecast.basis}`, { samples: forecast.samples })}{' '}
          {forecast.held && t('forecast.held', { num: forecast.held.num, den: forecast.held.den })}
        </p>
      </div>
      <div>
        <h3>{t('forecast.past')}</h3>
        {forecast.past.length === 0 ? (
          <p>{t('forecast.noPast')}</p>
        ) : (
          <div className="analysis-scroll" tabIndex={0} role="region" aria-label={t('forecast.past')}>
            <table className="table table-dense">
              <thead>
                <tr>
                  <th scope="col">{t('forecast.madeAt')}</th>
                  <th scope="col">{t('forecast.of')}</th>
                  <th scope="col" className="num">
                    {t('forecast.forecast')}
                  </th>
                  <th scope="col" className="num">
                    {t('forecast.actual')}
                  </th>
                  <th scope="col" className="num">
                    {t('forecast.error')}
                  </th>
                  <th scope="col">{t('forecast.inBand')}</th>
                </tr>
              </thead>
              <tbody>
                {forecast.past.map((past) => (
                  <tr key={`${past.madeAt} ${past.of}`}>
                    <th scope="row">{past.madeAt}</th>
                    <td>{past.of}</td>
                    <td className="num">{figure(past.forecastFen, lang)}</td>
                    <td className="num">{figure(past.actualFen, lang)}</td>
                    <td className="num">
                      {past.errorTenths === null
                        ? '—'
                        : past.errorTenths === 0
                          ? formatNumber(0, 1)
                          : formatPp(past.errorTenths / 10)}
                    </td>
                    <td>{past.held === null ? '—' : t(`forecast.inBand.${past.held}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </section>
  );
}
