import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type ApiError, isApiError } from '../api';
import { errorSentence } from '../error-messages';
import { atShanghai } from '../format';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { useDraft } from '../use-draft';
import { Button } from './button';
import './confirm-act.css';

type ConfirmActProps = {
  /** Act and object: "签发黄牌〔2026〕10号给石塘镇？" */
  title: string;
  /** The verb of the title again: "签发黄牌". */
  act: string;
  /** What it sets in motion and what can be done later. */
  follows: ReactNode;
  /** The harmless way out, which has the focus: "先不发". */
  instead?: string;
  /** Cards, closing and unsealing need a reason. `keep`: what is typed stays on this device under this name till sent. */
  reason?: { label?: string; min?: number; max?: number; keep?: string };
  /** What still has to be filled in of `follows`, beside the act; nothing, when it may be done. */
  missing?: string | null;
  /** Why it was refused, where the page knows better words. */
  failure?: (error: ApiError) => string | null;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** For what cannot be undone. Mount it to open it. */
export function ConfirmAct(props: ConfirmActProps) {
  const { title, act, follows, instead, reason, missing, failure, onConfirm, onClose } = props;
  const t = useTexts(shared);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const draft = useDraft(reason?.keep ?? null);
  const { text } = draft;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const enough = !reason || text.trim().length >= (reason.min ?? 2);

  useEffect(() => {
    dialog.current?.showModal();
    harmless.current?.focus();
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    try {
      await onConfirm(text.trim());
      draft.clear();
      dialog.current?.close();
    } catch (error) {
      setFailed(isApiError(error) ? (failure?.(error) ?? errorSentence(error)) : String(error));
      setBusy(false);
    }
  };
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={id} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={id}>{title}</h2>
        <div className="confirm-follows">{follows}</div>
        {reason && (
          <label className="confirm-reason">
            <span>{reason.label ?? t('confirm.reason')}</span>
            <textarea
              className="input"
              rows={reason.keep ? 7 : 3}
              value={text}
              maxLength={reason.max ?? 1000}
              onChange={(e) => draft.change(e.target.value)}
              required
            />
            <small>
              {t('confirm.reasonHelp')}{' '}
              {draft.savedAt && t('draft.saved', { time: atShanghai(draft.savedAt).time })}
            </small>
          </label>
        )}
        {failed && (
          <p className="confirm-failed" role="alert">
            {t('confirm.failed', { why: failed })}
          </p>
        )}
        <div className="confirm-acts">
          {missing && <small>{missing}</small>}
          <Button ref={harmless} onClick={() => dialog.current?.close()}>
            {instead ?? t('confirm.notYet')}
          </Button>
          <Button type="submit" kind="filled" busy={busy} disabled={!enough || Boolean(missing)}>
            {act}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
