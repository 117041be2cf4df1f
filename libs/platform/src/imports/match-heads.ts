import type { ImportColumn } from '@duban/contracts';
import type { KindField } from './kinds';

/** Alike enough to be proposed; a person sees it before anything is read by it. */
const ALIKE = 0.6;

/** A head without blanks, marks and what stands in brackets, small. */
export const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/[（(【[].*?[）)】\]]/g, '')
    .replace(/[\s*＊:：_\-.、，,/]+/g, '')
    .toLowerCase();

/** The unit of money a head names: 总投资（亿元）. */
export function unitOfHead(head: string): ImportColumn['unit'] | null {
  const text = head.normalize('NFKC');
  if (text.includes('亿元')) return 'yi';
  if (text.includes('万元')) return 'wan';
  return /[(（]元[)）]|单位[:：]?元/.test(text) ? 'yuan' : null;
}

/**
 * What each column most likely is: the heads that say it are taken first, then those that are alike; no field twice.
 */
export function matchHeads(heads: readonly string[], fields: readonly KindField[]): ImportColumn[] {
  const columns: ImportColumn[] = heads.map((head) => ({
    field: null,
    unit: unitOfHead(head) ?? 'wan',
    date: 'auto',
  }));
  const taken = new Set<string>();
  const give = (at: number, { key }: KindField) => {
    const column = columns[at];
    if (!column || column.field !== null || taken.has(key)) return;
    column.field = key;
    taken.add(key);
  };
  const plain = heads.map(plainHead);
  plain.forEach((head, at) => {
    const field = fields.find((one) => !taken.has(one.key) && head !== '' && wordsOf(one).includes(head));
    if (field) give(at, field);
  });
  const alike = plain.flatMap((head, at) =>
    fields.map((field) => ({
      at,
      field,
      score: Math.max(...wordsOf(field).map((word) => alikeness(head, word))),
    })),
  );
  for (const { at, field, score } of alike.sort((a, b) => b.score - a.score))
    if (score >= ALIKE) give(at, field);
  return columns;
}

const wordsOf = ({ key, name, synonyms }: KindField): string[] =>
  [name.zh, name.en, key, ...synonyms].map(plainHead);

/** How many pairs of letters two words share (Dice), 0 to 1. */
export function alikeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.length === 0 || b.length === 0) return 0;
  const left = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

const pairsOf = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2));

/** Which of the first rows holds the heads: the one that says the most fields, else the first with the most cells. */
export function findHeadRow(rows: readonly { cells: string[] }[], fields: readonly KindField[]): number {
  let best = { at: 0, score: 0 };
  rows.forEach(({ cells }, at) => {
    const known = matchHeads(cells, fields).filter(({ field }) => field !== null).length;
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    const score = known * 1000 + Math.min(filled, 999);
    if (score > best.score) best = { at, score };
  });
  return best.at;
}
