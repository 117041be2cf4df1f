import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from './button';

type ActButtonProps = {
  /** The verb; "…" follows when a dialog does. */
  act: string;
  follows: ReactNode;
  first: boolean;
  check?: boolean;
  /** The dialog, mounted while open. */
  dialog: (close: () => void) => ReactNode;
};

/** An act with a dialog: its verb, and under it what follows. */
export function ActButton({ act, follows, first, check, dialog }: ActButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className={first ? 'act act-main' : 'act'}>
      <Button kind={first ? 'filled' : 'line'} onClick={() => setOpen(true)}>
        {check && <Check size={17} strokeWidth={1.7} aria-hidden="true" />} {act}…
      </Button>
      <p>{follows}</p>
      {open && dialog(() => setOpen(false))}
    </div>
  );
}
