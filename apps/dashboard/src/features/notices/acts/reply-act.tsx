import { replyNotice } from '@duban/contracts';
import { type FormEvent, useId, useState } from 'react';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { errorSentence } from '../../../shared/error-messages';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { noticeTexts } from '../messages';
import type { ActProps } from './acts-panel';
import { useDraft } from './use-draft';
import { useNoticeAct } from './use-notice-act';

/** The unit's answer; what is typed is kept on this device until it is sent. */
export function ReplyAct({ notice }: ActProps) {
  const t = useTexts(noticeTexts);
  const words = useTexts(shared);
  const id = useId();
  const draft = useDraft(`duban.reply.${notice.id}`);
  const act = useNoticeAct(replyNotice, notice.id);
  const [tried, setTried] = useState(false);
  const isEmpty = draft.text.trim().length < 2;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return;
    try {
      await act.run(
        { params: { noticeId: notice.id }, body: { text: draft.text.trim(), version: notice.version } },
        () => t('done.reply'),
      );
      draft.clear();
    } catch {
      // said below; the draft stays
    }
  };
  return (
    <form className="act act-reply" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t('act.replyLabel')}</label>
      <textarea
        id={id}
        className="input"
        rows={5}
        maxLength={4000}
        value={draft.text}
        placeholder={t('act.replyPlaceholder')}
        aria-invalid={tried && isEmpty ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => draft.change(event.target.value)}
      />
      <p id={`${id}-note`} className={tried && isEmpty ? 'act-failed' : undefined} role="status">
        {tried && isEmpty
          ? t('act.replyEmpty')
          : draft.savedAt && words('draft.saved', { time: atShanghai(draft.savedAt).time })}
      </p>
      <Button type="submit" kind="filled" busy={act.busy}>
        {t('act.reply')}
      </Button>
      <p>{t('act.replyFollows')}</p>
      {isApiError(act.error) && (
        <p className="act-failed" role="alert">
          {words('confirm.failed', { why: errorSentence(act.error) })} {words('error.safe')}
        </p>
      )}
    </form>
  );
}
