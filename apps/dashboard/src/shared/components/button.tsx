import type { ButtonHTMLAttributes, Ref } from 'react';
import './button.css';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** filled: the likeliest act; line: the others; quiet: links that act. */
  kind?: 'filled' | 'line' | 'quiet';
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A verb of two to four characters; "…" at its end when a dialog follows. */
export const Button = ({
  kind = 'line',
  busy,
  className = '',
  type = 'button',
  disabled,
  ...rest
}: ButtonProps) => (
  <button
    type={type}
    className={`button button-${kind} ${className}`}
    disabled={disabled || busy}
    aria-busy={busy || undefined}
    {...rest}
  />
);
