/** A file of an act that is not done yet, as this device remembers it; without `id` it did not arrive as a whole. */
export type KeptFile = { name: string; size: number; id?: string; uploadId?: string };

const keyOf = (draft: string) => `duban.files.${draft}`;
const isKept = (value: unknown): value is KeptFile =>
  typeof value === 'object' && value !== null && 'name' in value && 'size' in value;

export function readKept(draft: string): KeptFile[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(draft)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

export function keep(draft: string, files: readonly KeptFile[]): void {
  try {
    if (files.length > 0) localStorage.setItem(keyOf(draft), JSON.stringify(files));
    else localStorage.removeItem(keyOf(draft));
  } catch {
    // no storage: the files last as long as the page
  }
}
