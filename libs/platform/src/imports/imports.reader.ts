import type {
  Answer,
  Call,
  downloadMarked,
  ImportFault,
  ImportRow,
  ImportView,
  listImportKinds,
  listImportRows,
  listImports,
} from '@duban/contracts';
import { may } from '@duban/domain';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { authorise, visibleOrgs, type Actor } from '../access/actor';
import { cursorOf, invalidCursor, keyOf } from '../database/paging';
import { rowsOf } from '../database/rows';
import { FileStorage } from '../files/storage';
import { DomainError } from '../http/domain-error';
import { asRefusal, withLocalFile } from './import-files';
import {
  countImports,
  countKeptRows,
  findImport,
  findImports,
  findKeptRows,
  findSameFile,
  type Import,
} from './imports.queries';
import { presentField, presentImport, presentLine } from './imports.presenter';
import { ImportKinds, type ImportKind } from './kinds';
import { markedCopy, type Faults } from './marked-copy';
import { templateOf } from './template';

const WRITTEN = new Set<Import['state']>(['done', 'undoing', 'undone']);

/** What people see of imports. */
@Injectable()
export class ImportsReader {
  constructor(
    private readonly source: DataSource,
    private readonly storage: FileStorage,
    private readonly kinds: ImportKinds,
  ) {}

  listKinds(actor: Actor): Answer<typeof listImportKinds> {
    const allowed = this.kinds.all().filter(({ needs }) => may(actor, needs, [actor.orgId]));
    return {
      items: allowed.map(({ name, fields, maxRows }) => ({
        kind: name,
        fields: fields.map(presentField),
        maxRows,
      })),
    };
  }

  template(actor: Actor, name: ImportKind['name'], format: 'xlsx' | 'csv'): Promise<StreamableFile> {
    const kind = this.kinds.find(name);
    if (!kind) throw new DomainError('not-found');
    if (!may(actor, kind.needs, [actor.orgId])) throw new DomainError('forbidden', { kind: name });
    return templateOf(kind, format);
  }

  async list(
    actor: Actor,
    { cursor, limit }: Call<typeof listImports>['query'],
  ): Promise<Answer<typeof listImports>> {
    const orgIds = visibleOrgs(actor, 'import:read');
    const before = cursor === undefined ? null : placeOf(cursor);
    const rows = await findImports(this.source, { orgIds, before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => presentLine(row, actor, this.kinds.find(row.kind))),
      next: last ? cursorOf([last.created_at.toISOString(), last.id]) : null,
      total: await countImports(this.source, orgIds),
    };
  }

  async get(actor: Actor, id: string): Promise<ImportView> {
    const row = await this.find(actor, id);
    const same = await findSameFile(this.source, row);
    return presentImport(row, actor, this.kinds.find(row.kind), same);
  }

  async rows(
    actor: Actor,
    id: string,
    {
      what = null,
      cursor,
      limit,
    }: Omit<Call<typeof listImportRows>['query'], 'what'> & { what?: ImportRow['what'] | 'kept' | null },
  ): Promise<Answer<typeof listImportRows>> {
    const { state } = await this.find(actor, id);
    const [after] = cursor === undefined ? [0] : keyOf(cursor, 1);
    if (typeof after !== 'number' || !Number.isSafeInteger(after)) throw invalidCursor();
    const found = await findKeptRows(this.source, { id, what, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => ({
        line: row.line,
        what: row.what,
        label: row.label,
        // what a dry run entered was taken back
        projectId: row.what === 'created' && !WRITTEN.has(state) ? null : row.project_id,
        changes: row.changes as ImportRow['changes'],
        faults: row.faults as ImportFault[],
        undone: row.undone,
        why: row.why,
      })),
      next: last ? cursorOf([last.line]) : null,
      total: await countKeptRows(this.source, id, what),
    };
  }

  async marked(
    actor: Actor,
    id: string,
    { lang }: Call<typeof downloadMarked>['query'],
  ): Promise<StreamableFile> {
    const row = await this.find(actor, id);
    if (!row.counts) throw new DomainError('import-refused', { reason: 'not-tried' });
    const rows = await rowsOf<{ line: number; faults: ImportFault[] }>(
      this.source,
      `select line, faults from import_rows where import_id = $1 and what = 'refused'`,
      [id],
    );
    const faults: Faults = new Map(rows.map(({ line, faults }) => [line, faults]));
    const fields = this.kinds.find(row.kind)?.fields ?? [];
    return asRefusal(() =>
      withLocalFile(this.storage, row.storage_key, (path) => markedCopy(path, { row, fields, faults, lang })),
    );
  }

  /** Whether the file of an import may be read: as the import may. */
  async mayRead(actor: Actor, id: string): Promise<boolean> {
    const row = await findImport(this.source, id);
    return row !== null && may(actor, 'import:read', [row.org_id]);
  }

  private async find(actor: Actor, id: string): Promise<Import> {
    const row = await findImport(this.source, id);
    if (!row) throw new DomainError('not-found');
    authorise(actor, 'import:read', { unitId: row.org_id }, 'import:read');
    return row;
  }
}

function placeOf(cursor: string): [Date, string] {
  const [at, id] = keyOf(cursor, 2);
  const when = new Date(String(at));
  if (Number.isNaN(when.getTime()) || !/^[0-9a-f-]{36}$/.test(String(id))) throw invalidCursor();
  return [when, String(id)];
}
