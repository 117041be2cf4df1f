import { Search } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useTexts } from '../../shared/i18n/messages';
import { shellTexts } from './messages';

// what is found, and how it is asked for, comes with the first look into the box
const SearchPanel = lazy(async () => ({
  default: (await import('../../shared/search/search-panel')).SearchPanel,
}));

const PANEL = 'search-panel';

/** One box on every page, opened by `/` or Ctrl K: a combobox whose list says what is found. */
export function SearchBox() {
  const t = useTexts(shellTexts);
  const { pathname, key } = useLocation();
  const [params] = useSearchParams();
  const asked = pathname === '/search' ? (params.get('q') ?? '') : '';
  const [text, setText] = useState(asked);
  const [open, setOpen] = useState(false);
  const [composing, setComposing] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const keys = useRef<(key: string) => boolean>(null);
  const input = useRef<HTMLInputElement>(null);
  // another page: what was sought is found, or asked for anew
  const [seen, setSeen] = useState(key);
  if (seen !== key) {
    setSeen(key);
    setText(asked);
    setOpen(false);
  }

  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
      setOpen(true);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (open && text) setOpen(false);
      else input.current?.blur();
      return;
    }
    if (!open && event.key.startsWith('Arrow')) setOpen(true);
    if (keys.current?.(event.key)) event.preventDefault();
  };
  return (
    <search
      className="top-search"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <Search size={16} strokeWidth={1.7} aria-hidden="true" />
      <input
        ref={input}
        id="search"
        className="input"
        type="search"
        role="combobox"
        value={text}
        maxLength={80}
        autoComplete="off"
        aria-label={t('searchLabel')}
        aria-keyshortcuts="/ Control+K"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={PANEL}
        aria-activedescendant={(open && active) || undefined}
        placeholder={t('search')}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={pressed}
      />
      <kbd aria-hidden="true">/</kbd>
      {open && (
        <Suspense fallback={null}>
          <SearchPanel
            id={PANEL}
            text={text}
            composing={composing}
            active={active}
            onActive={setActive}
            onText={setText}
            onDone={() => {
              setOpen(false);
              input.current?.blur();
            }}
            ref={keys}
          />
        </Suspense>
      )}
    </search>
  );
}
