import type { Call, runImport, shapeImport, startImport } from '@duban/contracts';
import { extensionOf, IMPORT_LIMITS, mayMoveImport, may, type ImportMove } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { authorise, type Actor } from '../access/actor';
import { Attachments } from '../files/attachments';
import { FileStorage } from '../files/storage';
import { DomainError } from '../http/domain-error';
import { Settings } from '../settings/settings';
import type { Tx } from '../work/tx';
import { Work } from '../work/work';
import { asRefusal, withLocalFile } from './import-files';
import { RUN_DUE, TRY_DUE, UNDO_DUE } from './imports.tasks';
import { findImport, findSameFile, lockImport, type FileForm, type Import } from './imports.queries';
import { mayOf, missingFields } from './imports.presenter';
import { ImportKinds, type ImportKind } from './kinds';
import { lookAt, proposeColumns } from './look';
import { findMappingFor } from './mappings.queries';

type Wish = Omit<Call<typeof shapeImport>['body'], 'columns' | 'version'>;

const refused = (reason: string, facts: Record<string, unknown> = {}) =>
  new DomainError('import-refused', { reason, ...facts });

/** What people do with an import. The work itself is the runner's: it is done in the background. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly attachments: Attachments,
    private readonly storage: FileStorage,
    private readonly kinds: ImportKinds,
    private readonly settings: Settings,
  ) {}

  async start(actor: Actor, { kind: name, attachmentId }: Call<typeof startImport>['body']): Promise<string> {
    const kind = this.kinds.find(name);
    if (!kind || !may(actor, kind.needs, [actor.orgId])) throw new DomainError('forbidden', { kind: name });
    const file = await this.attachments.get(actor, attachmentId);
    // what belongs to a matter already is no file to begin with
    if (file.state !== 'loose') throw new DomainError('not-found');
    const format = extensionOf(file.name);
    if (format !== 'xlsx' && format !== 'csv') throw refused('not-a-table', { found: format });
    const form = await this.look(file.storage_key, format, kind);
    const saved = await findMappingFor(this.source, { kind: name, orgId: actor.orgId, heads: form.heads });
    const id = uuid();
    await this.work.run(actor, async (tx) => {
      await tx.em.query(
        `insert into imports (id, kind, account_id, by_name, org_id, attachment_id, file_name, file_size, sha256, form,
           columns, mapping, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          ...[id, name, actor.accountId, actor.name, actor.orgId, file.id, file.name, file.size, file.sha256],
          JSON.stringify(form),
          JSON.stringify(saved?.columns ?? proposeColumns(form, kind)),
          saved?.name ?? null,
          new Date(tx.now),
        ],
      );
    });
    return id;
  }

  /** How the file is read, or what its columns become. What was tried before counts no more. */
  async shape(actor: Actor, id: string, body: Call<typeof shapeImport>['body']): Promise<void> {
    const { columns, version, ...wish } = body;
    const before = await this.get(actor, id);
    const kind = this.kindOf(before);
    const form = await this.reshaped(before, kind, wish);
    const isSameHeads = form.heads.join('\n') === before.form.heads.join('\n');
    const next = columns ?? (isSameHeads ? before.columns : proposeColumns(form, kind));
    checkColumns(next, form, kind);
    await this.move(actor, id, version, 'shape', async (tx) => {
      await tx.em.query('delete from import_rows where import_id = $1', [id]);
      await tx.em.query(
        `update imports set state = 'draft', form = $2, columns = $3, mapping = case when $4 then mapping end,
           counts = null, failure = null, version = version + 1 where id = $1`,
        [id, JSON.stringify(form), JSON.stringify(next), columns === undefined && isSameHeads],
      );
    });
  }

  async try(actor: Actor, id: string, version: number): Promise<void> {
    await this.move(actor, id, version, 'try', async (tx, row, kind) => {
      if (!row.storage_key) throw refused('file-gone');
      const missing = missingFields(row, kind.fields);
      if (missing.length > 0) throw refused('missing-fields', { fields: missing });
      await this.begin(tx, row, 'trying', TRY_DUE);
    });
  }

  async run(actor: Actor, id: string, body: Call<typeof runImport>['body']): Promise<void> {
    await this.move(actor, id, body.version, 'run', async (tx, row) => {
      const { counts } = row;
      if (!row.storage_key || !row.attachment_id) throw refused('file-gone');
      if (!counts) throw refused('not-tried');
      if (counts.refused > 0 && !body.skipBad) throw refused('has-refused', { refused: counts.refused });
      if (counts.created + counts.changed === 0) throw refused('nothing-to-do');
      if (counts.replanned + counts.left > 0 && body.reason.length < 2)
        throw new DomainError('invalid', {}, [{ path: 'reason', code: 'required', facts: {} }]);
      const same = await findSameFile(tx.em, row);
      if (same && !body.again)
        throw refused('same-file', { by: same.by_name, at: same.done_at.toISOString() });
      // the file is evidence from here on
      const [file] = await tx.em.query<{ state: string }[]>('select state from attachments where id = $1', [
        row.attachment_id,
      ]);
      if (file?.state === 'loose')
        await this.attachments.bind(tx, [row.attachment_id], { type: 'import', id, part: 'file' });
      await tx.em.query('update imports set reason = $2, skip_bad = $3 where id = $1', [
        id,
        body.reason,
        body.skipBad,
      ]);
      await this.begin(tx, row, 'importing', RUN_DUE);
    });
  }

  async undo(
    actor: Actor,
    id: string,
    { reason, version }: { reason: string; version: number },
  ): Promise<void> {
    await this.move(actor, id, version, 'undo', async (tx, row) => {
      const note = { by: actor.name, at: new Date(tx.now).toISOString(), reason, counts: null };
      await tx.em.query('update imports set undo = $2 where id = $1', [id, JSON.stringify(note)]);
      await this.begin(tx, row, 'undoing', UNDO_DUE);
    });
  }

  /** In the name of who asked, with the rights they had when they did. */
  private async begin(tx: Tx, row: Import, state: Import['state'], kind: string): Promise<void> {
    const { accountId, orgId, orgIds, roles, name, requestId } = tx.actor;
    const progress = { step: 'waiting', done: 0, of: row.form.rows };
    await tx.em.query(
      'update imports set state = $2, progress = $3, failure = null, version = version + 1 where id = $1',
      [row.id, state, JSON.stringify(progress)],
    );
    const by = { accountId, orgId, orgIds: [...orgIds], roles: [...roles], name, requestId };
    tx.schedule({ kind, subject: row.id, dueAt: tx.now, payload: { by } });
  }

  private async move(
    actor: Actor,
    id: string,
    version: number,
    move: ImportMove,
    act: (tx: Tx, row: Import, kind: ImportKind) => Promise<void>,
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const row = await lockImport(tx.em, id);
      if (!row) throw new DomainError('not-found');
      authorise(actor, 'import:run', { unitId: row.org_id }, 'import:read');
      const kind = this.kindOf(row);
      if (row.version !== version) throw new DomainError('stale', { version: row.version });
      const allowed = mayOf(actor, row, kind);
      if (!(move === 'undo' ? allowed.undo : allowed.run)) throw new DomainError('forbidden', { move });
      if (!mayMoveImport(row.state, move)) throw refused('wrong-state', { state: row.state });
      await act(tx, row, kind);
    });
  }

  private async get(actor: Actor, id: string): Promise<Import> {
    const row = await findImport(this.source, id);
    if (!row) throw new DomainError('not-found');
    authorise(actor, 'import:run', { unitId: row.org_id }, 'import:read');
    return row;
  }

  private kindOf(row: Import): ImportKind {
    const kind = this.kinds.find(row.kind);
    if (!kind) throw new DomainError('not-found');
    return kind;
  }

  /** Another sheet, or another way to read a text, has its heads elsewhere: they are looked for anew. */
  private async reshaped({ form, storage_key }: Import, kind: ImportKind, wish: Wish): Promise<FileForm> {
    const { headLine, ...table } = wish;
    const isOtherTable = Object.values(table).some((value) => value !== undefined);
    if (!isOtherTable && headLine === undefined) return form;
    const line = headLine ?? (isOtherTable ? undefined : form.headLine);
    return this.look(storage_key, form.format, kind, { ...form, ...wish, headLine: line });
  }

  private async look(
    key: string | null,
    format: 'xlsx' | 'csv',
    { fields, maxRows }: ImportKind,
    wish: Partial<FileForm> = {},
  ): Promise<FileForm> {
    const { value } = await this.settings.current('import-limits');
    const kind = { fields, maxRows: Math.min(maxRows, value.rows), maxColumns: value.columns };
    return asRefusal(() => withLocalFile(this.storage, key, (path) => lookAt(path, format, kind, wish)));
  }
}

/** One column for each head, and no field twice. */
function checkColumns(columns: Import['columns'], form: FileForm, kind: ImportKind): void {
  const bad = (path: string, code: string, facts: Record<string, unknown> = {}) =>
    new DomainError('invalid', {}, [{ path, code, facts }]);
  if (columns.length !== form.heads.length)
    throw bad('columns', 'not-the-heads', { heads: form.heads.length, limit: IMPORT_LIMITS.columns });
  const seen = new Set<string>();
  columns.forEach(({ field }, at) => {
    if (field === null) return;
    if (!kind.fields.some(({ key }) => key === field)) throw bad(`columns.${at}.field`, 'unknown');
    if (seen.has(field)) throw bad(`columns.${at}.field`, 'twice', { field });
    seen.add(field);
  });
}
