import type { NoticeDetail } from '@duban/contracts';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { Panel } from '../../../shared/components/panel';
import { atShanghai, formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';

/** 进展反馈: what was told on the way, the newest first, and until when the next is due. */
export function FeedbacksPanel({ notice, today }: { notice: NoticeDetail; today: string }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const { feedbacks, nextFeedbackDay } = notice;
  if (feedbacks.length === 0 && !nextFeedbackDay) return null;
  const newestFirst = [...feedbacks].sort((a, b) => b.seq - a.seq);
  return (
    <Panel
      className="replies"
      title={t('feedbacks.title')}
      finding={feedbacks.length > 0 && t('feedbacks.count', { count: feedbacks.length })}
      asOf={nextFeedbackDay && t('feedbacks.next', { day: formatDate(nextFeedbackDay, lang, today) })}
      flush
    >
      {feedbacks.length === 0 && (
        <p className="reply muted">
          {t('feedbacks.none')} {t('feedbacks.noneText')}
        </p>
      )}
      {newestFirst.map(({ seq, by, unit, at, dueDay, text, attachments }) => {
        const isLate = dueDay !== null && atShanghai(at).date > dueDay;
        return (
          <article key={seq} className="reply">
            <header>
              <b>{t('feedbacks.seq', { seq })}</b>
              <span>
                {unit.shortName} {by}
              </span>
              {dueDay && (
                <span className="tag">
                  {t(isLate ? 'feedbacks.late' : 'feedbacks.due', { day: formatDate(dueDay, lang, today) })}
                </span>
              )}
              <time dateTime={at}>{formatMoment(at, lang, today)}</time>
            </header>
            <p className="reply-text">{text}</p>
            <AttachmentList attachments={attachments} today={today} />
          </article>
        );
      })}
    </Panel>
  );
}
