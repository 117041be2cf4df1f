import { useEffect, useRef, useState } from 'react';

const PAUSE = 600;
type Kept = { text: string; at: number };

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('at' in kept)) return null;
    return { text: String(kept.text), at: Number(kept.at) };
  } catch {
    return null;
  }
}

/** null: nothing is kept, or there is no storage; then nothing is claimed to be saved. */
function store(key: string, text: string): Kept | null {
  try {
    const kept = text ? { text, at: Date.now() } : null;
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
    return kept;
  } catch {
    return null;
  }
}

/** A text that is kept on this device until it is sent. */
export function useDraft(key: string) {
  const [kept, setKept] = useState<Kept | null>(() => read(key));
  const [text, setText] = useState(kept?.text ?? '');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pending = useRef<string | null>(null);
  // leaving the page in the middle of a pause loses nothing
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (pending.current !== null) store(key, pending.current);
    },
    [key],
  );
  const write = (next: string) => {
    pending.current = null;
    setKept(store(key, next));
  };
  return {
    text,
    savedAt: kept?.at ?? null,
    change: (next: string) => {
      setText(next);
      pending.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => write(next), PAUSE);
    },
    clear: () => {
      clearTimeout(timer.current);
      setText('');
      write('');
    },
  };
}
