import { ATTACHMENT_LIMITS, cleanFileName } from '@duban/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { rowsOf } from '../database/rows';
import { DomainError } from '../http/domain-error';
import { LOG, type Log } from '../log/log';
import type { Tx } from '../work/tx';
import { Work } from '../work/work';
import { AttachmentRow } from './attachment.entity';
import { markOf, neutralName } from './attachments';
import { dayLater, EXPIRES, removeBytes, UPLOAD_EXPIRES } from './attachments.reactions';
import { examine, promise } from './examine/examine';
import { drawAnew, previewOf, type Drawn, type Evidence } from './examine/image';
import { mayNameAuthor } from './examine/names-author';
import { refused } from './examine/refused';
import { drawnAt, FileStorage } from './storage';
import type { Guest, Sender } from './upload-guests';

export type Upload = {
  id: string;
  account_id: string | null;
  /** Where no account sends it: the matter it is for. */
  sent_for: string | null;
  name: string;
  size: number;
  attachment_id: string | null;
  refusal: Record<string, unknown> | null;
};
/** What came of an upload: the attachment's id, or the refusal it ended with. */
export type Outcome = { attachmentId: string } | { refusal: DomainError };

/** From the first byte to a loose attachment. The row of an upload remembers its end, so that ending twice is ending once. */
@Injectable()
export class Uploads {
  private readonly ending = new Map<string, Promise<Outcome>>();
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly storage: FileStorage,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Lets an upload begin, if its name, its size and what its sender has under way allow it. The name it is kept by. */
  async begin({ actor, guest }: Sender, id: string, told: string, size: number): Promise<string> {
    const clean = cleanFileName(told);
    const name = guest?.nameless ? neutralName(clean, 0) : clean;
    withName(name, () => promise(name, size));
    await this.storage.prepare();
    await this.work.run(actor, async (tx) => {
      await (guest ? refuseTooManyFor(tx, guest) : refuseTooMany(tx));
      const whose = guest ? [null, markOf(guest.matter)] : [actor.accountId, null];
      await tx.em.query(
        'insert into uploads (id, account_id, sent_for, name, size, created_at) values ($1, $2, $3, $4, $5, $6)',
        [id, ...whose, name, size, new Date(tx.now)],
      );
      tx.schedule({ kind: UPLOAD_EXPIRES, subject: id, dueAt: dayLater(tx) });
    });
    return name;
  }

  /** An upload of the sender's own; 404 for any other. */
  async get({ actor, guest }: Sender, id: string): Promise<Upload> {
    const upload = await findUpload(this.source.manager, id);
    const isOwn = guest
      ? upload?.sent_for === markOf(guest.matter)
      : actor.accountId !== null && upload?.account_id === actor.accountId;
    if (!upload || !isOwn) throw new DomainError('not-found');
    return upload;
  }

  /** What came of it; null while bytes are missing. An upload that is whole and was not ended (a crash) is ended now. */
  async outcome(sender: Sender, upload: Upload): Promise<Outcome | null> {
    const known = outcomeOf(upload);
    if (known) return known;
    const sent = await stat(this.storage.staged(upload.id)).catch(() => null);
    return sent?.size === upload.size ? this.end(sender, upload.id) : null;
  }

  /** Examines what has come and keeps it. One file after the other: a process decodes one image at a time. */
  end(sender: Sender, id: string): Promise<Outcome> {
    const under = this.ending.get(id);
    if (under) return under;
    const turn = this.line
      .catch(() => undefined)
      .then(() => this.endOne(sender, id))
      .finally(() => this.ending.delete(id));
    this.line = turn.catch(() => undefined);
    this.ending.set(id, turn);
    return turn;
  }

  /** The sender does not want it any more: what was sent goes, and what it became if that is used nowhere. */
  async abandon({ actor }: Sender, { id }: Upload): Promise<void> {
    await this.work.run(actor, async (tx) => {
      await tx.em.query(`delete from attachments where storage_key = $1 and state = 'loose'`, [id]);
      await tx.em.query('delete from uploads where id = $1', [id]);
      await tx.cancel(UPLOAD_EXPIRES, [id]);
      removeBytes(tx, [id]);
    });
  }

  private async endOne(sender: Sender, id: string): Promise<Outcome> {
    const upload = await this.get(sender, id);
    const known = outcomeOf(upload);
    if (known) return known;
    const outcome = await this.examined(sender, upload);
    await this.storage
      .clearStaging(id)
      .catch((err: unknown) => this.log.warn({ err }, 'staging was not cleared'));
    return outcome;
  }

