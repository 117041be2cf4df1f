import { ATTACHMENT_TYPES, extensionOf, typeOfName, type AttachmentType } from '@duban/domain';
import { fileTypeFromFile } from 'file-type';
import { stat } from 'node:fs/promises';
import { examineArchive } from './archive';
import { examineOldOffice } from './old-office';
import { examinePdf } from './pdf';
import { refused } from './refused';
import { examineText, looksLikeMarkup } from './text';

/** By its name alone, before a byte is sent: what it may be, and whether that may be so large. */
export function promise(name: string, size: number): AttachmentType {
  const type = typeOfName(name);
  if (!type) throw refused('type-not-allowed', { found: extensionOf(name) });
  if (size === 0) throw refused('empty');
  if (size > type.maxBytes) throw refused('too-large', { size, limit: type.maxBytes });
  return type;
}

/**
 * Whether a file is what its name promises, by its content, and harmless as far as can be told without opening it.
 * Everything is read in pieces: a file takes as much memory as a small one, however large it is. Images are not judged
 * here but drawn anew (`drawAnew`).
 */
export async function examine(path: string, name: string): Promise<AttachmentType> {
  const wanted = promise(name, (await stat(path)).size);
  const found = await findType(path, wanted);
  if (found === wanted.mediaType) return wanted;
  const isAllowed = found === null || ATTACHMENT_TYPES.some(({ mediaType }) => mediaType === found);
  throw refused(isAllowed ? 'type-differs-from-name' : 'type-not-allowed', {
    found,
    wanted: wanted.mediaType,
  });
}

const OFFICE = /^application\/vnd\.(openxmlformats-officedocument|ms-[a-z]+\..*macroenabled)/i;

/** The media type of the content; null when nothing is known of it. */
async function findType(path: string, wanted: AttachmentType): Promise<string | null> {
  const told = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? null;
  if (told === 'application/zip' || (told !== null && OFFICE.test(told))) return examineArchive(path);
  if (told === 'application/x-cfb') return examineOldOffice(path);
  if (told === 'application/pdf') {
    if (wanted.mediaType === told) await examinePdf(path);
    return told;
  }
  if (told !== null) return told;
  if (await looksLikeMarkup(path)) return 'text/html';
  if (wanted.kind !== 'text') return null;
  await examineText(path);
  return wanted.mediaType;
}
