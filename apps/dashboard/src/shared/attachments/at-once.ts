import { ATTACHMENT_LIMITS, type AttachmentRefusal, ATTACHMENT_TYPES, typeOfName } from '@duban/domain';
import { ApiError } from '../api';
import { atShanghai } from '../format';

/** For the chooser of the browser: the server's table, so that it offers nothing that is refused. */
export const ACCEPT = ATTACHMENT_TYPES.flatMap(({ extensions }) => extensions.map((end) => `.${end}`)).join();
export const ACCEPT_IMAGES = ATTACHMENT_TYPES.filter(({ kind }) => kind === 'image')
  .map(({ mediaType }) => mediaType)
  .join();

const largest = (isText: boolean) =>
  Math.max(
    ...ATTACHMENT_TYPES.filter(({ kind }) => (kind === 'text') === isText).map(({ maxBytes }) => maxBytes),
  );
export const LARGEST = largest(false);
export const LARGEST_TEXT = largest(true);

const refused = (reason: AttachmentRefusal, file: Sized) =>
  new ApiError(422, 'attachment-refused', { reason, name: file.name, bytes: file.size });
type Sized = { name: string; size: number };

/** What can be told before a byte is sent; the server judges all of it again. `there`: files the act has already. */
export function refuseAtOnce(file: Sized, there: number): ApiError | null {
  const type = typeOfName(file.name);
  if (!type) return refused('type-not-allowed', file);
  if (file.size === 0) return refused('empty', file);
  if (file.size > type.maxBytes) return refused('too-large', file);
  if (there >= ATTACHMENT_LIMITS.perAct) return refused('too-many', file);
  return null;
}

/** Pictures from the clipboard are all called image.png: the moment tells them apart. In Chinese, it goes into the file. */
export function namedPasted(file: File, now: number): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const { date, seconds } = atShanghai(now);
  const moment = `${date.slice(5)}-${seconds.replaceAll(':', '')}`;
  return new File([file], `粘贴图片-${moment}.${file.name.split('.').at(-1)}`, {
    type: file.type,
    lastModified: file.lastModified,
  });
}
