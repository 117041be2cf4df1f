import type { ImportColumn, ImportKindName } from '@duban/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';

type Db = DataSource | EntityManager;

export type Mapping = {
  id: string;
  kind: ImportKindName;
  name: string;
  heads: string[];
  columns: ImportColumn[];
  by_name: string;
  saved_at: Date;
};

export function findMappings(db: Db, kind: ImportKindName, orgId: string | null): Promise<Mapping[]> {
  return rowsOf<Mapping>(db, 'select * from import_mappings where kind = $1 and org_id = $2 order by name', [
    kind,
    orgId,
  ]);
}

/** The saved mapping of exactly these heads, the newest first. */
export async function findMappingFor(
  db: Db,
  { kind, orgId, heads }: { kind: ImportKindName; orgId: string | null; heads: string[] },
): Promise<Mapping | null> {
  const [row] = await rowsOf<Mapping>(
    db,
    `select * from import_mappings where kind = $1 and org_id = $2 and heads = $3::jsonb
     order by saved_at desc, id desc limit 1`,
    [kind, orgId, JSON.stringify(heads)],
  );
  return row ?? null;
}
