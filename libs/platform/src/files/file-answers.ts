import { applyDecorators, Header, Injectable, StreamableFile } from '@nestjs/common';
import { DomainError } from '../http/domain-error';
import type { AttachmentRow } from './attachment.entity';
import { previewOf, type PreviewSize } from './examine/image';
import { FileStorage } from './storage';

/** A file of somebody else's making: never run, never shown as a page, kept by no cache but the reader's own. */
export const Sealed = () =>
  applyDecorators(
    Header('content-security-policy', "sandbox; default-src 'none'"),
    Header('x-content-type-options', 'nosniff'),
    // compressing again what is packed would cost its length, and with it the reader's progress
    Header('cache-control', 'private, max-age=3600, no-transform'),
  );

/** The bytes of attachments, for whoever was let in to them. */
@Injectable()
export class FileAnswers {
  constructor(private readonly storage: FileStorage) {}

  whole({ name, media_type, storage_key }: AttachmentRow): Promise<StreamableFile> {
    return this.file(storage_key, media_type, name, 'attachment');
  }

  /** Only of images. */
  async preview({ kind, name, storage_key }: AttachmentRow, size: PreviewSize): Promise<StreamableFile> {
    if (kind !== 'image') throw new DomainError('not-found');
    return this.file(previewOf(storage_key, size), 'image/webp', `${name}.webp`, 'inline');
  }

  private async file(key: string, type: string, name: string, how: 'attachment' | 'inline') {
    const file = await this.storage.read(key);
    // its row is there and its bytes are not: the folder is away, or the bucket
    if (!file) throw new DomainError('unavailable');
    const { stream, size } = file;
    return new StreamableFile(stream, {
      type,
      length: size,
      disposition: `${how}; filename*=UTF-8''${encoded(name)}`,
    });
  }
}

/** RFC 5987: what `encodeURIComponent` leaves and the standard does not. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