  private async examined({ actor, guest }: Sender, upload: Upload): Promise<Outcome> {
    const { id, name } = upload;
    const staged = this.storage.staged(id);
    try {
      const type = await examine(staged, name);
      const mayName = await mayNameAuthor(staged, type);
      if (mayName && guest?.nameless) throw refused('names-author');
      const originalSha256 = await hashOf(staged);
      const drawn = type.kind === 'image' ? await drawAnew(staged, drawnAt(staged)[0], type) : null;
      const kept = drawn ? drawnAt(staged)[0] : staged;
      await this.keep(id, kept, drawn);
      const { size } = await stat(kept);
      const sha256 = drawn ? await hashOf(kept) : originalSha256;
      const evidence: Evidence = { ...drawn?.evidence, ...(mayName ? { mayName } : {}) };
      const by = guest?.name ?? actor.name;
      const row = { type, size, sha256, originalSha256, drawn, evidence, by };
      return { attachmentId: await this.work.run(actor, (tx) => insertLoose(tx, upload, row)) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'attachment-refused') throw error;
      const refusal = named(error, name);
      await this.source.query('update uploads set refusal = $2 where id = $1 and attachment_id is null', [
        id,
        JSON.stringify(refusal.facts),
      ]);
      return { refusal };
    }
  }

  private async keep(key: string, from: string, drawn: Drawn | null): Promise<void> {
    await this.storage.put(key, from);
    if (!drawn) return;
    for (const size of ['page', 'thumb'] as const)
      await this.storage.put(previewOf(key, size), previewOf(from, size));
  }
}

type Examined = {
  type: { kind: AttachmentRow['kind']; mediaType: string };
  size: number;
  sha256: string;
  originalSha256: string;
  drawn: Drawn | null;
  evidence: Evidence;
  by: string;
};

/** The row of an upload is held: who ends it twice at once, in two processes, finds what the first has made. */
async function insertLoose(tx: Tx, { id: key, ...sent }: Upload, file: Examined): Promise<string> {
  const upload = await findUpload(tx.em, key, 'for update');
  if (!upload) throw new DomainError('not-found');
  if (upload.attachment_id) return upload.attachment_id;
  const id = uuid();
  const { type, size, sha256, originalSha256, drawn, evidence, by } = file;
  const { account_id, sent_for: kept_for, name } = sent;
  await tx.em.insert(AttachmentRow, {
    ...{ id, state: 'loose' as const, account_id, kept_for, by_name: by, unit_id: tx.actor.orgId, name },
    ...{ kind: type.kind, media_type: type.mediaType, size, sha256, original_sha256: originalSha256 },
    ...{ width: drawn?.width ?? null, height: drawn?.height ?? null, evidence },
    ...{ storage_key: key, created_at: new Date(tx.now) },
  });
  await tx.em.query('update uploads set attachment_id = $2 where id = $1', [key, id]);
  tx.schedule({ kind: EXPIRES, subject: id, dueAt: dayLater(tx) });
  return id;
}

/** Counted under a lock of the person: two windows that ask at once are one after the other. */
async function refuseTooMany(tx: Tx): Promise<void> {
  const { accountId } = tx.actor;
  await tx.em.query(`select pg_advisory_xact_lock(hashtextextended('uploads ' || $1, 0))`, [accountId]);
  const [row] = await rowsOf<{ open: number }>(
    tx.em,
    `select ((select count(*) from uploads where account_id = $1 and attachment_id is null and refusal is null)
           + (select count(*) from attachments where account_id = $1 and state = 'loose' and kept_for is null))::int as open`,
    [accountId],
  );
  const { looseForEach: limit } = ATTACHMENT_LIMITS;
  if ((row?.open ?? 0) >= limit)
    throw new DomainError('attachment-refused', { reason: 'too-many-open', limit });
}

/** All of one matter counts, whatever has become of it: nobody else keeps count of who has no account. */
async function refuseTooManyFor(tx: Tx, { matter }: Guest): Promise<void> {
  const mark = markOf(matter);
  await tx.em.query(`select pg_advisory_xact_lock(hashtextextended('uploads ' || $1, 0))`, [mark]);
  const [row] = await rowsOf<{ all: number }>(
    tx.em,
    `select ((select count(*) from uploads where sent_for = $1 and attachment_id is null and refusal is null)
           + (select count(*) from attachments where account_id is null
                and (kept_for = $1 or state = 'bound' and subject_type = $2 and subject_id = $3)))::int as all`,
    [mark, matter.type, matter.id],
  );
  const { perGuest: limit } = ATTACHMENT_LIMITS;
  if ((row?.all ?? 0) >= limit) throw refused('too-many-in-all', { limit });
}

async function findUpload(
  em: EntityManager,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Upload | null> {
  const [row] = await rowsOf<Upload>(
    em,
    `select id, account_id, sent_for, name, size, attachment_id, refusal from uploads where id = $1 ${lock}`,
    [id],
  );
  return row ?? null;
}

function outcomeOf({ attachment_id: attachmentId, refusal }: Upload): Outcome | null {
  if (attachmentId) return { attachmentId };
  return refusal ? { refusal: new DomainError('attachment-refused', refusal) } : null;
}

/** Every refusal says of which file. */
const named = ({ code, facts }: DomainError, name: string) => new DomainError(code, { name, ...facts });
function withName(name: string, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    throw error instanceof DomainError ? named(error, name) : error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
