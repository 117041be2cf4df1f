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
 * The same for a long query that is asked all day: it is planned once for each connection, not every time. `name` is of
 * this very text.
 */
export const plannedRowsOf = <T>(
  em: EntityManager | DataSource,
  name: string,
  text: string,
  params: unknown[],
): Promise<T[]> =>
  // TypeORM hands it to the driver as it is, which knows a query by name
  rowsOf<T>(em, { name, text } as unknown as string, params);

/**
 * Rows as one array for each column, for `unnest($1::uuid[], $2::text[], …)`: writing many rows so costs the server half
 * of what JSON costs it. A column of JSON is given as text. The arrays are written out here: the driver rewrites every
 * element twice, whether or not there is anything to escape.
 */
export function columnsOf<K extends string>(
  rows: readonly Readonly<Record<K, Element>>[],
  names: readonly K[],
): string[] {
  return names.map((name) => `{${rows.map((row) => elementOf(row[name])).join(',')}}`);
}

type Element = string | number | boolean | Date | null | undefined;

/** One element of an array as PostgreSQL reads it. */
function elementOf(value: Element): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = value instanceof Date ? value.toISOString() : String(value);
  return MARKED.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
const MARKED = /["\\]/;
