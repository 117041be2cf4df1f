/**
 * Attachments (附件): what may be handed in as a file, by the table below and nothing else. The dashboard offers by it,
 * the server judges by it, by content and not by what the name says.
 */
export const ATTACHMENT_KINDS = ['image', 'pdf', 'sheet', 'document', 'text', 'archive'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

const MB = 1024 * 1024;
export const ATTACHMENT_LIMITS = {
  /** Files of one act. */
  perAct: 10,
  /** Uploads of one person that are under way or not yet used. */
  looseForEach: 40,
  /** Of one matter, from who has no account: handed in, under way or not yet used. */
  perGuest: 30,
  looseHours: 24,
  nameLetters: 120,
  /** Decoding more than this would take the memory of everybody else. */
  megapixels: 60,
  pages: 2000,
  /** Of an archive or an Office package. */
  entries: 2000,
  unpackedBytes: 300 * MB,
  /** Unpacked ÷ packed, from the first megabyte on. */
  ratio: 150,
} as const;

export type AttachmentType = {
  kind: AttachmentKind;
  mediaType: string;
  extensions: readonly string[];
  maxBytes: number;
};
const officeType = (kind: 'sheet' | 'document', extension: string, mediaType: string): AttachmentType => ({
  kind,
  mediaType,
  extensions: [extension],
  maxBytes: 20 * MB,
});
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  { kind: 'image', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], maxBytes: 20 * MB },
  { kind: 'image', mediaType: 'image/png', extensions: ['png'], maxBytes: 20 * MB },
  { kind: 'image', mediaType: 'image/webp', extensions: ['webp'], maxBytes: 20 * MB },
  { kind: 'pdf', mediaType: 'application/pdf', extensions: ['pdf'], maxBytes: 20 * MB },
  officeType('document', 'docx', `${OPEN_XML}.wordprocessingml.document`),
  officeType('sheet', 'xlsx', `${OPEN_XML}.spreadsheetml.sheet`),
  officeType('document', 'pptx', `${OPEN_XML}.presentationml.presentation`),
  officeType('document', 'doc', 'application/msword'),
  officeType('sheet', 'xls', 'application/vnd.ms-excel'),
  officeType('document', 'ppt', 'application/vnd.ms-powerpoint'),
  { kind: 'text', mediaType: 'text/plain', extensions: ['txt'], maxBytes: 5 * MB },
  { kind: 'text', mediaType: 'text/csv', extensions: ['csv'], maxBytes: 5 * MB },
  { kind: 'archive', mediaType: 'application/zip', extensions: ['zip'], maxBytes: 20 * MB },
];

/** Why a file is not taken; the facts beside it are what a sentence needs. */
export const ATTACHMENT_REFUSALS = [
  'too-large',
  'too-many',
  /** Too many of one person are under way or not yet used. */
  'too-many-open',
  /** Who has no account has handed in as many as one matter takes. */
  'too-many-in-all',
  'type-not-allowed',
  'type-differs-from-name',
  'image-too-large',
  'unreadable',
  'encrypted',
  'archive-bomb',
  'macros',
  'external-links',
  'too-many-pages',
  'active-content',
  'empty',
  /** It says who made it, or cannot be looked through for that, and its sender is to stay unknown. */
  'names-author',
  /** Not there any more, somebody else's, or used already. */
  'gone',
] as const;
export type AttachmentRefusal = (typeof ATTACHMENT_REFUSALS)[number];

/** The letters after the last dot, small; '' when there are none. */
export const extensionOf = (name: string): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** What a file of this name may be by its extension; null when no such file is taken. */
export const typeOfName = (name: string): AttachmentType | null =>
  ATTACHMENT_TYPES.find(({ extensions }) => extensions.includes(extensionOf(name))) ?? null;

const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * A file's name as it is shown and handed out again: the last part of a path, without what nobody sees (control
 * characters, and the marks that make `fdp.exe` of `exe.pdf`), composed, and short enough with its extension kept.
 * Names are never used on a disk.
 */
export function cleanFileName(told: string): string {
  const last = told.split(/[\\/]/).at(-1) ?? '';
  const seen = last
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const letters = [...(seen || '附件')];
  if (letters.length <= ATTACHMENT_LIMITS.nameLetters) return letters.join('');
  const extension = extensionOf(seen);
  const tail = extension ? `.${extension}` : '';
  return letters.slice(0, ATTACHMENT_LIMITS.nameLetters - tail.length).join('') + tail;
}
