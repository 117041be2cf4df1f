import type { ComplaintDetail } from '@duban/contracts';
import { type Calendar, dayOf, ledger } from '@duban/domain';
import { Link } from 'react-router';
import { LedgerCalendar } from '../../../shared/components/ledger-calendar';
import { toLedgerDays } from '../../../shared/components/ledger-weeks';
import { formatDate, formatDay, formatLongDate, formatWeekday } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { detailTexts } from './detail-messages';
import type { Reader } from './step-words';
import { WorkDays } from './work-days';

type DueProps = {
  complaint: Pick<ComplaintDetail, 'clock' | 'clocks' | 'missed' | 'notices'>;
  /** null while it is fetched; the days are then not drawn. */
  calendar: Calendar | null;
  reader: Reader;
  today: string;
};

/** 时限: how many working days are left, until which day, and why that day. */
export function DueCard({ complaint, calendar, reader, today }: DueProps) {
  const t = useTexts(detailTexts);
  const words = useTexts(complaintWords);
  const lang = useLang();
  const { clock, clocks, missed, notices } = complaint;
  if (!clock) return null;
  const { remaining, dueDay, provisional } = clock;
  const name = words(`clock.${clock.clock}`);
  const began = clocks.findLast((one) => one.clock === clock.clock && one.endedAt === null)?.startedAt;
  const startDay = began && dayOf(Date.parse(began));
  const days = calendar && startDay ? toLedgerDays(ledger(calendar, startDay, dueDay)) : [];
  const label = { open: 'due.left', today: 'due.today', overdue: 'due.over' } as const;
  return (
    <section className={`panel complaint-due complaint-due-${remaining.state}`}>
      <div className="complaint-due-row">
        <p>
          <span>{t(label[remaining.state], { clock: name })}</span>
          {remaining.state === 'today' ? (
            <b>{t('due.todayWord')}</b>
          ) : (
            <>
              <b>{Math.abs(remaining.workingDays)}</b>{' '}
              <i>{t('due.days', { count: Math.abs(remaining.workingDays) })}</i>
            </>
          )}
        </p>
        <p>
          <span>{t('due.latest')}</span>
          <time dateTime={dueDay}>
            {lang === 'zh'
              ? `${formatLongDate(dueDay).slice(5)} ${formatWeekday(dueDay)}`
              : formatDate(dueDay, lang)}
          </time>
          {provisional && <span>{t('due.provisional')}</span>}
        </p>
      </div>
      {days.length > 0 && <WorkDays days={days} today={today} />}
      {startDay && days.length > 0 && (
        <details>
          <summary>
            {t('due.why', { day: formatDay(startDay, lang) })} <b>{t('due.ledger')}</b>
          </summary>
          <LedgerCalendar days={days} today={today} />
        </details>
      )}
      <p className="complaint-late">
        {clock.clock === 'call-back'
          ? t('late.rating')
          : missed > 0
            ? t('late.missed', { count: missed })
            : t(reader === 'sender' ? 'late.next' : 'late.nextStaff')}
        {notices.map(({ id, title }) => (
          <Link key={id} to={`/notices/${id}`}>
            {t('notice', { title })}
          </Link>
        ))}
      </p>
    </section>
  );
}
