import type { ImportColumn, ImportCounts, ImportKindName, ImportView } from '@duban/contracts';
import type { ImportState } from '@duban/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { TableFormat } from './files/open-table';
import type { CellMark, TableForm } from './files/table';

type Db = DataSource | EntityManager;

export type Sample = { line: number; cells: string[]; marks: [number, CellMark][] };
/** How a file is read, and what was found in it. */
export type FileForm = TableForm & {
  format: TableFormat;
  sheets: string[];
  headLine: number;
  heads: string[];
  rows: number;
  formulas: number;
  samples: Sample[];
};
export type UndoNote = {
  by: string;
  at: string;
  reason: string;
  counts: { restored: number; kept: number } | null;
};

/** An import as it is kept, with the name of the organisation it was made for. */
export type Import = {
  id: string;
  kind: ImportKindName;
  state: ImportState;
  account_id: string;
  by_name: string;
  org_id: string | null;
  org_name: string;
  attachment_id: string | null;
  storage_key: string | null;
  file_name: string;
  file_size: number;
  sha256: string;
  form: FileForm;
  columns: ImportColumn[];
  mapping: string | null;
  reason: string;
  skip_bad: boolean;
  counts: ImportCounts | null;
  progress: ImportView['progress'];
  failure: ImportView['failure'];
  created_at: Date;
  done_at: Date | null;
  undo: UndoNote | null;
  version: number;
};

const SELECT = `
  select i.*, coalesce(o.short_name, '') as org_name, a.storage_key
  from imports i left join orgs o on o.id = i.org_id left join attachments a on a.id = i.attachment_id`;

export async function findImport(db: Db, id: string): Promise<Import | null> {
  const [row] = await rowsOf<Import>(db, `${SELECT} where i.id = $1`, [id]);
  return row ?? null;
}

/** Held until the transaction ends: who moves it twice at once is one after the other. */
export async function lockImport(em: EntityManager, id: string): Promise<Import | null> {
  await em.query('select 1 from imports where id = $1 for update', [id]);
  return findImport(em, id);
}

type Page = { orgIds: readonly string[] | null; before: readonly [Date, string] | null; limit: number };

/** Newest first; drafts are their maker's alone, and are no history. */
export function findImports(db: Db, { orgIds, before, limit }: Page): Promise<Import[]> {
  return rowsOf<Import>(
    db,
    `${SELECT} where i.state <> 'draft' and ($1::uuid[] is null or i.org_id = any($1))
       and ($2::timestamptz is null or (i.created_at, i.id) < ($2, $3::uuid))
     order by i.created_at desc, i.id desc limit $4`,
    [orgIds, before?.[0] ?? null, before?.[1] ?? null, limit],
  );
}

export async function countImports(db: Db, orgIds: readonly string[] | null): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    db,
    `select count(*)::int as n from imports where state <> 'draft' and ($1::uuid[] is null or org_id = any($1))`,
    [orgIds],
  );
  return row?.n ?? 0;
}

/** The same bytes, imported as the same kind and not taken back. */
export async function findSameFile(
  db: Db,
  { id, kind, sha256 }: Pick<Import, 'id' | 'kind' | 'sha256'>,
): Promise<{ id: string; by_name: string; done_at: Date } | null> {
  const [row] = await rowsOf<{ id: string; by_name: string; done_at: Date }>(
    db,
    `select id, by_name, done_at from imports where kind = $2 and sha256 = $3 and state = 'done' and id <> $1
     order by done_at desc limit 1`,
    [id, kind, sha256],
  );
  return row ?? null;
}

/** What is kept of a row of a file. */
export type KeptRow = {
  line: number;
  what: 'created' | 'changed' | 'refused';
  label: string;
  subject_id: string | null;
  project_id: string | null;
  changes: unknown[];
  faults: unknown[];
  state: Record<string, unknown>;
  after_version: number | null;
};
const STEP = 2000;

export async function writeKeptRows(
  em: EntityManager,
  importId: string,
  rows: readonly KeptRow[],
): Promise<void> {
  await em.query('delete from import_rows where import_id = $1', [importId]);
  for (let from = 0; from < rows.length; from += STEP)
    await em.query(
      `insert into import_rows (import_id, line, what, label, subject_id, project_id, changes, faults, state, after_version)
       select $1, r.* from jsonb_to_recordset($2::jsonb) as r (line int, what text, label text, subject_id uuid,
         project_id uuid, changes jsonb, faults jsonb, state jsonb, after_version int)`,
      [importId, JSON.stringify(rows.slice(from, from + STEP))],
    );
}

export type RowFilter = 'created' | 'changed' | 'refused' | 'kept' | null;
const FILTERED = `import_id = $1 and ($2::text is null or case $2 when 'kept' then undone = 'kept' else what = $2 end)`;

export function findKeptRows(
  db: Db,
  { id, what, after, limit }: { id: string; what: RowFilter; after: number; limit: number },
): Promise<(KeptRow & { undone: 'restored' | 'kept' | null; why: string | null })[]> {
  return rowsOf(db, `select * from import_rows where ${FILTERED} and line > $3 order by line limit $4`, [
    id,
    what,
    after,
    limit,
  ]);
}

export async function countKeptRows(db: Db, id: string, what: RowFilter): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    db,
    `select count(*)::int as n from import_rows where ${FILTERED}`,
    [id, what],
  );
  return row?.n ?? 0;
}
