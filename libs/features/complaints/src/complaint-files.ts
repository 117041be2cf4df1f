import { AttachmentReaders } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findSeen } from './complaint-rights';
import { COMPLAINT_FILES } from './complaint-steps';

/** Whoever may read a complaint may read its files. */
@Injectable()
export class ComplaintFilesReader {
  constructor(source: DataSource, readers: AttachmentReaders) {
    readers.add(COMPLAINT_FILES, async (actor, id) => (await findSeen(source.manager, actor, id)) !== null);
  }
}
