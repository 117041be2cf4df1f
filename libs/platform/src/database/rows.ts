import type { DataSource, EntityManager } from 'typeorm';

/** Rows of a hand-written query, `returning` included. The shape is promised by the query next to it. */
export async function rowsOf<T>(
  em: EntityManager | DataSource,
  sql: string,
  params: unknown[] = [],
): Promise<T[]> {
  const answer: unknown = await em.query(sql, params);
  // TypeORM answers an update or delete with [rows, count]
  const isChange =
    Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return (isChange ? answer[0] : answer) as T[];
}

/**
 * Rows as one array for each column, for `unnest($1::uuid[], $2::text[], …)`: writing many rows so costs the server half
 * of what JSON costs it. A column of JSON is given as text.
 */
export function columnsOf<T>(rows: readonly T[], names: readonly (keyof T)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
