import type { Attachment } from '@duban/contracts';
import { ATTACHMENT_LIMITS, type Json } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { DomainError } from '../http/domain-error';
import type { Tx } from '../work/tx';
import { Work } from '../work/work';
import { AttachmentReaders } from './attachment-readers';
import { AttachmentRow } from './attachment.entity';
import { EXPIRES, removeBytes } from './attachments.reactions';
import { refused } from './examine/refused';

/** What a file belongs to: a matter, and which part of it. */
export type Bond = { type: string; id: string; part: string };
/** The attachments of one matter, by part. */
export type Parts = (part: string) => Attachment[];

/** What features do with files that were sent before: make them part of a matter, and show them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly readers: AttachmentReaders,
  ) {}

  /**
   * Makes files the actor has sent part of a matter, for good. What it answers belongs into the event of the act:
   * with the hashes in it, the chain of events covers the files.
   */
  async bind(tx: Tx, ids: readonly string[], { type, id, part }: Bond): Promise<Record<string, Json>> {
    const asked = [...new Set(ids)];
    if (asked.length === 0) return {};
    const { perAct: limit } = ATTACHMENT_LIMITS;
    if (asked.length > limit) throw inForm(refused('too-many', { limit }));
    const rows = await tx.em
      .createQueryBuilder(AttachmentRow, 'a')
      .setLock('pessimistic_write')
      .where(`a.id in (:...asked) and a.state = 'loose' and a.account_id = :by`, {
        asked,
        by: tx.actor.accountId,
      })
      .orderBy('a.id')
      .getMany();
    if (rows.length < asked.length) throw inForm(refused('gone'));
    rows.sort((a, b) => asked.indexOf(a.id) - asked.indexOf(b.id));
    await tx.em.query(
      `update attachments set state = 'bound', subject_type = $2, subject_id = $3, part = $4, bound_at = $5,
         place = array_position($1::uuid[], id) where id = any($1)`,
      [asked, type, id, part, new Date(tx.now)],
    );
    await tx.cancel(EXPIRES, asked);
    return { attachments: rows.map(({ name, sha256, size }) => ({ name, sha256, size })) };
  }

  /** The attachments of matters of one type, act by act, those of an act in the order chosen. */
  async list(em: EntityManager, type: string, ids: readonly string[]): Promise<(id: string) => Parts> {
    const rows = await em.find(AttachmentRow, {
      where: { state: 'bound', subject_type: type, subject_id: In([...ids]) },
      order: { bound_at: 'asc', place: 'asc', created_at: 'asc', id: 'asc' },
    });
    return (id) => (part) =>
      rows.filter((row) => row.subject_id === id && row.part === part).map(presentAttachment);
  }

  /** A file the actor may read; 404 for any other, as for one that is none. */
  async get(actor: Actor, id: string): Promise<AttachmentRow> {
    const row = await this.source.manager.findOneBy(AttachmentRow, { id });
    if (!row || !(await this.mayRead(actor, row))) throw new DomainError('not-found');
    return row;
  }

  /** Throws away what the actor has sent and used nowhere. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const row = await tx.em.findOne(AttachmentRow, {
        where: { id, state: 'loose' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row || row.account_id !== actor.accountId) throw new DomainError('not-found');
      await tx.em.delete(AttachmentRow, { id });
      await tx.cancel(EXPIRES, [id]);
      removeBytes(tx, [row.storage_key]);
    });
  }

  private async mayRead(actor: Actor, { state, account_id, subject_type, subject_id, part }: AttachmentRow) {
    if (state === 'loose') return actor.accountId === account_id;
    return this.readers.mayRead(actor, subject_type ?? '', subject_id ?? '', part ?? '');
  }
}

/** The same refusal, said of the field of a form. */
const inForm = ({ code, facts }: DomainError) =>
  new DomainError(code, facts, [{ path: 'attachmentIds', code: String(facts.reason), facts }]);

export const presentAttachment = (row: AttachmentRow): Attachment => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  mediaType: row.media_type,
  size: row.size,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  takenAt: row.evidence.takenAt ?? null,
  by: row.by_name,
  at: row.created_at.toISOString(),
});
