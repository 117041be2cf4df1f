import type { NoticeDetail } from '@duban/contracts';
import { LedgerCalendar, type LedgerSum } from '../../../shared/components/ledger-calendar';
import { toLedgerDays } from '../../../shared/components/ledger-weeks';
import { Panel } from '../../../shared/components/panel';
import { atShanghai, formatDate, formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';

/** As papers of the county cite it: 国办2026年放假安排. */
const shortSource = (source: string): string =>
  source.replace(/^国务院办公厅关于/, '国办').replace(/部分节假日安排的通知$/, '放假安排');

/** 逐日账: the sum behind the due day, each day of it, and the law. */
export function LedgerPanel({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { ledger, dueDay, dueAt, workingDays, severity, calendarSource } = notice;
  const start = ledger[0];
  if (!start || !dueDay) return null;
  const skipped = ledger.filter((day) => day.effect === 'skipped').length;
  const makeup = ledger.filter((day) => day.effect === 'counted' && day.kind === 'makeup').length;
  const sum: LedgerSum[] = [
    { head: formatDay(start.day, lang), text: t('ledger.start'), note: t('ledger.law201') },
    {
      head: t('ledger.term', { count: workingDays ?? 0 }),
      text: t('ledger.termText', { severity: words(`severity.${severity}`) }),
    },
    {
      head: t('ledger.skipped', { count: skipped }),
      text: makeup ? t('ledger.makeup', { count: makeup }) : t('ledger.skippedText'),
    },
    {
      head: t('ledger.total', { count: workingDays ?? 0 }),
      text: t('ledger.until', {
        date: formatDate(dueDay, lang, today),
        time: dueAt ? atShanghai(dueAt).time : '',
      }),
      note: t('ledger.law203'),
      total: true,
    },
  ];
  const [, month, date] = dueDay.split('-').map(Number);
  const day = lang === 'zh' ? ` ${month} 月 ${date} 日` : formatDay(dueDay, lang);
  return (
    <Panel
      className="notice-ledger"
      title={t('ledger.title', { day })}
      asOf={
        calendarSource && (
          <span title={calendarSource}>{t('ledger.source', { source: shortSource(calendarSource) })}</span>
        )
      }
    >
      <LedgerCalendar days={toLedgerDays(ledger)} today={today} sum={sum} />
    </Panel>
  );
}
