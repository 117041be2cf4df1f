import { ATTACHMENT_LIMITS, extensionOf, typeOfName } from '@duban/domain';
import { type ApiError } from '../api';
import { errorSentence } from '../error-messages';
import { formatNumber } from '../format';
import { textOf, type Texts } from '../i18n/messages';
import { refusalTexts } from './refusal-messages';

const KB = 1024;
const MB = KB * KB;

/** "820 B", "36 KB", "1.2 MB": as the file manager counts. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < MB) return `${formatNumber(bytes / KB)} KB`;
  const inMb = bytes / MB;
  return `${formatNumber(inMb, Number.isInteger(inMb) || inMb >= 100 ? 0 : 1)} MB`;
}

/** Enough of a SHA-256 to compare on paper: its first and last eight letters. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;

type RefusalKey = typeof refusalTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

/** Why a file is not taken or did not get through, in the language of the page. */
export function fileProblem({ name, size }: { name: string; size: number }, error: ApiError): string {
  if (error.code !== 'attachment-refused') return errorSentence(error);
  const t: Texts<RefusalKey> = textOf(refusalTexts);
  const { reason } = error.facts;
  const key = typeof reason === 'string' && reason in refusalTexts.zh ? (reason as RefusalKey) : 'other';
  return t(key, {
    bytes: sizeText(size),
    max: sizeText(typeOfName(name)?.maxBytes ?? 20 * MB),
    end: extensionOf(name).toUpperCase(),
    count: ATTACHMENT_LIMITS.perAct,
    guest: ATTACHMENT_LIMITS.perGuest,
    open: ATTACHMENT_LIMITS.looseForEach,
    hours: ATTACHMENT_LIMITS.looseHours,
    pixels: ATTACHMENT_LIMITS.megapixels * 100,
    entries: ATTACHMENT_LIMITS.entries,
    unpacked: sizeText(ATTACHMENT_LIMITS.unpackedBytes),
    pages: ATTACHMENT_LIMITS.pages,
  });
}
