import type { NoticeDetail } from '@duban/contracts';
import { useState } from 'react';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { isOver } from '../../../shared/notice-over';
import { Panel } from '../../../shared/components/panel';
import { Empty } from '../../../shared/components/states';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';
import { ReplyText } from './reply-text';

type Reply = NoticeDetail['replies'][number];

/** Every version of the answer, the newest first; the verdict stands beside what it judges. */
export function RepliesPanel({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const [compares, setCompares] = useState(true);
  const { replies, unit, dueDay, state } = notice;
  const [last, before] = replies;
  return (
    <Panel
      className="replies"
      title={t('replies.title')}
      finding={replies.length > 0 && t('replies.count', { count: replies.length })}
      asOf={
        last &&
        before && (
          <label className="replies-compare">
            <input
              type="checkbox"
              checked={compares}
              onChange={(event) => setCompares(event.target.checked)}
            />
            {t('replies.compare', { from: before.version, to: last.version })}
          </label>
        )
      }
      flush
    >
      {replies.length === 0 && (
        <Empty title={t('replies.none')}>
          {isOver(state)
            ? t('replies.over')
            : state === 'suspended'
              ? t('replies.stopped')
              : dueDay
                ? t('replies.noneText', { unit: unit.shortName, day: formatDate(dueDay, lang) })
                : t('replies.notIssued')}
        </Empty>
      )}
      {replies.map((reply, i) => (
        <ReplyArticle
          key={reply.version}
          reply={reply}
          newest={i === 0}
          before={compares && i === 0 ? replies[1] : undefined}
        />
      ))}
    </Panel>
  );
}

function ReplyArticle({ reply, newest, before }: { reply: Reply; newest: boolean; before?: Reply }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const isOpen = reply.verdict === null;
  return (
    <article className={newest && isOpen ? 'reply reply-open' : newest ? 'reply' : 'reply reply-old'}>
      <header>
        <b>v{reply.version}</b>
        <span>{reply.by}</span>
        <span className="tag">{t(`replies.${reply.verdict ?? 'pending'}`)}</span>
        <time dateTime={reply.at}>{formatMoment(reply.at, lang)}</time>
      </header>
      <ReplyText text={reply.text} before={before} />
      <AttachmentList attachments={reply.attachments} />
      {reply.opinion && (
        <footer>
          {t('replies.opinion', {
            by: reply.verdictBy ?? '',
            at: reply.verdictAt ? formatMoment(reply.verdictAt, lang) : '',
            opinion: reply.opinion,
          })}
        </footer>
      )}
    </article>
  );
}
