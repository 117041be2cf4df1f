import type { CalendarYear } from '@duban/contracts';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Panel } from '../../shared/components/panel';
import { TableDialog } from '../../shared/components/table-dialog';
import { formatDate } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { calendarTexts } from './messages';
import { MonthTable } from './month-table';
import { dayByKey, toMonths, type YearDay } from './to-months';

type MonthsProps = { data: CalendarYear; onEdit: ((day: YearDay) => void) | null };

/** The year as twelve months. One stop for the tab key; within it the arrow keys go from day to day. */
export function MonthsPanel({ data, onEdit }: MonthsProps) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const { today } = useSession();
  const months = useMemo(() => toMonths(data), [data]);
  const box = useRef<HTMLDivElement>(null);
  const first = today.day.startsWith(String(data.year)) ? today.day : `${data.year}-01-01`;
  const [at, setAt] = useState(first);
  // another year was opened: the stop goes there
  const stop = at.startsWith(String(data.year)) ? at : first;

  const onKeyDown = (event: KeyboardEvent) => {
    const to = onEdit && dayByKey(stop, event.key);
    if (!to) return;
    event.preventDefault();
    setAt(to);
    box.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  const worked = data.days.filter(({ kind }) => kind === 'makeup').length;
  return (
    <Panel
      title={t('months.title')}
      finding={t(data.status === 'announced' ? 'months.finding' : 'months.findingEstimated', {
        days: data.workingDays,
        worked,
      })}
      asOf={
        <TableDialog
          title={t('feasts.title')}
          words
          table={{
            head: [t('preview.col.day'), t('key.workday'), t('day.name')],
            rows: [...data.days]
              .sort((a, b) => a.day.localeCompare(b.day))
              .map(({ day, kind, name }) => [formatDate(day, lang, today.day), t(`kind.${kind}`), name]),
          }}
        />
      }
    >
      <div className="months" ref={box} onKeyDown={onKeyDown}>
        {months.map((month) => (
          <MonthTable
            key={month.period}
            month={month}
            stop={stop}
            onStop={setAt}
            onEdit={onEdit}
            provisional={data.status === 'estimated'}
          />
        ))}
      </div>
      <p className="months-key">
        <span>
          <i className="day" /> {t('key.workday')}
        </span>
        <span>
          <i className="day day-off" /> {t('key.off')}
        </span>
        <span>
          <i className="day day-makeup">{lang === 'zh' ? '班' : 'W'}</i> {t('key.makeup')}
        </span>
        <span>
          <i className="day day-today" /> {t('key.today')}
        </span>
        {onEdit && <span className="months-help">{t('months.help')}</span>}
      </p>
    </Panel>
  );
}
