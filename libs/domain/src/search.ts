import type { Action } from './access';

/**
 * How people are understood who search: what counts as the same letter, by which pairs of letters a word is found, which
 * words are one slip away, and where in a text the found part stands. The database folds and cuts the same way
 * (`search_fold`, `search_grams`); a test holds both together.
 */
/** What can be searched, and the right by which it is found: nobody finds what they could not open. */
export const SEARCHED = {
  project: 'project:read',
  unit: 'org:read',
  notice: 'notice:read',
  report: 'report:read',
  reply: 'notice:read',
  complaint: 'complaint:read',
} as const satisfies Record<string, Action>;
export type SearchKind = keyof typeof SEARCHED;
export const SEARCH_KINDS = Object.keys(SEARCHED) as SearchKind[];

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Letters and what they count as: one for one, so that a place in the folded text is the place in the text. */
const SAME = new Map<string, string>([
  ...range(0x41, 0x5a).map((code) => [String.fromCharCode(code), String.fromCharCode(code + 32)] as const),
  // 全角 as 半角, and its capitals as small letters
  ...range(0xff01, 0xff5e).map(
    (code) => [String.fromCharCode(code), String.fromCharCode(code - 0xfee0).toLowerCase()] as const,
  ),
  ...[...'\t\r\u00a0\u3000'].map((blank) => [blank, ' '] as const),
  ...[...'〔［[｛{【「『《'].map((open) => [open, '('] as const),
  ...[...'〕］]｝}】」』》'].map((close) => [close, ')'] as const),
  ...[...'‐‑‒–—―－−'].map((dash) => [dash, '-'] as const),
]);

/** The letters `search_fold` of the database translates, and into what. */
export const FOLDED_LETTERS = { from: [...SAME.keys()].join(''), to: [...SAME.values()].join('') };

/** Capitals as small letters, 全角 as 半角, every bracket and dash as one kind. As long as before. */
export const foldText = (text: string): string =>
  [...text].map((letter) => SAME.get(letter) ?? letter).join('');

const MOST_WORDS = 6;
/** The words of what was typed, folded, each once. */
export function searchWords(typed: string): string[] {
  const words = foldText(typed)
    .split(/[\s,;，、；]+/)
    .filter(Boolean);
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** Any one letter, in a word with a gap. */
const ANY = null;
type Letters = readonly (string | null)[];

/** Letters at the end of a number by which the index finds it. */
const TAIL = 6;
const isNumber = (letters: Letters) =>
  letters.length > TAIL && letters.every((letter) => letter === ANY || /[a-z\d-]/.test(letter));

/**
 * Pieces of a word as the index knows them: every pair of neighbours, and across a gap the pair around it. The one that is
 * rare makes the answer short, whichever it is, so none may be left out. Only a number is told from others by its end: what
 * stands before (year, region, kind) it shares with all of them, and the index would read all of those. Its end is asked
 * for across every letter too, as digits are few.
 */
function gramsOf(word: Letters): string[] {
  const found = new Set<string>();
  const asNumber = isNumber(word);
  const letters = asNumber ? word.slice(-TAIL) : word;
  letters.forEach((a, i) => {
    const [b, c] = [letters[i + 1], letters[i + 2]];
    if (a === ANY) return;
    if (typeof b === 'string') found.add(a + b);
    if ((b === ANY || asNumber) && typeof c === 'string') found.add(`${a}*${c}`);
  });
  return [...found];
}

/** The word as a pattern of SQL's `like`. */
const patternOf = (letters: Letters): string =>
  `%${letters.map((letter) => (letter === ANY ? '_' : letter.replace(/[\\%_]/g, '\\$&'))).join('')}%`;

/** What an entry must hold: every pair (found by the index), and every pattern (looked at in the entry itself). */
export type Wanted = { grams: string[]; patterns: string[] };
const wanted = (words: readonly Letters[]): Wanted => ({
  grams: [...new Set(words.flatMap(gramsOf))],
  patterns: words.map(patternOf),
});

/** Words of this many letters or more may be found by their middle; shorter ones only at the beginning of a name. */
export const FINDABLE = 2;

/** The words as they were typed. */
export const exactly = (words: readonly string[]): Wanted => wanted(words.map((word) => [...word]));

/** Up to so many letters the one wrong among them is sought. */
const MOST_LETTERS = 24;
/** Shorter words have too many neighbours. */
const FEWEST_LETTERS = 3;

/**
 * Everything one slip away from the words: one letter wrong, missing, too many, or two neighbours changed about. Of three
 * letters only the middle one may be wrong: else two would be left, and they fit too much.
 */
export function nearly(words: readonly string[]): Wanted[] {
  if (words.join('').length > MOST_LETTERS) return [];
  const given = words.map((word): Letters => [...word]);
  const found = given.flatMap((word, at) =>
    slipsOf(word).map((slip) => wanted(given.map((kept, i) => (i === at ? slip : kept)))),
  );
  return [...new Map(found.map((one) => [one.patterns.join('\n'), one])).values()];
}

function slipsOf(word: Letters): Letters[] {
  const n = word.length;
  if (n < FEWEST_LETTERS) return [];
  const slips: Letters[] = [];
  for (let i = 0; i < n; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i + 1)];
    const isInside = i > 0 && i < n - 1;
    if (isInside) slips.push([...before, ANY, ...after]);
    if (n > FEWEST_LETTERS) slips.push([...before, ...after]);
    if (i > 0) slips.push([...before, ANY, ...word.slice(i)]);
    const next = word[i + 1];
    if (next !== undefined && next !== word[i])
      slips.push([...before, next, word[i] as string, ...word.slice(i + 2)]);
  }
  return slips;
}

/** A piece of a text; `found`: it is what was searched for. */
export type Piece = { text: string; found: boolean };

/** The text cut into what was found and what lies between. */
export function markPieces(text: string, patterns: readonly string[]): Piece[] {
  const places = placesOf(text, patterns);
  const pieces: Piece[] = [];
  let end = 0;
  for (const [from, to] of places) {
    if (from > end) pieces.push({ text: text.slice(end, from), found: false });
    pieces.push({ text: text.slice(from, to), found: true });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), found: false });
  return pieces;
}

const BEFORE = 18;
/** The part of a long text around the first thing found, marked; nothing when nothing of it is there. */
export function snippetOf(text: string, patterns: readonly string[], most = 90): Piece[] {
  const [first] = placesOf(text, patterns);
  if (!first) return [];
  const line = text.replace(/\s/g, ' ');
  const from = Math.max(0, Math.min(first[0] - BEFORE, line.length - most));
  const to = Math.min(line.length, from + most);
  const cut = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  return markPieces(cut, patterns);
}

/** Where the patterns stand in a text, in order and apart. */
function placesOf(text: string, patterns: readonly string[]): [number, number][] {
  const folded = foldText(text);
  const all = patterns.flatMap((pattern) =>
    [...folded.matchAll(expressionOf(pattern))].map((match): [number, number] => [
      match.index,
      match.index + match[0].length,
    ]),
  );
  const joined: [number, number][] = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** A pattern of `like` as JavaScript reads it. */
function expressionOf(pattern: string): RegExp {
  const literal = (letter: string) => letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  const source = pattern
    .slice(1, -1)
    .replace(/\\(.)|(_)|(.)/gsu, (_, escaped?: string, any?: string, plain?: string) =>
      any === undefined ? literal(escaped ?? plain ?? '') : '.',
    );
  return new RegExp(source, 'gsu');
}
