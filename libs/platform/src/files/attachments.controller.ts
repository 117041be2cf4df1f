import {
  downloadAttachment,
  findAttachment,
  previewAttachment,
  removeAttachment,
  type Attachment,
  type Call,
} from '@duban/contracts';
import { Controller, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { DomainError } from '../http/domain-error';
import { By, Input, Route } from '../http/endpoint.decorator';
import { Attachments, presentAttachment } from './attachments';
import { FileAnswers, Sealed } from './file-answers';
import { Uploads } from './uploads';

@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly uploads: Uploads,
    private readonly files: FileAnswers,
  ) {}

  @Route(downloadAttachment)
  @Sealed()
  async download(
    @By() actor: Actor,
    @Input() { params }: Call<typeof downloadAttachment>,
  ): Promise<StreamableFile> {
    return this.files.whole(await this.attachments.get(actor, params.attachmentId));
  }

  @Route(previewAttachment)
  @Sealed()
  async preview(
    @By() actor: Actor,
    @Input() { params, query }: Call<typeof previewAttachment>,
  ): Promise<StreamableFile> {
    return this.files.preview(await this.attachments.get(actor, params.attachmentId), query.size);
  }

  @Route(findAttachment)
  async find(@By() actor: Actor, @Input() { params }: Call<typeof findAttachment>): Promise<Attachment> {
    const sender = { actor, guest: null };
    const outcome = await this.uploads.outcome(sender, await this.uploads.get(sender, params.uploadId));
    if (outcome === null) throw new DomainError('not-found');
    if ('refusal' in outcome) throw outcome.refusal;
    return presentAttachment(await this.attachments.get(actor, outcome.attachmentId));
  }

  @Route(removeAttachment)
  async remove(@By() actor: Actor, @Input() { params }: Call<typeof removeAttachment>) {
    await this.attachments.remove(actor, params.attachmentId);
    return { done: true as const };
  }
}
