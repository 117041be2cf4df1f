import type { NoticeDetail } from '@duban/contracts';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { clauses } from '../joined';
import { noticeTexts } from '../messages';
import { requestTexts } from '../requests/request-messages';
import { EnclosureNumbers } from './paper-enclosures';
import { PaperTable } from './paper-table';
import { type Enclosure, numbersOf } from './to-enclosures';

type TableProps = { notice: NoticeDetail; enclosures: readonly Enclosure[] };

export function RequestsTable({ notice, enclosures }: TableProps) {
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
          <EnclosureNumbers numbers={numbersOf(enclosures, request.attachments)} />
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

export function FeedbacksTable({ notice, enclosures }: TableProps) {
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
        <>
          {feedback.text}
          <EnclosureNumbers numbers={numbersOf(enclosures, feedback.attachments)} />
        </>,
      ])}
    />
  );
}

/** The oldest first, as they came; every version whole. */
export function RepliesTable({ notice, enclosures }: TableProps) {
  const page = useTexts(noticeTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.replies"
      columns={['col.when', 'col.text', 'col.verdict']}
      rows={[...notice.replies].reverse().map((reply) => [
        `v${reply.version} ${reply.by} ${formatMoment(reply.at, lang, today)}`,
        <>
          {reply.text}
          <EnclosureNumbers numbers={numbersOf(enclosures, reply.attachments)} />
        </>,
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
