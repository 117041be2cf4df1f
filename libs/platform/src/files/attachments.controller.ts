import {
  downloadAttachment,
  findAttachment,
  previewAttachment,
  removeAttachment,
  type Attachment,
  type Call,
} from '@duban/contracts';
import { applyDecorators, Controller, Header, StreamableFile } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { DomainError } from '../http/domain-error';
import { By, Input, Route } from '../http/endpoint.decorator';
import { Attachments, presentAttachment } from './attachments';
import { previewOf } from './examine/image';
import { FileStorage } from './storage';
import { Uploads } from './uploads';

/** A file of somebody else's making: never run, never shown as a page, kept by no cache but the reader's own. */
const Sealed = () =>
  applyDecorators(
    Header('content-security-policy', "sandbox; default-src 'none'"),
    Header('x-content-type-options', 'nosniff'),
    // compressing again what is packed would cost its length, and with it the reader's progress
    Header('cache-control', 'private, max-age=3600, no-transform'),
  );

@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly uploads: Uploads,
    private readonly storage: FileStorage,
  ) {}

  @Route(downloadAttachment)
  @Sealed()
  async download(
    @By() actor: Actor,
    @Input() { params }: Call<typeof downloadAttachment>,
  ): Promise<StreamableFile> {
    const { name, media_type, storage_key } = await this.attachments.get(actor, params.attachmentId);
    return this.file(storage_key, media_type, name, 'attachment');
  }

  @Route(previewAttachment)
  @Sealed()
  async preview(
    @By() actor: Actor,
    @Input() { params, query }: Call<typeof previewAttachment>,
  ): Promise<StreamableFile> {
    const { kind, name, storage_key } = await this.attachments.get(actor, params.attachmentId);
    if (kind !== 'image') throw new DomainError('not-found');
    return this.file(previewOf(storage_key, query.size), 'image/webp', `${name}.webp`, 'inline');
  }

  @Route(findAttachment)
  async find(@By() actor: Actor, @Input() { params }: Call<typeof findAttachment>): Promise<Attachment> {
    const outcome = await this.uploads.outcome(actor, await this.uploads.get(actor, params.uploadId));
    if (outcome === null) throw new DomainError('not-found');
    if ('refusal' in outcome) throw outcome.refusal;
    return presentAttachment(await this.attachments.get(actor, outcome.attachmentId));
  }

  @Route(removeAttachment)
  async remove(@By() actor: Actor, @Input() { params }: Call<typeof removeAttachment>) {
    await this.attachments.remove(actor, params.attachmentId);
    return { done: true as const };
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
