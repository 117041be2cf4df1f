import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type ComplaintFields, isEmpty, NO_FIELDS, settled } from './fields';
import { localDraft } from './local-draft';

const PAUSE = 400;

/** The fields of a problem, kept on this device at each pause and when the page is left. */
export function useDraftFields(owner: string, first: Partial<ComplaintFields> = {}) {
  const [local] = useState(() => localDraft(owner));
  const [restored, setRestored] = useState(() => local.read());
  const [fields, setFields] = useState<ComplaintFields>(() => ({
    ...NO_FIELDS,
    ...first,
    ...restored?.fields,
  }));
  const [savedAt, setSavedAt] = useState<string | null>(restored?.at ?? null);
  const isSent = useRef(false);
  const isTouched = useRef(false);

  const keepNow = useEffectEvent(() => {
    if (isSent.current || !isTouched.current) return;
    if (isEmpty(fields)) {
      local.clear();
      setSavedAt(null);
      return;
    }
    // the device's own time: it is said on this device only
    const at = new Date().toISOString();
    setSavedAt(local.write({ fields, at }) ? at : null);
  });
  useEffect(() => {
    const timer = setTimeout(() => keepNow(), PAUSE);
    return () => clearTimeout(timer);
  }, [fields]);
  useEffect(() => {
    const leaving = () => keepNow();
    addEventListener('pagehide', leaving);
    return () => {
      removeEventListener('pagehide', leaving);
      leaving();
    };
  }, []);

  return {
    fields,
    savedAt,
    /** When what stands here was kept, if it was kept before this page was opened. */
    restoredAt: restored?.at ?? null,
    set: (part: Partial<ComplaintFields>) => {
      isTouched.current = true;
      setFields((now) => settled({ ...now, ...part }));
    },
    keyFor: local.keyFor,
    /** It has arrived: nothing is kept any more, not even what a timer still holds. */
    sent: () => {
      isSent.current = true;
      local.clear();
    },
    clear: () => {
      isTouched.current = false;
      local.clear();
      setSavedAt(null);
      setRestored(null);
      setFields({ ...NO_FIELDS, ...first });
    },
  };
}
export type DraftFields = ReturnType<typeof useDraftFields>;
