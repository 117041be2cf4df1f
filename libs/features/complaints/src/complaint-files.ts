import { AttachmentReaders } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findReadable } from './complaint-rights';
import { COMPLAINT_FILES } from './complaint-steps';

/** Whoever may read a complaint may read its files. */
@Injectable()
export class ComplaintFilesReader {
  constructor(source: DataSource, readers: AttachmentReaders) {
    readers.add(COMPLAINT_FILES, async (actor, id) => {
      try {
        await findReadable(source.manager, actor, id);
        return true;
      } catch {
        return false;
      }
    });
  }
}
