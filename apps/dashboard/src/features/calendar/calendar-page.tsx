import { type CalendarYear, getCalendar } from '@duban/contracts';
import { openPeriod, reportDayOf, yearOf } from '@duban/domain';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Button } from '../../shared/components/button';
import { Fetched } from '../../shared/components/states';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { RulesViews } from '../../shared/rules-views';
import { useCan, useSession } from '../../shared/session';
import { ChangesPanel } from './changes-panel';
import { DayDialog } from './edit/day-dialog';
import { HoursDialog } from './edit/hours-dialog';
import { ImportDialog } from './edit/import-dialog';
import { ReportDayDialog } from './edit/report-day-dialog';
import { FeastsPanel } from './feasts-panel';
import { HoursPanel } from './hours-panel';
import { ReportDayPanel } from './report-day-panel';
import { calendarTexts } from './messages';
import { MonthsPanel } from './months-panel';
import type { YearDay } from './to-months';
import { YearChoice } from './year-choice';
import './calendar.css';

type Asked = { act: 'day'; day: YearDay } | { act: 'import' } | { act: 'hours' } | { act: 'report-day' };

/** 工作日历: what everybody is held to, with its source; the administrator changes it, seeing first what moves. */
export function CalendarPage() {
  const t = useTexts(calendarTexts);
  const { today } = useSession();
  const [params] = useSearchParams();
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : yearOf(today.day);
  const query = useFetched(getCalendar, { params: { year } }, { shows: [{ type: 'calendar' }] });
  const shown = query.data;
  return (
    <div className="page">
      <PageHead
        title={t('title')}
        scope={shown && t('scope', { year: shown.year, days: shown.workingDays, status: t(shown.status) })}
      />
      <RulesViews current="calendar" />
      <Fetched query={query} what={t('title')} lines={8}>
        {(data) => <Year data={data} />}
      </Fetched>
    </div>
  );
}

function Year({ data }: { data: CalendarYear }) {
  const t = useTexts(calendarTexts);
  const mayManage = useCan('calendar:manage');
  const { today } = useSession();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <div className="calendar-top">
        <YearChoice data={data} />
        {mayManage && (
          <Button kind="filled" onClick={() => setAsked({ act: 'import' })}>
            {t('act.import')}
          </Button>
        )}
      </div>
      {data.status === 'estimated' && (
        <aside className="calendar-estimated">
          <b>{t('estimated.title', { year: data.year })}</b>
          <span>{t('estimated.text')}</span>
        </aside>
      )}
      <div className="calendar-grid">
        <MonthsPanel data={data} onEdit={mayManage ? (day) => setAsked({ act: 'day', day }) : null} />
        <div className="calendar-side">
          <FeastsPanel data={data} />
          <HoursPanel data={data} onEdit={mayManage ? () => setAsked({ act: 'hours' }) : null} />
          <ReportDayPanel data={data} onEdit={mayManage ? () => setAsked({ act: 'report-day' }) : null} />
          <ChangesPanel data={data} />
        </div>
      </div>
      {asked?.act === 'day' && <DayDialog day={asked.day} hours={data.hours} onClose={close} />}
      {asked?.act === 'hours' && <HoursDialog hours={data.hours} onClose={close} />}
      {asked?.act === 'report-day' && (
        <ReportDayDialog
          day={reportDayOf(data, openPeriod(today.day))}
          closes={data.hours.at(-1)?.end ?? ''}
          onClose={close}
        />
      )}
      {asked?.act === 'import' && (
        <ImportDialog
          hours={data.hours}
          onDone={(year) => void navigate(`/calendar?year=${year}`)}
          onClose={close}
        />
      )}
    </>
  );
}
