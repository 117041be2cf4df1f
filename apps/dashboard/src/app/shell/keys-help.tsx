import { useEffect, useRef } from 'react';
import { Button } from '../../shared/components/button';
import '../../shared/components/confirm-act.css';
import { useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { shellTexts } from './messages';

const KEYS = [
  { keys: ['/', 'Ctrl K'], says: 'keys.search' },
  { keys: ['j', 'k'], says: 'keys.rows' },
  { keys: ['Enter'], says: 'keys.open' },
  { keys: ['Esc'], says: 'keys.back' },
  { keys: ['?'], says: 'keys.help' },
] as const;

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts);
  const words = useTexts(shared);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm keys" onClose={onClose} aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys')}</h2>
      <dl>
        {KEYS.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
      <div className="confirm-acts">
        <Button onClick={() => dialog.current?.close()}>{words('close')}</Button>
      </div>
    </dialog>
  );
}
