import { ATTACHMENT_LIMITS } from '@duban/domain';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInflate } from 'node:zlib';
import { refused } from './refused';

/** No name, and no head of an object stream, is longer. */
const OVERLAP = 4096;
const MAX_OBJECT_STREAMS = 20_000;
const MAX_UNPACKED = 256 * 1024 * 1024;
/** Names end where a delimiter or white space stands (ISO 32000-1, 7.2.2). */
const END = '(?=[\\s/<>()\\[\\]{}%])';
const ACTIVE = new RegExp(`/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)${END}`);
const ENCRYPT = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/;
const PAGE = new RegExp(`/Type\\s*/Page${END}`, 'g');
const COUNT = /\/Count\s+(\d{1,10})/g;
const OBJECT_STREAM = new RegExp(`/ObjStm${END}`, 'g');
/** A letter of a name written in hexadecimal. */
const HIDDEN_LETTER = /#(4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])/gi;

/**
 * A PDF without opening it: its bytes are read once for what may not be in it and for how many pages it has, then each
 * object stream (where newer files hide their pages and actions) is unpacked in pieces and read in the same way.
 * Page objects are counted, and every `/Count` is looked at: ten thousand references to one page are ten thousand pages.
 */
export async function examinePdf(path: string): Promise<void> {
  let pages = 0;
  let isWhole = false;
  for await (const window of stretchesOf(path)) {
    pages += inspect(window);
    if (pages > ATTACHMENT_LIMITS.pages) throw tooMany(pages);
    isWhole ||= window.text.includes('startxref');
  }
  if (!isWhole || pages === 0) throw refused('unreadable');
  if (await endsAsArchive(path)) throw refused('active-content', { found: 'zip' });
}

/** The file from its first byte to its last, then each of its object streams, unpacked. */
export async function* stretchesOf(path: string): AsyncGenerator<Window> {
  const streams: number[] = [];
  for await (const window of windowsOf(createReadStream(path))) {
    yield window;
    for (const offset of objectStreamsOf(window)) streams.push(window.at + offset);
    if (streams.length > MAX_OBJECT_STREAMS) throw refused('unreadable');
  }
  let budget = MAX_UNPACKED;
  for (const start of streams)
    for await (const window of windowsOf(unpacked(path, start))) {
      budget -= window.until - window.from;
      if (budget < 0) throw refused('archive-bomb', { limit: MAX_UNPACKED });
      yield window;
    }
}

/** What a reader of archives looks for in the last bytes of a file: 22 of its own, and a remark behind them. */
const ARCHIVE_END = Buffer.from('PK\x05\x06', 'latin1');
const ARCHIVE_TAIL = 22 + 0xffff;

/** A file of two kinds: a paper to one program, an archive to another. */
async function endsAsArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, ARCHIVE_TAIL);
    const { buffer: tail } = await file.read(Buffer.alloc(length), 0, length, size - length);
    for (let at = tail.indexOf(ARCHIVE_END); at >= 0; at = tail.indexOf(ARCHIVE_END, at + 1))
      if (at + 22 <= length && at + 22 + tail.readUInt16LE(at + 20) <= length) return true;
    return false;
  } finally {
    await file.close();
  }
}

const tooMany = (pages: number) => refused('too-many-pages', { pages, limit: ATTACHMENT_LIMITS.pages });

/** Names as they are meant, whichever of their letters are written in hexadecimal. */
export const inPlain = (text: string) =>
  text.replace(HIDDEN_LETTER, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Refuses what may not be in it; answers the pages that begin in this window. */
function inspect({ text, from, until }: Window): number {
  const plain = inPlain(text);
  const active = ACTIVE.exec(plain);
  if (active) throw refused('active-content', { found: active[1] });
  if (ENCRYPT.test(plain)) throw refused('encrypted');
  // what is written so is to be overlooked
  if (plain !== text && !text.includes('/ObjStm') && plain.includes('/ObjStm')) throw refused('unreadable');
  for (const [, count] of plain.matchAll(COUNT))
    if (Number(count) > ATTACHMENT_LIMITS.pages) throw tooMany(Number(count));
  return [...text.matchAll(PAGE)].filter(({ index }) => index >= from && index < until).length;
}

/** Where in the window the packed data of object streams begin. */
function* objectStreamsOf({ text, from, until }: Window): Generator<number> {
  for (const { index } of text.matchAll(OBJECT_STREAM)) {
    if (index < from || index >= until) continue;
    const data = /stream(\r\n|\n|\r)/g;
    data.lastIndex = index;
    const begin = data.exec(text);
    if (!begin) continue;
    const head = text.slice(text.lastIndexOf('obj', index) + 3, begin.index);
    const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(head)?.[1];
    if (filter === undefined) continue;
    // packed otherwise nobody writes them, unless they are to stay unread
    if (filter !== 'FlateDecode' && filter !== 'Fl') throw refused('unreadable');
    yield data.lastIndex;
  }
}

/** From `start` on until the packed data end; broken data end there too, as they do for a reader. */
async function* unpacked(path: string, start: number): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { start });
  const inflate = createInflate({ chunkSize: 64 * 1024 });
  source.once('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (!/^Z_/.test((error as { code?: string }).code ?? '')) throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

/** A stretch of a file. What begins from `from` up to `until` is this window's; around it is what it is read with. */
type Window = { text: string; at: number; from: number; until: number };

/** The bytes as text, one letter a byte, so that whatever lies across two pieces is whole in one window. */
async function* windowsOf(source: AsyncIterable<unknown>): AsyncGenerator<Window> {
  let [text, at, done] = ['', 0, 0];
  for await (const piece of source) {
    text += (piece as Buffer).toString('latin1');
    const until = Math.max(done - at, text.length - OVERLAP);
    yield { text, at, from: done - at, until };
    done = at + until;
    const keep = Math.max(0, until - OVERLAP);
    text = text.slice(keep);
    at += keep;
  }
  yield { text, at, from: done - at, until: text.length };
}
