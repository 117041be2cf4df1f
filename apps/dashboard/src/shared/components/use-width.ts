import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The inner width of an element, for drawings that are set and not scaled. */
export function useWidth<T extends HTMLElement>(initial: number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth((old) => (element.clientWidth > 0 ? element.clientWidth : old));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
