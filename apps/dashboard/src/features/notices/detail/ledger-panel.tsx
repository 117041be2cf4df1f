import type { NoticeDetail } from '@duban/contracts';
import { LedgerCalendar } from '../../../shared/components/ledger-calendar';
import { toLedgerDays } from '../../../shared/components/ledger-weeks';
import { Panel } from '../../../shared/components/panel';
import { formatDate, formatDay, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';
import { ledgerDueDay } from './axis';
import { ladderTexts } from './ladder-messages';
import { toSum } from './to-sum';

/** As papers of the county cite it: 国办2026年放假安排. */
export const shortSource = (source: string): string =>
  source.replace(/^国务院办公厅关于/, '国办').replace(/部分节假日安排的通知$/, '放假安排');

/** 逐日账: the sum behind the due day, each day of it, the law, and the days it was due before. */
export function LedgerPanel({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { ledger, severity, calendarSource, number, superseded, stopped } = notice;
  const dueDay = ledgerDueDay(notice);
  if (!ledger[0] || !dueDay) return null;
  const sum = toSum(notice, { t, lang, today, severity: words(`severity.${severity}`) });
  const [, month, date] = dueDay.split('-').map(Number);
  const day = lang === 'zh' ? ` ${month} 月 ${date} 日` : formatDay(dueDay, lang);
  return (
    <Panel
      className="notice-ledger"
      title={t(stopped ? 'ledger.titleStopped' : 'ledger.title', { day })}
      asOf={
        calendarSource && (
          <span title={calendarSource}>{t('ledger.source', { source: shortSource(calendarSource) })}</span>
        )
      }
    >
      <LedgerCalendar
        days={toLedgerDays(ledger)}
        today={today}
        sum={sum}
        tableTitle={t('ledger.table', { number: number ?? '' })}
      />
      {superseded.length > 0 && <Superseded superseded={superseded} today={today} />}
    </Panel>
  );
}

/** Every due day that was told and then moved, with the reason and who decided. */
export function Superseded({ superseded, today }: Pick<NoticeDetail, 'superseded'> & { today: string }) {
  const t = useTexts(ladderTexts);
  const page = useTexts(noticeTexts);
  const lang = useLang();
  return (
    <div className="ledger-was">
      <b>{t('ledger.was')}</b>
      <ul>
        {superseded.map((old) => (
          <li key={`${old.at}${old.dueDay}`}>
            <span>
              <del>{formatDate(old.dueDay, lang, today)}</del> → {formatDate(old.nextDay, lang, today)}
            </span>{' '}
            {[page(`moved.${old.by}`), old.reason, old.approvedBy, formatMoment(old.at, lang, today)]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
