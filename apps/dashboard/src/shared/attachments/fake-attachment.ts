import type { Attachment } from '@duban/contracts';

/** For specs. */
export const fakeAttachment = (more: Partial<Attachment> = {}): Attachment => ({
  id: '0198c1de-0000-7000-8000-0000000000f1',
  name: '现场照片.jpg',
  kind: 'image',
  mediaType: 'image/jpeg',
  size: 2_400_000,
  sha256: 'ab12cd34'.padEnd(56, '0') + 'ef567890',
  width: 4000,
  height: 3000,
  takenAt: '2026-11-12T00:40:00Z',
  by: '王海涛',
  at: '2026-11-12T01:00:00Z',
  ...more,
});
