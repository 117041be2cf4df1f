import { type RefObject, useEffect, useState } from 'react';
import { namedPasted } from './at-once';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped on the form around the field, and pictures pasted while one writes in it. */
export function useIncoming(field: RefObject<HTMLElement | null>, add: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const form = field.current?.closest('form');
    if (!form) return;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const left = (event: DragEvent) => {
      if (!form.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
    };
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // from a table or a paper the text is meant, its picture comes along
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      add(files.map((file) => namedPasted(file, Date.now())));
    };
    form.addEventListener('dragover', over);
    form.addEventListener('dragleave', left);
    form.addEventListener('drop', dropped);
    form.addEventListener('paste', pasted);
    return () => {
      form.removeEventListener('dragover', over);
      form.removeEventListener('dragleave', left);
      form.removeEventListener('drop', dropped);
      form.removeEventListener('paste', pasted);
    };
  }, [field, add]);
  return isOver;
}
