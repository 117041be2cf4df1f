import type { ReportForm } from '@duban/contracts';
import { formatMonth, wan } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';

const W = 280;
const H = 96;
const STEP = W / 12;

/** The year's months as bars with the average of the plan; drawn by hand, so that a phone loads no chart library. */
export function YearBars({ form, monthFen }: { form: ReportForm; monthFen: bigint }) {
  const t = useTexts(formTexts);
  const lang = useLang();
  const months = form.months.map(({ period, monthFen: filed }) => ({
    period,
    fen: period === form.period ? monthFen : filed === null ? null : BigInt(filed),
  }));
  const average = BigInt(form.plan?.amountFen ?? '0') / 12n;
  const most = Math.max(1, Number(average) * 1.15, ...months.map(({ fen }) => Number(fen ?? 0n)));
  const y = (fen: bigint) => H - (Math.max(0, Number(fen)) / most) * (H - 18);
  const first = months.find(({ fen }) => fen !== null)?.period ?? form.period;
  const name = t('yearName', {
    first: formatMonth(first, lang),
    last: formatMonth(form.period, lang),
    amount: wan(monthFen),
  });
  return (
    <section className="report-side">
      <h2>
        {t('yearChart')} <i>{form.plan ? t('yearPlan', { plan: wan(form.plan.amountFen) }) : t('noPlan')}</i>
      </h2>
      <svg viewBox={`0 0 ${W} ${H + 18}`} width="100%" role="img" aria-label={name}>
        {average > 0n && (
          <>
            <path d={`M0 ${y(average)}H${W}`} stroke="var(--chart-plan)" strokeDasharray="4 4" />
            <text x="0" y={y(average) - 5} fontSize="11" fill="var(--text-2)">
              {t('average', { plan: wan(average) })}
            </text>
          </>
        )}
        {months.map(({ period, fen }, i) => {
          const now = period === form.period;
          const centre = i * STEP + STEP / 2;
          return (
            <g key={period}>
              {fen !== null && (
                <rect
                  x={centre - 7.5}
                  y={y(fen)}
                  width="15"
                  height={Math.max(0, H - y(fen))}
                  fill={now ? 'var(--chart-actual)' : 'var(--chart-band)'}
                />
              )}
              {(now || (i === 0 && form.period !== period)) && (
                <text
                  x={centre}
                  y={H + 14}
                  fontSize="11"
                  textAnchor="middle"
                  fontWeight={now ? 700 : 400}
                  fill={now ? 'var(--text-1)' : 'var(--text-3)'}
                >
                  {formatMonth(period, lang)}
                </text>
              )}
            </g>
          );
        })}
        <path d={`M0 ${H}H${W}`} stroke="var(--chart-axis)" />
      </svg>
    </section>
  );
}
