import { answerComplaint, decideComplaint } from '@duban/contracts';
import { type FormEvent, useId, useRef, useState } from 'react';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { Button } from '../../../shared/components/button';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useDraft } from '../../../shared/use-draft';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-acts';
import { useComplaintAct } from './use-complaint-act';
import { useFailure } from './use-failure';

type WriteProps = Pick<ActProps, 'complaint'> & { move: 'answer' | 'decide' };

/** 书面答复, or the decision of the leader: one sheet, kept on this device until it is sent. */
export function WriteAct({ complaint, move }: WriteProps) {
  const t = useTexts(actTexts);
  const words = useTexts(shared);
  const failure = useFailure();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(draftKey(move, complaint));
  const files = useUploads(draftKey(move, complaint));
  const answer = useComplaintAct(answerComplaint, complaint);
  const decide = useComplaintAct(decideComplaint, complaint);
  const { busy, error } = move === 'answer' ? answer : decide;
  const [tried, setTried] = useState(false);
  const text = draft.text.trim();
  const isEmpty = text.length < 2;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return field.current?.focus();
    try {
      if (move === 'answer') await answer.run({ text, attachmentIds: files.ids }, t('answer.done'));
      else await decide.run({ text }, t('decide.done'));
      draft.clear();
      files.uploads.clear();
    } catch {
      // said below; the draft stays
      void files.uploads.check();
    }
  };
  return (
    <form className="act act-main cact-write" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t(`${move}.label`)}</label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={6}
        maxLength={4000}
        value={draft.text}
        placeholder={t(`${move}.hint`)}
        aria-invalid={tried && isEmpty ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => draft.change(event.target.value)}
      />
      <p id={`${id}-note`} className={tried && isEmpty ? 'cact-failed' : undefined} role="status">
        {tried && isEmpty
          ? t(`${move}.empty`)
          : draft.savedAt && words('draft.saved', { time: atShanghai(draft.savedAt).time })}
      </p>
      {move === 'answer' && (
        <>
          <AttachmentsField uploads={files} />
          <WaitsForFiles uploads={files} />
        </>
      )}
      <Button type="submit" kind="filled" busy={busy} disabled={files.open > 0}>
        {t(move)}
      </Button>
      <p>{t(`${move}.follows`)}</p>
      {error && (
        <p className="cact-failed" role="alert">
          {words('confirm.failed', { why: failure(error) })} {words('error.safe')}
        </p>
      )}
    </form>
  );
}
