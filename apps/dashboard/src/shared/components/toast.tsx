import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/messages';
import { shared } from '../messages';
import { Button } from './button';
import './toast.css';

type Toast = { id: number; text: string; undo?: () => void };

const HOLD = 8000;
let list: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const become = (next: readonly Toast[]) => {
  list = next;
  listeners.forEach((tell) => tell());
};
const remove = (id: number) => become(list.filter((toast) => toast.id !== id));

/** Tell that something is done; what can be undone offers 撤销 for 8 s. */
export function toast(text: string, undo?: () => void): void {
  const id = ++last;
  become([...list.slice(-2), { id, text, undo }]);
  setTimeout(() => remove(id), HOLD);
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};

export function Toasts() {
  const t = useTexts(shared);
  const shown = useSyncExternalStore(subscribe, () => list);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, undo }) => (
        <div key={id} className="toast">
          {text}
          {undo && (
            <Button
              kind="quiet"
              onClick={() => {
                remove(id);
                undo();
              }}
            >
              {t('undo')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
