import { AttachmentReaders, rowsOf, type Bond } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Notice } from './notice.entity';
import { mayRead } from './notice-rights';

/** Whose attachments: those of notices. */
export const NOTICE_FILES = 'notice';
export const NOTICE_PART = 'notice';
export const PLAN_PART = 'plan';
export const replyPart = (version: number) => `reply:${version}`;
export const feedbackPart = (seq: number) => `feedback:${seq}`;
export const requestPart = (requestId: string) => `request:${requestId}`;

/** A part of a notice that files are bound to. */
export const partOf = (id: string, part: string): Bond => ({ type: NOTICE_FILES, id, part });

/** Whoever may read a notice may read its attachments, all of them: what hangs on it is said in it. */
@Injectable()
export class NoticeFilesReader {
  constructor(source: DataSource, readers: AttachmentReaders) {
    readers.add(NOTICE_FILES, async (actor, id) => {
      const [row] = await rowsOf<Pick<Notice, 'state' | 'unit_id' | 'co_unit_ids'>>(
        source,
        'select state, unit_id, co_unit_ids from notices where id = $1',
        [id],
      );
      return row !== undefined && mayRead(actor, row);
    });
  }
}
