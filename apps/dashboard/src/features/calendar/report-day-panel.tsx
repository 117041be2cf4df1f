import type { CalendarYear } from '@duban/contracts';
import { openPeriod, reportDayOf } from '@duban/domain';
import { Button } from '../../shared/components/button';
import { Panel } from '../../shared/components/panel';
import { formatMonth } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { calendarTexts } from './messages';

/** 直报日: on which day of the month reports are due, and from when on it is another. */
export function ReportDayPanel({ data, onEdit }: { data: CalendarYear; onEdit: (() => void) | null }) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const { today } = useSession();
  const open = openPeriod(today.day);
  return (
    <Panel
      title={t('reportDay.title')}
      finding={t('reportDay.finding', { day: reportDayOf(data, open) })}
      asOf={
        onEdit && (
          <Button kind="quiet" onClick={onEdit}>
            {t('act.reportDay')}
          </Button>
        )
      }
    >
      <ul className="hours">
        {data.reportDays.map(({ from, day }) => (
          <li key={from}>{t('reportDay.since', { month: formatMonth(from, lang), day })}</li>
        ))}
      </ul>
      <p className="calendar-note">{t('reportDay.note')}</p>
    </Panel>
  );
}
