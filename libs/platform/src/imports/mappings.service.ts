import type { ImportKindName, ImportMapping } from '@duban/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { authorise, type Actor } from '../access/actor';
import { rowsOf } from '../database/rows';
import { DomainError } from '../http/domain-error';
import { Work } from '../work/work';
import { findImport } from './imports.queries';
import { findMappings, type Mapping } from './mappings.queries';

/** How the files of an organisation are matched, by name: proposed again when the same heads come. */
@Injectable()
export class MappingsService {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
  ) {}

  async list(actor: Actor, kind: ImportKindName): Promise<{ items: ImportMapping[] }> {
    return { items: (await findMappings(this.source, kind, actor.orgId)).map(presentMapping) };
  }

  /** The same name is written over: it is the organisation's, whoever saved it. */
  async save(actor: Actor, importId: string, name: string): Promise<ImportMapping> {
    return this.work.run(actor, async (tx) => {
      const row = await findImport(tx.em, importId);
      if (!row) throw new DomainError('not-found');
      authorise(actor, 'import:run', { unitId: row.org_id }, 'import:read');
      const [saved] = await rowsOf<Mapping>(
        tx.em,
        `insert into import_mappings (id, kind, name, org_id, heads, columns, by_name, saved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (org_id, kind, name) do update set heads = excluded.heads, columns = excluded.columns,
           by_name = excluded.by_name, saved_at = excluded.saved_at
         returning *`,
        [
          uuid(),
          row.kind,
          name,
          actor.orgId,
          JSON.stringify(row.form.heads),
          JSON.stringify(row.columns),
          actor.name,
          new Date(tx.now),
        ],
      );
      if (!saved) throw new Error('a mapping that was just saved is gone');
      await tx.em.query('update imports set mapping = $2 where id = $1', [importId, name]);
      return presentMapping(saved);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const gone = await rowsOf<{ id: string }>(
      this.source,
      'delete from import_mappings where id = $1 and org_id = $2 returning id',
      [id, actor.orgId],
    );
    if (gone.length === 0) throw new DomainError('not-found');
  }
}

const presentMapping = ({ id, kind, name, heads, columns, by_name, saved_at }: Mapping): ImportMapping => ({
  id,
  kind,
  name,
  heads,
  columns,
  by: by_name,
  at: saved_at.toISOString(),
});
