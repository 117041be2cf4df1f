import { useEffect, useId, useRef } from 'react';
import { Button } from '../../../shared/components/button';
import '../../../shared/components/confirm-act.css';
import { toast } from '../../../shared/components/toast';
import { useTexts } from '../../../shared/i18n/messages';
import { adminTexts } from '../messages';

export type Once = { name: string; username: string; password: string };

/** The one-time password, told once: it is nowhere else, so Esc does not close it. */
export function OneTimePassword({ once, onClose }: { once: Once; onClose: () => void }) {
  const t = useTexts(adminTexts);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const copy = async () => {
    await navigator.clipboard.writeText(once.password);
    toast(t('once.copied'));
  };
  return (
    <dialog
      ref={dialog}
      className="confirm once"
      aria-labelledby={id}
      onCancel={(event) => event.preventDefault()}
      onClose={onClose}
    >
      <h2 id={id}>{t('once.title', { name: once.name })}</h2>
      <p className="muted">{t('once.user', { username: once.username })}</p>
      <p className="once-password">
        <code>{once.password}</code>
        <Button onClick={() => void copy()}>{t('once.copy')}</Button>
      </p>
      <p className="confirm-follows">{t('once.help')}</p>
      <div className="confirm-acts">
        <Button kind="filled" onClick={() => dialog.current?.close()}>
          {t('once.done')}
        </Button>
      </div>
    </dialog>
  );
}
