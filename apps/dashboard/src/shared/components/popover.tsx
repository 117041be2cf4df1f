import { type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';
import './popover.css';

type PopoverProps = {
  /** What stands on the button. */
  trigger: ReactNode;
  /** The button's name where its content is no text. */
  label?: string;
  triggerClass?: string;
  align?: 'start' | 'end';
  /** Mounted only while open. */
  children: (close: () => void) => ReactNode;
};

const GAP = 6;

/** A native popover under its button: the browser closes it by Esc and by a click beside it, and gives focus back. */
export function Popover({ trigger, label, triggerClass = '', align = 'start', children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const close = () => document.getElementById(id)?.hidePopover();
  const place = () => {
    const [at, element] = [button.current?.getBoundingClientRect(), sheet.current];
    if (!at || !element) return;
    const { offsetWidth, offsetHeight } = element;
    const left = align === 'end' ? at.right - offsetWidth : at.left;
    const below = at.bottom + GAP;
    const top =
      below + offsetHeight > innerHeight - 8 && at.top > offsetHeight + GAP
        ? at.top - offsetHeight - GAP
        : below;
    element.style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
    element.style.top = `${Math.max(8, top)}px`;
  };
  const toggled = (event: ToggleEvent) => {
    const opens = event.newState === 'open';
    setOpen(opens);
    if (opens) requestAnimationFrame(place);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={triggerClass}
        popoverTarget={id}
        aria-label={label}
        aria-expanded={open}
      >
        {trigger}
      </button>
      <div ref={sheet} id={id} popover="auto" className="popover" onToggle={toggled}>
        {open && children(close)}
      </div>
    </>
  );
}
