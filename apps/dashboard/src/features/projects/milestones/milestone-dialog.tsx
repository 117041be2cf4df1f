import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import '../../../shared/components/confirm-act.css';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { milestoneTexts } from './milestone-messages';

type DialogProps = {
  title: string;
  help: ReactNode;
  act: string;
  ready?: boolean;
  wide?: boolean;
  children: ReactNode;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

const KNOWN = ['in-future', 'required', 'unknown'] as const;

/** Fields in a dialog; what is refused is said below them. Mount it to open it. */
export function MilestoneDialog(props: DialogProps) {
  const { title, help, act, ready = true, wide, children, onConfirm, onClose } = props;
  const t = useTexts(milestoneTexts);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const refusal = (error: unknown): string => {
    if (!isApiError(error)) return String(error);
    const code = KNOWN.find((known) => error.fields.some((field) => field.code === known));
    if (code) return t(`error.${code}`);
    return error.code === 'stale' ? t('error.stale') : errorSentence(error);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setFailed(null);
    try {
      await onConfirm();
      dialog.current?.close();
    } catch (error) {
      setFailed(refusal(error));
      setBusy(false);
    }
  };
  return (
    <dialog
      ref={dialog}
      className={wide ? 'confirm milestone-wide' : 'confirm'}
      aria-labelledby={id}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={id}>{title}</h2>
        <div className="confirm-follows">{help}</div>
        <div className="milestone-fields">{children}</div>
        {failed && (
          <p className="confirm-failed" role="alert">
            {failed}
          </p>
        )}
        <div className="confirm-acts">
          <Button onClick={() => dialog.current?.close()}>{t('notYet')}</Button>
          <Button type="submit" kind="filled" busy={busy} disabled={!ready}>
            {act}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
