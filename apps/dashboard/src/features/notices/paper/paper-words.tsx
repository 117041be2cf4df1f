import type { NoticeDetail } from '@duban/contracts';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { clauses } from '../joined';
import { noticeTexts } from '../messages';
import { requestTexts } from '../requests/request-messages';
import { PaperTable } from './paper-table';

type TableProps = { notice: NoticeDetail };

export function RequestsTable({ notice }: TableProps) {
  const t = useTexts(requestTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.requests"
      columns={['col.request', 'col.text', 'col.decision']}
      rows={notice.requests.map((request) => [
        <>
          <b>{words(`request.${request.kind}`)}</b>{' '}
          {t('requests.asked', { by: request.askedBy, at: formatMoment(request.askedAt, lang, today) })}
        </>,
        <>
          {request.days !== null && <b>{t('requests.days', { count: request.days })} </b>}
          {request.text}
        </>,
        clauses(
          [
            t(`state.${request.state}`),
            request.grantedDays !== null &&
              request.state === 'granted' &&
              t('decision.days', { count: request.grantedDays }),
            request.newDay && t('decision.newDay', { day: formatDate(request.newDay, lang, today) }),
            request.decidedBy,
            request.decidedAt && formatMoment(request.decidedAt, lang, today),
            request.opinion,
          ],
          lang,
        ),
      ])}
    />
  );
}

export function FeedbacksTable({ notice }: TableProps) {
  const page = useTexts(noticeTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.feedbacks"
      columns={['col.when', 'col.by', 'col.text']}
      rows={notice.feedbacks.map((feedback) => [
        <>
          {formatMoment(feedback.at, lang, today)}
          {feedback.dueDay &&
            ` · ${page('feedbacks.due', { day: formatDate(feedback.dueDay, lang, today) })}`}
        </>,
        `${feedback.unit.shortName} ${feedback.by}`,
        feedback.text,
      ])}
    />
  );
}

/** The oldest first, as they came; every version whole. */
export function RepliesTable({ notice }: TableProps) {
  const page = useTexts(noticeTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.replies"
      columns={['col.when', 'col.text', 'col.verdict']}
      rows={[...notice.replies]
        .reverse()
        .map((reply) => [
          `v${reply.version} ${reply.by} ${formatMoment(reply.at, lang, today)}`,
          reply.text,
          clauses(
            [
              page(`replies.${reply.verdict ?? 'pending'}`),
              reply.verdictBy,
              reply.verdictAt && formatMoment(reply.verdictAt, lang, today),
              reply.opinion,
            ],
            lang,
          ),
        ])}
    />
  );
}
