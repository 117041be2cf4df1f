import type { EntityManager } from 'typeorm';

/** Inserts many rows in one statement; columns are those of the first row, values as JSON can carry them (money as text). */
export async function insertRows(em: EntityManager, table: string, rows: object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await em.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
