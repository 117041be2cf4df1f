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
import { dayLater, EXPIRES, removeBytes } from './attachments.reactions';
import { refused } from './examine/refused';

/** What is being written and will take files along. */
export type Keeper = { type: string; id: string };
/** What a file belongs to: a matter, and which part of it. */
export type Bond = Keeper & {
  part: string;
  /**
   * Whose they are nobody is to know: they are his no more, named 附件1, 附件2 … by this name, and of a photograph no more
   * is kept than when it was taken. What says, or may say, who made it is refused.
   */
  nameless?: string;
};
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
   * Makes files the actor has sent, or that were kept for the matter, part of it, for good. What it answers belongs into the event of the act:
   * with the hashes in it, the chain of events covers the files.
   */
  async bind(
    tx: Tx,
    ids: readonly string[],
    { type, id, part, nameless }: Bond,
  ): Promise<Record<string, Json>> {
    const asked = [...new Set(ids)];
    if (asked.length === 0) return {};
    const { perAct: limit } = ATTACHMENT_LIMITS;
    if (asked.length > limit) throw inForm(refused('too-many', { limit }));
    const rows = await tx.em
      .createQueryBuilder(AttachmentRow, 'a')
      .setLock('pessimistic_write')
      .where(`a.id in (:...asked) and a.state = 'loose' and ${MAY_USE}`, {
        asked,
        by: tx.actor.accountId,
        keeper: markOf({ type, id }),
      })
      .orderBy('a.id')
      .getMany();
    if (rows.length < asked.length) throw inForm(refused('gone'));
    const telling = nameless === undefined ? undefined : rows.find(({ evidence }) => evidence.mayName);
    if (telling) throw inForm(refused('names-author', { name: telling.name }));
    rows.sort((a, b) => asked.indexOf(a.id) - asked.indexOf(b.id));
    const files = rows.map(({ name, sha256, size }, i) => ({
      name: nameless === undefined ? name : neutralName(name, i),
      sha256,
      size,
    }));
    const forgotten =
      nameless === undefined
        ? ''
        : `, account_id = null, unit_id = null, by_name = $6, name = ($7::text[])[array_position($1::uuid[], id)],
           evidence = jsonb_strip_nulls(jsonb_build_object('takenAt', evidence -> 'takenAt'))`;
    await tx.em.query(
      `update attachments set state = 'bound', subject_type = $2, subject_id = $3, part = $4, bound_at = $5,
         kept_for = null, place = array_position($1::uuid[], id)${forgotten} where id = any($1)`,
      [
        ...[asked, type, id, part, new Date(tx.now)],
        ...(nameless === undefined ? [] : [nameless, files.map(({ name }) => name)]),
      ],
    );
    if (nameless !== undefined)
      await tx.em.query('delete from uploads where attachment_id = any($1)', [asked]);
    await tx.cancel(EXPIRES, asked);
    return { attachments: files };
  }

  /**
   * Keeps files for what is being written: they stay as long as it names them, for whoever may go on with it. Those it
   * names no more expire as any other. What is gone already, or somebody else's, is passed over: a draft refuses nothing.
   */
  async keep(tx: Tx, ids: readonly string[], keeper: Keeper): Promise<void> {
    const mark = markOf(keeper);
    const rows = await tx.em
      .createQueryBuilder(AttachmentRow, 'a')
      .setLock('pessimistic_write')
      .where(`a.state = 'loose' and (a.kept_for = :keeper or (a.id = any(:ids) and ${MAY_USE}))`, {
        ids: [...ids],
        by: tx.actor.accountId,
        keeper: mark,
      })
      .orderBy('a.id')
      .getMany();
    if (rows.length === 0) return;
    const found = rows.map(({ id }) => id);
    const named = ids.filter((id) => found.includes(id));
    const left = found.filter((id) => !ids.includes(id));
    await tx.em.query(
      `update attachments set kept_for = case when id = any($1::uuid[]) then $3 end,
         place = coalesce(array_position($1::uuid[], id), 0) where id = any($1::uuid[] || $2::uuid[])`,
      [named, left, mark],
    );
    await tx.cancel(EXPIRES, named);
    for (const subject of left) tx.schedule({ kind: EXPIRES, subject, dueAt: dayLater(tx) });
  }

  /** The files kept for what is being written, in the order chosen. */
  async kept(em: EntityManager, keeper: Keeper): Promise<Attachment[]> {
    const rows = await em.find(AttachmentRow, {
      where: { state: 'loose', kept_for: markOf(keeper) },
      order: { place: 'asc', id: 'asc' },
    });
    return rows.map(presentAttachment);
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

  /** A file of a matter whose reader was let in otherwise than by an account; 404 for any other. */
  async getOf({ type, id: subjectId }: Keeper, id: string): Promise<AttachmentRow> {
    const bond = { state: 'bound', subject_type: type, subject_id: subjectId } as const;
    const row = await this.source.manager.findOneBy(AttachmentRow, { id, ...bond });
    if (!row) throw new DomainError('not-found');
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

  private async mayRead(actor: Actor, row: AttachmentRow) {
    const { state, account_id, subject_type, subject_id, part, kept_for } = row;
    if (state === 'loose' && account_id !== null && actor.accountId === account_id) return true;
    if (state === 'loose') {
      const [type = '', id = ''] = (kept_for ?? '').split(':');
      return this.readers.mayRead(actor, type, id, DRAFT_PART);
    }
    return this.readers.mayRead(actor, subject_type ?? '', subject_id ?? '', part ?? '');
  }
}

/** The part of a matter that is still being written: its readers are those who may go on with it. */
export const DRAFT_PART = 'draft';
const MAY_USE = '(a.account_id = :by and a.kept_for is null or a.kept_for = :keeper)';
export const markOf = ({ type, id }: Keeper): string => `${type}:${id}`;

/** Its ending is what it is; anything else a name says may be whose it is. */
export const neutralName = (name: string, i: number) =>
  `附件${i + 1}${/\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''}`;

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
