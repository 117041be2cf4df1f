import type { AttachmentType } from '@duban/domain';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { textOf } from './archive';
import { inPlain, stretchesOf } from './pdf';

/** What programs write where nobody has said who he is. */
const ANYBODY =
  /^(|admin(istrator)?|(windows |microsoft office )?user|(微软|windows ?)?用户|microsoft|wps( office)?|openpyxl|python-docx|apache poi|exceljs|unknown|author|作者)$/i;
const names = (told: string) => !ANYBODY.test(told.replaceAll('\0', '').trim());

/**
 * Whether a file that was examined says who made it, in what a reader of it is shown besides its text, or cannot be looked
 * through for that. Images are drawn anew and say nothing.
 */
export async function mayNameAuthor(path: string, { kind, mediaType }: AttachmentType): Promise<boolean> {
  if (kind === 'image' || kind === 'text') return false;
  try {
    if (kind === 'pdf') return await pdfNames(path);
    return mediaType.includes('openxmlformats') ? await packageNames(path) : true;
  } catch {
    return true;
  }
}

/** Parts of an Office package that say who wrote it, changed it or put a remark beside it. */
const PARTS =
  /^(docprops\/(core|app)|word\/(document|comments|people)|xl\/(.*\/)?(comments?|person)\d*|ppt\/(comment)?authors)\.xml$/i;
const NAMING = ['creator', 'lastModifiedBy', 'Company', 'Manager', 'author'];
/** Attributes with a name in them; `name` only of a person of remarks. */
const namesIn = (local: string) => ['author', 'displayName', ...(/author$/i.test(local) ? ['name'] : [])];

/** More than this of such parts is not read. */
const MAX_READ = 32 * 1024 * 1024;

async function packageNames(path: string): Promise<boolean> {
  const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const parts: Entry[] = [];
    for await (const entry of zip.eachEntry()) if (PARTS.test(entry.fileName)) parts.push(entry);
    if (parts.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MAX_READ) return true;
    for (const part of parts) if (await partNames(zip, part)) return true;
    return false;
  } finally {
    zip.close();
  }
}

async function partNames(zip: ZipFile, part: Entry): Promise<boolean> {
  let found = false;
  let told: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    const said = namesIn(local);
    found ||= Object.values(attributes).some((each) => said.includes(each.local) && names(each.value));
    told = NAMING.includes(local) ? '' : null;
  });
  parser.on('text', (text) => {
    if (told !== null) told += text;
  });
  parser.on('closetag', () => {
    found ||= told !== null && names(told);
    told = null;
  });
  for await (const text of textOf(zip, part)) {
    parser.write(text);
    if (found) return true;
  }
  parser.close();
  return found;
}

// each looks so far and no farther: a file may be made to be looked through without end
const PDF_AUTHOR = /\/Author\s*(\((?:\\[\s\S]|[^\\)]){0,1000}\)|<[\da-f\s]{0,4000}>|\d+\s+\d+\s+R)/gi;
const XMP_AUTHOR = /<dc:creator>\s*<rdf:\w+>\s*<rdf:li[^>]*>([^<]*)</g;
/** What describes the paper, packed so that it cannot be read here. */
const PACKED_METADATA = /\/Type\s*\/Metadata[^>]{0,300}\/Filter|\/Filter[^>]{0,300}\/Type\s*\/Metadata/;

async function pdfNames(path: string): Promise<boolean> {
  for await (const { text } of stretchesOf(path)) {
    const plain = inPlain(text);
    if (PACKED_METADATA.test(plain)) return true;
    for (const [, told = ''] of plain.matchAll(PDF_AUTHOR)) if (names(pdfText(told))) return true;
    for (const [, told = ''] of plain.matchAll(XMP_AUTHOR))
      if (names(Buffer.from(told, 'latin1').toString())) return true;
  }
  return false;
}

/** A string of a PDF, read well enough to know whether it is one of `ANYBODY`. */
function pdfText(told: string): string {
  const bytes = told.startsWith('<')
    ? Buffer.from(told.replace(/[^\da-f]/gi, ''), 'hex')
    : Buffer.from(told.startsWith('(') ? told.slice(1, -1) : told, 'latin1');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  const letters = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return Buffer.from(letters).swap16().toString('utf16le');
}
