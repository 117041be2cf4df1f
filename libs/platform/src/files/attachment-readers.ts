import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';

/** Who may read a file is who may read the matter it belongs to: only the feature of the matter knows. */
export type AttachmentReader = (actor: Actor, subjectId: string, part: string) => Promise<boolean>;

/** The features with attachments, by the type of their matters; they add themselves when the product starts. */
@Injectable()
export class AttachmentReaders {
  private readonly readers = new Map<string, AttachmentReader>();

  add(subjectType: string, reader: AttachmentReader): void {
    if (this.readers.has(subjectType)) throw new Error(`two readers for attachments of ${subjectType}`);
    this.readers.set(subjectType, reader);
  }

  async mayRead(actor: Actor, subjectType: string, subjectId: string, part: string): Promise<boolean> {
    return (await this.readers.get(subjectType)?.(actor, subjectId, part)) ?? false;
  }
}
