import { formatDate, formatMonth } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { termTexts } from '../../shared/term-messages';
import { useSession } from '../../shared/session';
import { calendarTexts } from './messages';
import type { Month, YearDay } from './to-months';

const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

type MonthProps = {
  month: Month;
  /** The one day the tab key stops at. */
  stop: string;
  onStop: (day: string) => void;
  onEdit: ((day: YearDay) => void) | null;
  provisional: boolean;
};

/** One month in the style of the ledger: days off hatched, make-up days marked. */
export function MonthTable({ month, stop, onStop, onEdit, provisional }: MonthProps) {
  const t = useTexts(calendarTexts);
  const words = useTexts(termTexts);
  const lang = useLang();
  const { today } = useSession();
  const mark = words('ledger.makeup').slice(0, 1);
  const wordsOf = (day: YearDay) => {
    const date = formatDate(day.day, lang, today.day);
    const kind = [t(`kind.${day.kind}`), day.name].filter(Boolean).join(' ');
    return { date, kind, mark, edit: t('day.edit', { day: date, kind }) };
  };
  return (
    <table className={provisional ? 'month month-provisional' : 'month'}>
      <caption>
        <b>{formatMonth(month.period, lang)}</b> <span>{t('month.days', { count: month.workingDays })}</span>
      </caption>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {words(`day.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, w) => (
          <tr key={w}>
            {week.map((day, i) =>
              day ? (
                <td key={i}>
                  <DayMark
                    day={day}
                    isToday={day.day === today.day}
                    {...wordsOf(day)}
                    stop={stop}
                    onStop={onStop}
                    onEdit={onEdit}
                  />
                </td>
              ) : (
                <td key={i} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type MarkProps = Pick<MonthProps, 'stop' | 'onStop' | 'onEdit'> & {
  day: YearDay;
  isToday: boolean;
  /** The date, what the day is, and the mark of one that is worked: said once by the month for all its days. */
  date: string;
  kind: string;
  mark: string;
  edit: string;
};

function DayMark({ day, isToday, date, kind, mark, edit, stop, onStop, onEdit }: MarkProps) {
  const isOff = day.kind === 'weekend' || day.kind === 'holiday';
  const classes = [
    'day',
    isOff && 'day-off',
    day.kind === 'holiday' && 'day-holiday',
    day.kind === 'makeup' && 'day-makeup',
    isToday && 'day-today',
  ];
  const className = classes.filter(Boolean).join(' ');
  const inside = (
    <>
      {Number(day.day.slice(8))}
      {day.kind === 'makeup' && <sup aria-hidden="true">{mark}</sup>}
    </>
  );
  if (!onEdit)
    return (
      <span className={className} title={`${date} · ${kind}`}>
        {inside}
        {day.kind !== 'workday' && <span className="sr-only"> {kind}</span>}
      </span>
    );
  return (
    <button
      type="button"
      className={className}
      data-day={day.day}
      tabIndex={day.day === stop ? 0 : -1}
      title={`${date} · ${kind}`}
      aria-label={edit}
      onFocus={() => onStop(day.day)}
      onClick={() => onEdit(day)}
    >
      {inside}
    </button>
  );
}
