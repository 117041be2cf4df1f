import { useEffect, useState } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { noticeTexts } from '../messages';
import { type DiffPart, diffParts } from './diff-parts';

type TextProps = { text: string; before: { version: number; text: string } | undefined };

/** A version of the reply with what changed against the one before, in place: old struck in grey, new on brand tint. */
export function ReplyText({ text, before }: TextProps) {
  const t = useTexts(noticeTexts);
  const [parts, setParts] = useState<DiffPart[] | null | undefined>(undefined);
  const old = before?.text;
  useEffect(() => {
    if (old === undefined) return;
    let isShown = true;
    void diffParts(old, text).then((found) => isShown && setParts(found));
    return () => {
      isShown = false;
    };
  }, [old, text]);
  if (!before || !parts)
    return (
      <>
        <p className="reply-text">{text}</p>
        {before && parts === null && (
          <p className="reply-apart">{t('replies.apart', { from: before.version })}</p>
        )}
      </>
    );
  return (
    <p className="reply-text">
      {parts.map((part, i) =>
        part.kind === 'same' ? (
          part.text
        ) : part.kind === 'new' ? (
          <ins key={i} aria-label={t('replies.added')}>
            {part.text}
          </ins>
        ) : (
          <del key={i} aria-label={t('replies.removed')}>
            {part.text}
          </del>
        ),
      )}
    </p>
  );
}
