import { ATTACHMENT_LIMITS } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { rowsOf } from '../database/rows';
import { OnTask, type Task } from '../tasks/on-task';
import type { Tx } from '../work/tx';
import { FileStorage } from './storage';

/** A file that was used nowhere for a day. */
export const EXPIRES = 'attachment.expires';
/** An upload of a day ago: unfinished it goes, finished its outcome is told no more. */
export const UPLOAD_EXPIRES = 'upload.expires';
const BYTES_LEFT = 'attachment.bytes-left';

const HOUR = 3_600_000;
/** When a file that nothing keeps goes. */
export const dayLater = (tx: Tx): number => tx.now + ATTACHMENT_LIMITS.looseHours * HOUR;

/** Asks for the bytes of these keys to be removed after the commit. */
export function removeBytes(tx: Tx, keys: readonly string[]): void {
  for (const subject of keys) tx.schedule({ kind: BYTES_LEFT, subject, dueAt: tx.now });
}

@Injectable()
export class AttachmentsReactions {
  constructor(private readonly storage: FileStorage) {}

  @OnTask(EXPIRES)
  async expire(tx: Tx, tasks: Task[]): Promise<void> {
    const gone = await rowsOf<{ storage_key: string }>(
      tx.em,
      `delete from attachments where id = any($1::uuid[]) and state = 'loose' and (kept_for is null or account_id is null)
       returning storage_key`,
      [tasks.map(({ subject }) => subject)],
    );
    removeBytes(
      tx,
      gone.map((row) => row.storage_key),
    );
  }

  @OnTask(UPLOAD_EXPIRES)
  async expireUploads(tx: Tx, tasks: Task[]): Promise<void> {
    const ids = tasks.map(({ subject }) => subject);
    await tx.em.query('delete from uploads where id = any($1)', [ids]);
    // also when it ended: a crash may have left what it was made of
    removeBytes(tx, ids);
  }

  /** The bytes go last, by an errand: the bucket may be down. What a row still speaks of stays. */
  @OnTask(BYTES_LEFT, { alone: true })
  async clear(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject: key } of tasks) {
      const [row] = await rowsOf<{ kept: boolean; open: boolean }>(
        tx.em,
        `select exists (select 1 from attachments where storage_key = $1) as kept,
                exists (select 1 from uploads where id = $1) as open`,
        [key],
      );
      if (!row?.open) await this.storage.clearStaging(key);
      if (!row?.kept) await this.storage.remove(key);
    }
  }
}
