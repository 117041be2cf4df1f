import { ATTACHMENT_LIMITS, type AttachmentType } from '@duban/domain';
import exifr from 'exifr';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { refused } from './refused';

/**
 * What a photograph says of itself: it is stripped from the file and kept beside it. `mayName`: a document that says, or
 * may say, who made it; who that is is not kept.
 */
export type Evidence = {
  takenAt?: string;
  latitude?: number;
  longitude?: number;
  camera?: string;
  mayName?: true;
};
export type Drawn = { width: number; height: number; evidence: Evidence };
export const PREVIEW_SIZES = { page: 1600, thumb: 320 } as const;
export type PreviewSize = keyof typeof PREVIEW_SIZES;

const MAX_PIXELS = ATTACHMENT_LIMITS.megapixels * 1_000_000;
const FORMATS: Record<string, (image: Sharp) => Sharp> = {
  'image/jpeg': (image) => image.jpeg({ quality: 88 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 88 }),
};
// one image after the other: what libvips would keep for the next is memory for nothing
sharp.cache(false);

/**
 * Draws an image anew, upright and in its own format, at `to`, with its two previews beside it: what was hidden in the
 * file besides the picture is not in the new one.
 */
export async function drawAnew(path: string, to: string, { mediaType }: AttachmentType): Promise<Drawn> {
  const head = await readable(() => sharp(path, { limitInputPixels: false }).metadata());
  const { width, height } = head;
  if (width * height > MAX_PIXELS)
    throw refused('image-too-large', { width, height, limit: ATTACHMENT_LIMITS.megapixels });
  const format = FORMATS[mediaType];
  if (!format) throw new Error(`no way to draw ${mediaType}`);
  const drawn = await readable(() => format(open(path).autoOrient()).toFile(to));
  for (const [size, side] of Object.entries(PREVIEW_SIZES))
    await readable(() =>
      open(to)
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toFile(previewOf(to, size as PreviewSize)),
    );
  return { width: drawn.width, height: drawn.height, evidence: await evidenceOf(head) };
}

export const previewOf = (key: string, size: PreviewSize) => `${key}-${size}`;

const open = (path: string) =>
  sharp(path, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: 'error', pages: 1 });

/** What libvips cannot read is no image, or half of one. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw refused('unreadable');
  }
}

async function evidenceOf({ exif }: Metadata): Promise<Evidence> {
  if (!exif) return {};
  const tiff = exif.subarray(0, 4).toString('latin1') === 'Exif' ? exif.subarray(6) : exif;
  const tags = (await exifr
    .parse(tiff, { tiff: true, exif: true, gps: true, reviveValues: false, translateValues: false })
    .catch(() => null)) as Record<string, unknown> | null;
  if (!tags) return {};
  const takenAt = instantOf(tags.DateTimeOriginal, tags.OffsetTimeOriginal);
  const place = [tags.latitude, tags.longitude].map((v) =>
    typeof v === 'number' && Number.isFinite(v) ? v : null,
  );
  const [latitude, longitude] = place;
  const camera = [tags.Make, tags.Model]
    .filter((v) => typeof v === 'string')
    .join(' ')
    .slice(0, 80);
  return {
    ...(takenAt ? { takenAt } : {}),
    ...(typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : {}),
    ...(camera ? { camera: camera.replace(/[\u0000-\u001f\ud800-\udfff]/g, '') } : {}),
  };
}

/** A camera writes local time; without its offset it is a camera of the county. */
function instantOf(told: unknown, offset: unknown): string | null {
  const match = typeof told === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(told) : null;
  if (!match) return null;
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00';
  const at = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`);
  return Number.isNaN(at) || at < 0 ? null : new Date(at).toISOString();
}
