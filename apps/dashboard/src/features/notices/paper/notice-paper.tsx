import type { NoticeDetail } from '@duban/contracts';
import { EventText } from '../../../shared/components/event-text';
import { LedgerCalendar } from '../../../shared/components/ledger-calendar';
import { toLedgerDays } from '../../../shared/components/ledger-weeks';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { ladderTexts } from '../detail/ladder-messages';
import { toSum } from '../detail/to-sum';
import { noticeTexts } from '../messages';
import { EnclosureNote, EnclosuresTable } from './paper-enclosures';
import { PaperGrid } from './paper-grid';
import { paperTexts } from './paper-messages';
import { CreditsTable, PausesTable, SupersededTable } from './paper-moved';
import { FeedbacksTable, RepliesTable, RequestsTable } from './paper-words';
import { RungsTable } from './paper-rungs';
import { toEnclosures } from './to-enclosures';
import type { Whys } from './use-fired-rungs';

/** The notice as a paper: what was asked, why it is due then day by day, what fired and who was told, and every word since. */
export function NoticePaper({ notice, whys }: { notice: NoticeDetail; whys: Whys }) {
  const t = useTexts(paperTexts);
  const page = useTexts(noticeTexts);
  const ladder = useTexts(ladderTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { account, today } = useSession();
  const { ledger, severity, calendarSource, timeline, number } = notice;
  const enclosures = toEnclosures(notice);
  const sum = toSum(notice, {
    t: ladder,
    lang,
    today: today.day,
    severity: words(`severity.${severity}`),
  });
  return (
    <article className="sheet">
      <header className="sheet-head">
        <h1>{t('paper.title')}</h1>
        <b lang="zh-CN">督办{number}</b>
      </header>
      <h2 className="sheet-title" lang="zh-CN">
        {notice.title}
      </h2>
      <PaperGrid notice={notice} />
      <EnclosureNote enclosures={enclosures} />
      {ledger.length > 0 && (
        <section className="sheet-ledger">
          <h3>{t('head.ledger')}</h3>
          <LedgerCalendar days={toLedgerDays(ledger)} today={today.day} sum={sum} />
          <p className="sheet-law">{t('legend')}</p>
          <p className="sheet-law">{t('law', { source: calendarSource || '—' })}</p>
        </section>
      )}
      <SupersededTable notice={notice} />
      <CreditsTable notice={notice} />
      <PausesTable notice={notice} />
      <RungsTable notice={notice} whys={whys} />
      <RequestsTable notice={notice} enclosures={enclosures} />
      <FeedbacksTable notice={notice} enclosures={enclosures} />
      <RepliesTable notice={notice} enclosures={enclosures} />
      <EnclosuresTable enclosures={enclosures} />
      <section>
        <h3>{t('head.timeline')}</h3>
        <ol className="sheet-timeline">
          {[...timeline].reverse().map((event) => (
            <li key={event.seq}>
              <time dateTime={event.at}>{formatMoment(event.at, lang, today.day)}</time>
              <EventText event={event} here={`/notices/${notice.id}`} hereName={page('timeline.this')} />
            </li>
          ))}
        </ol>
      </section>
      <footer className="sheet-foot">
        {t('foot', {
          who: `${account.org.shortName} ${account.name}`,
          at: formatMoment(today.now, lang),
        })}
      </footer>
    </article>
  );
}
