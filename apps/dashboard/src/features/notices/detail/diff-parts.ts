import type { ArrayChange } from 'diff';

/** A stretch of text: kept, or only in the old or the new version. */
export type DiffPart = { text: string; kind: 'same' | 'old' | 'new' };

/** Below this share of kept characters marks word by word are noise: the texts are read one after the other. */
const LEAST_KEPT = 0.4;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words, as the language cuts them: 进场 is one, not two characters. */
const words = (text: string): string[] => [...segmenter.segment(text)].map((part) => part.segment);

const toPart = ({ value, added, removed }: ArrayChange<string>): DiffPart => ({
  text: value.join(''),
  kind: added ? 'new' : removed ? 'old' : 'same',
});

/** The difference from one version to the next, in place; null when hardly anything was kept. The library travels alone. */
export async function diffParts(before: string, after: string): Promise<DiffPart[] | null> {
  const { diffArrays } = await import('diff');
  const parts = diffArrays(words(before), words(after)).map(toPart);
  const kept = parts.filter((part) => part.kind === 'same').reduce((sum, part) => sum + part.text.length, 0);
  return kept < LEAST_KEPT * Math.min(before.length, after.length) ? null : parts;
}
