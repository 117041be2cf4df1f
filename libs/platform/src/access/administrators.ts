import type { DataSource, EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';

/** Who is told when the machinery itself needs a person: a task set aside, a rung that found nobody, a silent engine. */
export async function findAdministrators(em: EntityManager | DataSource): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    em,
    `select id from accounts where 'admin' = any(roles) and not disabled order by id`,
  );
  return rows.map(({ id }) => id);
}
