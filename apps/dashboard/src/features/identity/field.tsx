import { Eye, EyeOff } from 'lucide-react';
import { type InputHTMLAttributes, type Ref, useId, useState } from 'react';
import { useTexts } from '../../shared/i18n/messages';
import { identityTexts } from './messages';
import './identity.css';

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  help?: string;
  error?: string | null;
  ref?: Ref<HTMLInputElement>;
};

/** A labelled field; what is wrong stands under it and is read with it. */
export function Field({ label, help, error, type, ...rest }: FieldProps) {
  const t = useTexts(identityTexts);
  const id = useId();
  const [open, setOpen] = useState(false);
  const secret = type === 'password';
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          id={id}
          className="input"
          type={secret && open ? 'text' : type}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || help ? `${id}-note` : undefined}
          {...rest}
        />
        {secret && (
          <button
            type="button"
            aria-label={t(open ? 'hide' : 'show')}
            aria-pressed={open}
            onClick={() => setOpen(!open)}
          >
            {open ? <EyeOff size={18} strokeWidth={1.7} /> : <Eye size={18} strokeWidth={1.7} />}
          </button>
        )}
      </div>
      {(error ?? help) && (
        <small id={`${id}-note`} className={error ? 'field-error' : undefined}>
          {error ?? help}
        </small>
      )}
    </div>
  );
}
