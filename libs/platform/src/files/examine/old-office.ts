import { createReadStream } from 'node:fs';
import { refused } from './refused';

/** Entries of the directory lie on multiples of this. */
const ENTRY = 128;
const MAIN_STREAM: Record<string, string> = {
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};
const MACROS = new Set(['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA', 'Macros']);
const ENCRYPTED = new Set(['EncryptedPackage', 'EncryptionInfo']);

/** Files of Office before 2007: what their directory names (MS-CFB 2.6). Answers what it is. */
export async function examineOldOffice(path: string): Promise<string> {
  let found: string | undefined;
  for await (const name of entriesOf(path)) {
    if (MACROS.has(name)) throw refused('macros');
    if (ENCRYPTED.has(name)) throw refused('encrypted');
    found ??= MAIN_STREAM[name];
  }
  return found ?? 'application/x-cfb';
}

/** The names of all entries, looked for where an entry can lie: no chain of sectors is followed, none can be endless. */
async function* entriesOf(path: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(path)) {
    const bytes = Buffer.concat([rest, piece as Buffer]);
    const whole = bytes.length - (bytes.length % ENTRY);
    for (let at = 0; at < whole; at += ENTRY) {
      const name = nameAt(bytes.subarray(at, at + ENTRY));
      if (name) yield name;
    }
    rest = bytes.subarray(whole);
  }
}

/** A name with its length, and the type of a storage, a stream or the root behind it. */
function nameAt(entry: Buffer): string | null {
  const length = entry.readUInt16LE(64);
  const type = entry.readUInt8(66);
  if (length < 4 || length > 64 || length % 2 !== 0 || ![1, 2, 5].includes(type)) return null;
  return entry.subarray(0, length - 2).toString('utf16le');
}
