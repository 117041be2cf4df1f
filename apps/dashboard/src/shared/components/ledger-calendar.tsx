import { Fragment } from 'react';
import { formatDate } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { type LedgerDay, toWeeks } from './ledger-weeks';
import './ledger-calendar.css';

export type LedgerSum = { head: string; text?: string; note?: string; total?: boolean };

type LedgerProps = {
  days: readonly LedgerDay[];
  today: string;
  /** Earlier due days: framed, never overwritten. */
  superseded?: readonly string[];
  /** The sum in at most five lines, with law and approver. */
  sum?: readonly LedgerSum[];
};

const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** 逐日账: why it is due then, day by day. */
export function LedgerCalendar({ days, today, superseded = [], sum = [] }: LedgerProps) {
  const t = useTexts(shared);
  const lang = useLang();
  const words = (d: LedgerDay): { mark: string; said: string } => {
    if (d.kind === 'start') return { mark: t('ledger.day0'), said: t('ledger.day0Name') };
    if (d.kind === 'off') return { mark: d.name ?? t('ledger.off'), said: d.name ?? t('ledger.offDay') };
    const counted = t(d.due ? 'ledger.due' : 'ledger.counted', { n: d.ordinal ?? 0 });
    return {
      mark: String(d.ordinal ?? ''),
      said: d.makeup ? `${t('ledger.makeupDay')}，${counted}` : counted,
    };
  };
  return (
    <div className="ledger">
      <table>
        <thead>
          <tr>
            {WEEK.map((day) => (
              <th key={day} scope="col">
                {t(`day.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {toWeeks(days).map((week, w) => (
            <tr key={w}>
              {week.map((d, i) => {
                if (!d) return <td key={i} className="ledger-blank" />;
                const { mark, said } = words(d);
                const isOld = superseded.includes(d.day);
                const [, month, date] = d.day.split('-').map(Number);
                const classes = [
                  `ledger-${d.kind}`,
                  d.due && 'ledger-due',
                  !d.due && d.kind === 'counted' && d.day < today && 'ledger-past',
                  d.day === today && 'ledger-today',
                  isOld && 'ledger-old',
                  d.provisional && 'ledger-provisional',
                ];
                const extra = [isOld && t('ledger.superseded'), d.day === today && t('ledger.today')];
                return (
                  <td
                    key={i}
                    className={classes.filter(Boolean).join(' ')}
                    title={[formatDate(d.day, lang), said, ...extra].filter(Boolean).join(' · ')}
                  >
                    <i>
                      {(date === 1 || d === days[0]) && `${month}/`}
                      {date}
                      {d.makeup && <sup>{t('ledger.makeup')}</sup>}
                    </i>
                    <b aria-hidden="true">
                      {/^[\u3400-\u9fff]{3,}/.test(mark) && d.kind === 'off' ? mark.slice(0, 2) : mark}
                    </b>
                    <span className="sr-only">{[said, ...extra].filter(Boolean).join('，')}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {sum.length > 0 && (
        <dl className="ledger-sum">
          {sum.map((line, i) => (
            <Fragment key={i}>
              <dt className={line.total ? 'ledger-total' : undefined}>{line.head}</dt>
              <dd>
                {line.text}
                {line.note && <i>{line.note}</i>}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </div>
  );
}
