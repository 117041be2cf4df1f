import { getNotice, type NoticeDetail } from '@duban/contracts';
import { ChevronLeft, Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Fetched } from '../../../shared/components/states';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { ActsPanel } from '../acts/acts-panel';
import { noticeTexts } from '../messages';
import { CardsPanel } from './cards-panel';
import { LadderPanel } from './ladder-panel';
import { LedgerPanel } from './ledger-panel';
import { PaperHead } from './paper-head';
import { RepliesPanel } from './replies-panel';
import { StepStrip } from './step-strip';
import { TimelinePanel } from './timeline-panel';
import './notice.css';
import './print.css';

export function NoticePage() {
  const t = useTexts(noticeTexts);
  const { noticeId = '' } = useParams();
  const query = useFetched(
    getNotice,
    { params: { noticeId } },
    { shows: [{ type: 'notice', id: noticeId }, { type: 'clock' }] },
  );
  // what is kept on the screen while another is fetched must not be another notice
  const shown = query.data?.id === noticeId ? query : { ...query, data: undefined };
  return (
    <>
      <NoticeHead notice={shown.data} />
      <Fetched query={shown as typeof query} what={t('what')} lines={8}>
        {(notice) => <NoticeView key={notice.id} notice={notice} />}
      </Fetched>
    </>
  );
}

function NoticeHead({ notice }: { notice: NoticeDetail | undefined }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  return (
    <PageHead title={notice?.number ?? t('title')} scope={notice && words(`state.${notice.state}`)} ownTitle>
      <Link className="notice-back" to="/notices">
        <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
        <span>{t('back')}</span>
      </Link>
      <Button className="notice-print" onClick={() => print()}>
        <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> {t('print')}
      </Button>
    </PageHead>
  );
}

export function NoticeView({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const { account, today } = useSession();
  // who writes needs room; who decides needs the paper beside it
  const writes = notice.can.includes('reply');
  const hasCards = notice.cards.length > 0;
  const classes = ['notice', writes && 'notice-writes', writes && !hasCards && 'notice-two'];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <PaperHead notice={notice} today={today.day} />
      <StepStrip notice={notice} />
      <LadderPanel notice={notice} today={today.day} />
      <div className="notice-left">
        {notice.ledger.length > 0 && <LedgerPanel notice={notice} today={today.day} />}
        <Panel title={t('demands.title')}>
          <p className="notice-demands">{notice.demands}</p>
        </Panel>
      </div>
      <div className="notice-middle">
        {writes && <ActsPanel notice={notice} />}
        <RepliesPanel notice={notice} />
        <TimelinePanel notice={notice} today={today.day} />
      </div>
      {(!writes || hasCards) && (
        <aside className="notice-right">
          {!writes && <ActsPanel notice={notice} />}
          {hasCards && <CardsPanel cards={notice.cards} />}
        </aside>
      )}
      <footer className="notice-foot">
        {t('print.foot', {
          who: `${account.org.shortName} ${account.name}`,
          at: `${formatMoment(today.now, lang)}`,
        })}
      </footer>
    </div>
  );
}
