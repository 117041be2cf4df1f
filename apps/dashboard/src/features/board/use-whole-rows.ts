import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** A row may be stretched, but a list of few rows is not blown up. */
export function wholeRow(available: number, natural: number, rows: number): number | null {
  if (available <= 0 || rows * natural <= available) return null;
  return available / Math.max(1, Math.floor(available / natural));
}

/**
 * The height at which only whole rows stand in a list that scrolls: the frame never cuts a deadline in two.
 * null: all rows fit as they are. Rows are measured by their content, so that the answer does not feed itself.
 */
export function useWholeRows<T extends HTMLElement>(rows: unknown): [RefObject<T | null>, number | null] {
  const ref = useRef<T>(null);
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    const measure = () => {
      const found = [...list.querySelectorAll<HTMLElement>('[data-row]')];
      const natural = Math.max(0, ...found.map(naturalHeight));
      setHeight(wholeRow(list.clientHeight, natural, found.length));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => observer.disconnect();
  }, [rows]);
  return [ref, height];
}

function naturalHeight(row: HTMLElement): number {
  const content = document.createRange();
  content.selectNodeContents(row);
  const { paddingTop, paddingBottom } = getComputedStyle(row);
  const rule = 1;
  // a machine without layout (a test) measures nothing
  const height = content.getBoundingClientRect?.().height ?? 0;
  return height + (parseFloat(paddingTop) || 0) + (parseFloat(paddingBottom) || 0) + rule;
}
