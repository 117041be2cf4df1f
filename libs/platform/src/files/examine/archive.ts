import { ATTACHMENT_LIMITS } from '@duban/domain';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DomainError } from '../../http/domain-error';
import { refused } from './refused';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
/** The part that makes a package a document, a sheet or a presentation. */
const MAIN_PART: Record<string, string> = {
  'word/document.xml': `${OPEN_XML}.wordprocessingml.document`,
  'xl/workbook.xml': `${OPEN_XML}.spreadsheetml.sheet`,
  'ppt/presentation.xml': `${OPEN_XML}.presentationml.presentation`,
};
const PROGRAM = /\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|apk|html?|svg)$/i;
/** What describes a package is small; more than this is meant to hurt. */
const MAX_XML = 4 * 1024 * 1024;
const RATIO_FROM = 1024 * 1024;

/**
 * A zip, or an Office package, by its central directory: nothing is unpacked but what describes an Office package, in
 * pieces. Answers what it is.
 */
export async function examineArchive(path: string): Promise<string> {
  const zip = await readable(() => yauzl.openPromise(path, { autoClose: false, lazyEntries: true }));
  try {
    return await readable(() => walk(zip));
  } finally {
    zip.close();
  }
}

async function walk(zip: ZipFile): Promise<string> {
  const { entries: limit } = ATTACHMENT_LIMITS;
  if (zip.entryCount > limit) throw refused('archive-bomb', { entries: zip.entryCount, limit });
  const [relations, sum] = [[] as Entry[], { packed: 0, unpacked: 0 }];
  let found: string | undefined;
  let isOffice = false;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entry.isEncrypted()) throw refused('encrypted');
    weigh(entry, sum, zip.fileSize);
    found ??= MAIN_PART[name];
    isOffice ||= name === '[content_types].xml';
    if (/vba(project|data)[^/]*$/.test(name)) throw refused('macros');
    if (/(^|\/)externallinks\//.test(name)) throw refused('external-links');
    if (/(^|\/)activex\//.test(name) || PROGRAM.test(name)) throw refused('active-content', { found: name });
    if (name.endsWith('.rels') || name === '[content_types].xml') relations.push(entry);
  }
  if (!isOffice || !found) return 'application/zip';
  for (const entry of relations) await examineXml(zip, entry);
  return found;
}

/** Entries that say they are more than a file can hold, together or alone, are a bomb; so are those that overlap. */
function weigh(entry: Entry, sum: { packed: number; unpacked: number }, fileSize: number): void {
  const { unpackedBytes, ratio } = ATTACHMENT_LIMITS;
  sum.packed += entry.compressedSize;
  sum.unpacked += entry.uncompressedSize;
  if (sum.unpacked > unpackedBytes)
    throw refused('archive-bomb', { unpacked: sum.unpacked, limit: unpackedBytes });
  if (sum.packed > fileSize) throw refused('archive-bomb', { packed: sum.packed, limit: fileSize });
  if (sum.unpacked > RATIO_FROM && sum.unpacked > ratio * fileSize)
    throw refused('archive-bomb', { ratio: Math.round(sum.unpacked / fileSize), limit: ratio });
}

/** Relations that fetch something from elsewhere when the file is opened, and types that run macros. */
async function examineXml(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.uncompressedSize > MAX_XML)
    throw refused('archive-bomb', { unpacked: entry.uncompressedSize, limit: MAX_XML });
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw refused('active-content', { found: 'doctype' });
  });
  parser.on('opentag', ({ local, attributes }) => {
    const of = (name: string) => attributes[name]?.value ?? '';
    if (/macroenabled/i.test(of('ContentType'))) throw refused('macros');
    const isOutside = local === 'Relationship' && of('TargetMode').toLowerCase() === 'external';
    if (isOutside && !of('Type').endsWith('/hyperlink'))
      throw refused('external-links', { found: of('Target').slice(0, 200) });
  });
  for await (const text of textOf(zip, entry)) parser.write(text);
  parser.close();
}

/** An entry of XML, piece by piece. */
export async function* textOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    decoder ??= new TextDecoder(encodingOf(piece as Buffer), { fatal: true });
    yield decoder.decode(piece as Buffer, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

/** By its first bytes, as XML says. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le';
  return head[0] === 0xfe || (head[0] === 0 && head[1] === 0x3c) ? 'utf-16be' : 'utf-8';
}

/** What the libraries cannot read is unreadable to others too. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof DomainError ? error : refused('unreadable');
  }
}
