import { Fragment } from 'react';
import { formatDate } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { termTexts } from '../term-messages';
import { LedgerTable } from './ledger-table';
import { type LedgerDay, toWeeks } from './ledger-weeks';
import { ledgerExtras, ledgerWords } from './ledger-words';
import './ledger-calendar.css';

export type LedgerSum = { head: string; text?: string; note?: string; total?: boolean };

type LedgerProps = {
  days: readonly LedgerDay[];
  today: string;
  /** The sum in at most five lines, with law and approver. */
  sum?: readonly LedgerSum[];
  /** The day that is explained, when it is not the due day. */
  target?: string;
  /** What the table behind it is called; without it there is no table. */
  tableTitle?: string;
};

const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** 逐日账: why it is due then, day by day. */
export function LedgerCalendar({ days, today, sum = [], target, tableTitle }: LedgerProps) {
  const t = useTexts(termTexts);
  return (
    <div className="ledger">
      <div className="ledger-days">
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
                {week.map((day, i) =>
                  day ? (
                    <DayCell
                      key={i}
                      day={day}
                      today={today}
                      first={day === days[0]}
                      target={day.day === target}
                    />
                  ) : (
                    <td key={i} className="ledger-blank" />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {tableTitle && <LedgerTable title={tableTitle} days={days} today={today} />}
      </div>
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

type CellProps = { day: LedgerDay; today: string; first: boolean; target: boolean };

function DayCell({ day: d, today, first, target }: CellProps) {
  const t = useTexts(termTexts);
  const lang = useLang();
  const { mark, said, why } = ledgerWords(d, t);
  const extras = ledgerExtras(d, today, t);
  const [, month, date] = d.day.split('-').map(Number);
  const isCounted = d.kind === 'counted' || d.kind === 'credited';
  const classes = [
    `ledger-${d.kind}`,
    d.due && 'ledger-due',
    !d.due && isCounted && d.day < today && 'ledger-past',
    d.day === today && 'ledger-today',
    target && 'ledger-target',
    d.wasDue && 'ledger-old',
    d.provisional && 'ledger-provisional',
  ];
  return (
    <td
      className={classes.filter(Boolean).join(' ')}
      title={[formatDate(d.day, lang), said, ...extras, why].filter(Boolean).join(' · ')}
    >
      <i>
        {(date === 1 || first) && `${month}/`}
        {date}
        {d.makeup && <sup>{t('ledger.makeup')}</sup>}
      </i>
      <b aria-hidden="true">
        {/^[\u3400-\u9fff]{3,}/.test(mark) && d.kind === 'off' ? mark.slice(0, 2) : mark}
      </b>
      <span className="sr-only">{[...extras, said, why].filter(Boolean).join('，')}</span>
    </td>
  );
}
