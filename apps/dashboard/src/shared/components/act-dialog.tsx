import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { AttachmentsField, WaitsForFiles } from '../attachments/attachments-field';
import type { UseUploads } from '../attachments/use-uploads';
import { Button } from './button';
import './confirm-act.css';
import { atShanghai } from '../format';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { useDraft } from '../use-draft';

export type DialogText = {
  label: string;
  /** What is typed is kept on this device under this name until it is sent. */
  draft: string;
  /** 0: it may be left empty. */
  min?: number;
};

export type ActDialogProps = {
  /** Act and object, the verb of the button again: "退回〔2026〕58号的反馈？" */
  title: string;
  act: string;
  /** What it sets in motion and what can be done later. */
  then: ReactNode;
  /** The harmless way out, which has the focus. */
  instead?: string;
  text?: DialogText;
  /** Fields above the text. */
  children?: ReactNode;
  /** Are the fields above filled in? */
  ready?: boolean;
  wide?: boolean;
  /** Files that go with the act: it waits until they are there. */
  files?: UseUploads;
  /** Why it was refused, in the words of the page. */
  failure: (error: unknown) => string;
  onConfirm: (text: string) => Promise<unknown>;
  onClose: () => void;
};

/** For what cannot be undone on a matter: like ConfirmAct, with fields, a draft that is kept, and refusals as sentences. */
export function ActDialog(props: ActDialogProps) {
  const {
    title,
    act,
    then,
    instead,
    text,
    children,
    ready = true,
    wide,
    files,
    failure,
    onConfirm,
    onClose,
  } = props;
  const t = useTexts(shared);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const draft = useDraft(text?.draft ?? 'duban.none');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const written = draft.text.trim();
  const enough = ready && !files?.open && (!text || written.length >= (text.min ?? 2));

  useEffect(() => {
    dialog.current?.showModal();
    harmless.current?.focus();
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!enough) return;
    setBusy(true);
    setFailed(null);
    try {
      await onConfirm(written);
      draft.clear();
      files?.uploads.clear();
      dialog.current?.close();
    } catch (error) {
      void files?.uploads.check();
      setFailed(failure(error));
      setBusy(false);
    }
  };
  return (
    <dialog
      ref={dialog}
      className={wide ? 'confirm issue' : 'confirm'}
      aria-labelledby={id}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={id}>{title}</h2>
        <div className="confirm-follows">{then}</div>
        {children}
        {text && (
          <label className="confirm-reason">
            <span>{text.label}</span>
            <textarea
              className="input"
              rows={3}
              value={draft.text}
              maxLength={1000}
              required={text.min !== 0}
              onChange={(event) => draft.change(event.target.value)}
            />
            <small>
              {text.min !== 0 && t('confirm.reasonHelp')}{' '}
              {draft.savedAt && t('draft.saved', { time: atShanghai(draft.savedAt).time })}
            </small>
          </label>
        )}
        {files && <AttachmentsField uploads={files} />}
        {files && <WaitsForFiles uploads={files} />}
        {failed && (
          <p className="confirm-failed" role="alert">
            {t('confirm.failed', { why: failed })}
          </p>
        )}
        <div className="confirm-acts">
          <Button ref={harmless} onClick={() => dialog.current?.close()}>
            {instead ?? t('confirm.notYet')}
          </Button>
          <Button type="submit" kind="filled" busy={busy} disabled={!enough}>
            {act}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
