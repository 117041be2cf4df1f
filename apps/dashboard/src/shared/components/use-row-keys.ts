import { type KeyboardEvent, useCallback } from 'react';

/** `j` and `k` walk the rows of a list ([data-row] holds the link or button), Enter opens: give it to onKeyDown of the list. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    if (event.key !== 'j' && event.key !== 'k') return;
    const target = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row.contains(target));
    rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'j' ? 1 : -1)))]?.focus();
  }, []);
}
