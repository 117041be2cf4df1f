import { SaxesParser, type SaxesTagPlain } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { TextDecoder } from 'node:util';
import { UnreadableTable } from './table';

type Tag = SaxesTagPlain;
export type Tags = {
  open?: (tag: Tag, name: string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Distinct texts of a workbook, together: more than this takes the memory of everybody else. */
const MAX_STRINGS = 64 * 1024 * 1024;
/** What the place of a text takes besides its letters. */
const STRING_PLACE = 16;
/** Of one tag, one text or one remark: more is written to take memory, not to be read. */
const MAX_STRETCH = 8 * 1024 * 1024;

/** What a package must be read for: its sheets in order, its shared texts, and which styles show a day or a per cent. */
export type Workbook = {
  zip: ZipFile;
  sheets: { name: string; entry: Entry }[];
  strings: string[];
  styles: ('day' | 'percent' | null)[];
  is1904: boolean;
};

/** Opens a workbook. Throws `UnreadableTable` for what is none. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await readable(() => yauzl.openPromise(path, { autoClose: false, lazyEntries: true }));
  try {
    return await readable(() => readParts(zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** What libraries cannot read is told as that. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw new UnreadableTable('not-xlsx', { found: (error as Error).message.slice(0, 200) });
  }
}

async function readParts(zip: ZipFile): Promise<Workbook> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const book = entries.get('xl/workbook.xml');
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  if (!book || !relations) throw new UnreadableTable('not-xlsx', { found: 'xl/workbook.xml' });
  const targets = new Map<string, { target: string; type: string }>();
  await readXml(zip, relations, {
    open: ({ attributes: a }, name) => {
      if (name === 'Relationship')
        targets.set(`${a.Id}`, { target: placeOf(`${a.Target}`), type: `${a.Type}`.split('/').at(-1) ?? '' });
    },
  });
  const sheets: Workbook['sheets'] = [];
  let is1904 = false;
  await readXml(zip, book, {
    open: ({ attributes: a }, name) => {
      if (name === 'workbookPr') is1904 = a.date1904 === '1' || a.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(a).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
      const entry = entries.get(targets.get(`${id}`)?.target ?? '');
      if (entry && targets.get(`${id}`)?.type === 'worksheet') sheets.push({ name: `${a.name}`, entry });
    },
  });
  const partOf = (type: string) =>
    entries.get([...targets.values()].find((t) => t.type === type)?.target ?? '');
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    zip,
    sheets,
    is1904,
    strings: strings ? await readStrings(zip, strings) : [],
    styles: styles ? await readStyles(zip, styles) : [],
  };
}

/** Targets are written from `xl/`, or from the root. */
function placeOf(target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  return `xl/${target}`.replace(/[^/]+\/\.\.\//g, '');
}

async function readStrings(zip: ZipFile, entry: Entry): Promise<string[]> {
  const strings: string[] = [];
  let [text, isText, isRuby, size] = ['', false, false, 0];
  await readXml(zip, entry, {
    open: (_, name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isRuby = true;
      isText = name === 't' && !isRuby;
    },
    text: (piece) => {
      if (!isText) return;
      text += piece;
      size += piece.length;
    },
    close: (name) => {
      if (size > MAX_STRINGS) throw new UnreadableTable('too-large', { limit: MAX_STRINGS });
      isText = false;
      if (name === 'rPh') isRuby = false;
      if (name !== 'si') return;
      size += STRING_PLACE;
      strings.push(unescaped(text));
    },
  });
  return strings;
}

const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

async function readStyles(zip: ZipFile, entry: Entry): Promise<Workbook['styles']> {
  const own = new Map<number, string>();
  const styles: Workbook['styles'] = [];
  let isCell = false;
  await readXml(zip, entry, {
    open: ({ attributes: a }, name) => {
      if (name === 'numFmt') own.set(Number(a.numFmtId), `${a.formatCode}`);
      if (name === 'cellXfs') isCell = true;
      if (name === 'xf' && isCell) styles.push(shownAs(Number(a.numFmtId), own));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return styles;
}

function shownAs(format: number, own: ReadonlyMap<number, string>): 'day' | 'percent' | null {
  if (DAY_FORMATS.has(format)) return 'day';
  if (format === 9 || format === 10) return 'percent';
  const code = (own.get(format) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (/[yd年日]/i.test(code)) return 'day';
  return code.includes('%') ? 'percent' : null;
}

/** `_x000D_` stands for a letter XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** Walks a part in pieces. `stop`: asked after each piece. */
export async function readXml(zip: ZipFile, entry: Entry, tags: Tags): Promise<void> {
  const parser = makeParser(tags);
  for await (const piece of xmlPieces(zip, entry)) parser.write(piece);
  parser.close();
}

/** The text of a part, in pieces. */
export async function* xmlPieces(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const piece of stream) yield decoder.decode(piece as Buffer, { stream: true });
  } finally {
    stream.destroy();
  }
  yield decoder.decode();
}

/** Reads XML as it comes. What goes on without an end is too large, wherever the library would keep it. */
export function makeParser({
  open,
  close,
  text,
}: Tags): Pick<SaxesParser, 'close'> & { write: (piece: string) => void } {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new UnreadableTable('not-xlsx', { found: 'doctype' });
  });
  parser.on('error', (error) => {
    throw error;
  });
  let stretch = 0;
  parser.on('opentag', (tag) => {
    stretch = 0;
    open?.(tag as Tag, localOf(tag.name));
  });
  parser.on('closetag', (tag) => {
    stretch = 0;
    close?.(localOf(tag.name));
  });
  if (text) parser.on('text', text);
  return {
    write: (piece) => {
      stretch += piece.length;
      if (stretch > MAX_STRETCH) throw new UnreadableTable('too-large', { limit: MAX_STRETCH });
      parser.write(piece);
    },
    close: () => parser.close(),
  };
}

const localOf = (name: string): string => {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
};
