import type { CalendarChange } from '@duban/contracts';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { type Shows, touches } from '../../../shared/query';
import { calendarTexts } from '../messages';
import { ChangePreview } from './change-preview';
import { wrongWords } from './wrong-words';
import '../../../shared/components/confirm-act.css';

export type Said = { reason: string; preview: boolean };
type ChangeDialogProps = {
  title: string;
  /** The verb of the last button. */
  act: string;
  /** What is asked for, as text: another wish needs another look. null: not yet complete. */
  wish: string | null;
  send: (said: Said) => Promise<CalendarChange>;
  /** The hour at which terms end after the change. */
  closes: string;
  onDone?: () => void;
  onClose: () => void;
  children: ReactNode;
};

const CHANGES: Shows[] = ['calendar', 'notice', 'card', 'report', 'clock'].map((type) => ({
  type: type as Shows['type'],
}));

/** Every change of the calendar: fill in, see what moves, give the reason, do it. Nothing is done unseen. */
export function ChangeDialog({
  title,
  act,
  wish,
  send,
  closes,
  onDone,
  onClose,
  children,
}: ChangeDialogProps) {
  const t = useTexts(calendarTexts);
  const id = useId();
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const [seen, setSeen] = useState<{ wish: string; change: CalendarChange } | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ wish: string | null; error: ApiError } | null>(null);
  const change = seen && seen.wish === wish ? seen.change : null;
  const error = failed && failed.wish === wish ? failed.error : null;

  useEffect(() => {
    dialog.current?.showModal();
    harmless.current?.focus();
  }, []);

  const attempt = async (preview: boolean) => {
    if (wish === null) return;
    setBusy(true);
    setFailed(null);
    try {
      const answer = await send({ preview, reason: preview ? t('preview.title') : reason.trim() });
      if (preview) setSeen({ wish, change: answer });
      else {
        toast(answer.moved > 0 ? t('done', { count: answer.moved }) : t('doneStill'));
        await client.invalidateQueries({
          predicate: (query) => touches(query.meta?.shows as Shows[] | undefined, CHANGES),
        });
        onDone?.();
        dialog.current?.close();
      }
    } catch (refused) {
      if (!isApiError(refused)) throw refused;
      setFailed({ wish, error: refused });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(change === null);
  };
  return (
    <dialog ref={dialog} className="confirm calendar-dialog" aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        <div className="calendar-form">{children}</div>
        {change && <ChangePreview change={change} closes={closes} />}
        {change && (
          <label className="confirm-reason">
            <span>{t('reason.label')}</span>
            <textarea
              className="input"
              rows={2}
              maxLength={400}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              required
            />
            <small>{t('reason.help')}</small>
          </label>
        )}
        {error && (
          <div className="confirm-failed" role="alert">
            {error.fields.length === 0 && t('failed', { why: errorSentence(error) })}
            {error.fields.map((field, i) => (
              <p key={i}>{wrongWords(field, t)}</p>
            ))}
          </div>
        )}
        <div className="confirm-acts">
          <Button ref={harmless} onClick={() => dialog.current?.close()}>
            {t('act.notYet')}
          </Button>
          {change ? (
            <Button type="submit" kind="filled" busy={busy} disabled={reason.trim().length < 2}>
              {act}
            </Button>
          ) : (
            <Button type="submit" kind="filled" busy={busy} disabled={wish === null}>
              {t('act.foresee')}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  );
}
