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
