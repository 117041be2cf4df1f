import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { refused } from './refused';

// a page that a browser might be talked into showing
const MARKUP = /^[\s\ufeff]*<(!doctype|html|head|body|script|svg|\?xml|iframe|!--)/i;
// what no text has: control characters beside tab, line feeds, form feed and the end mark of old systems
const UNWRITTEN = /[\u0000-\u0008\u000e-\u0019\u001c-\u001f]/;

export async function looksLikeMarkup(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    const head = buffer.subarray(0, bytesRead);
    return MARKUP.test(head.toString('utf8')) || MARKUP.test(head.toString('utf16le'));
  } finally {
    await file.close();
  }
}

/** A text must be readable from end to end, as UTF-8 or as the GB 18030 that spreadsheets of the house write. */
export async function examineText(path: string): Promise<void> {
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await isReadableAs(path, encoding)) return;
  throw refused('unreadable');
}

/** Whether every byte of a text is written in an encoding, and says what a text says. */
export async function isReadableAs(path: string, encoding: 'utf-8' | 'gb18030'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of createReadStream(path))
      if (UNWRITTEN.test(decoder.decode(piece as Buffer, { stream: true }))) return false;
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    return false;
  }
}
