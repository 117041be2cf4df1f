import type { NoticeDetail } from '@duban/contracts';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import '../../../shared/components/button.css';
import { Panel } from '../../../shared/components/panel';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { ActsPanel } from '../acts/acts-panel';
import { WRITES } from '../acts/order';
import { noticeTexts } from '../messages';
import { RequestsPanel } from '../requests/requests-panel';
import { CardsPanel } from './cards-panel';
import { FeedbacksPanel } from './feedbacks-panel';
import { LadderPanel } from './ladder-panel';
import { LedgerPanel } from './ledger-panel';
import { PaperHead } from './paper-head';
import { RepliesPanel } from './replies-panel';
import { StepStrip } from './step-strip';
import { TimelinePanel } from './timeline-panel';
import './notice.css';
import './print.css';

/** One notice: who, until when, why that day, what climbs, what may be done. */
export function NoticeView({ notice }: { notice: NoticeDetail }) {
  const { today } = useSession();
  // who writes needs room; who decides needs the paper beside it
  const writes = WRITES.some((move) => notice.can.includes(move));
  const hasCards = notice.cards.length > 0;
  const hasRight = !writes || hasCards;
  const classes = ['notice', writes && 'notice-writes', !hasRight && 'notice-two'];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <PaperHead notice={notice} today={today.day} />
      <StepStrip notice={notice} />
      <LadderPanel notice={notice} today={today.day} />
      <div className="notice-left">
        <LedgerPanel notice={notice} today={today.day} />
        <DemandsPanel notice={notice} />
      </div>
      <div className="notice-middle">
        {writes && <ActsPanel notice={notice} />}
        <RequestsPanel notice={notice} />
        <RepliesPanel notice={notice} />
        <FeedbacksPanel notice={notice} today={today.day} />
        <TimelinePanel notice={notice} today={today.day} />
      </div>
      {hasRight && (
        <aside className="notice-right">
          {!writes && <ActsPanel notice={notice} />}
          {hasCards && <CardsPanel cards={notice.cards} today={today.day} />}
        </aside>
      )}
    </div>
  );
}

/** What is asked, what shall prove it, and what the unit said it would do. */
function DemandsPanel({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const { demands, evidence, plan, attachments, planAttachments } = notice;
  const today = useSession().today.day;
  return (
    <Panel title={t('demands.title')}>
      <p className="notice-demands">{demands}</p>
      <AttachmentList attachments={attachments} today={today} />
      {evidence.length > 0 && (
        <p className="notice-evidence">
          <b>{t('head.evidence')}</b> <span lang="zh-CN">{evidence.join('、')}</span>
        </p>
      )}
      {plan && (
        <p className="notice-evidence">
          <b>{t('head.plan')}</b> <span>{plan}</span>
        </p>
      )}
      <AttachmentList attachments={planAttachments} today={today} />
    </Panel>
  );
}
