import type { Call, listInbox } from '@duban/contracts';
import { cursorOf, rowsOf, seqOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

export type LineRow = {
  id: string;
  kind: 'rung' | 'news';
  topic: string;
  subject_type: string;
  subject_id: string;
  data: Record<string, unknown>;
  at: Date;
  read_at: Date | null;
};
export const LINE_COLUMNS = 'id, kind, topic, subject_type, subject_id, data, at, read_at';
export const subjectOf = (row: LineRow) => ({ type: row.subject_type, id: row.subject_id });

/** The number of lines this person has not read. */
export async function countUnread(source: DataSource | EntityManager, accountId: string): Promise<number> {
  const [count] = await rowsOf<{ n: number }>(
    source,
    'select count(*)::int as n from inbox where account_id = $1 and read_at is null',
    [accountId],
  );
  return count?.n ?? 0;
}

/** A page of what one person was told, the newest first. */
export async function findLines(
  source: DataSource,
  accountId: string,
  { cursor, limit, unread }: Call<typeof listInbox>['query'],
): Promise<{ rows: LineRow[]; next: string | null; total: number; unread: number }> {
  const before = cursor === undefined ? null : seqOf(cursor);
  const unreadOnly =
    unread === 'true' ? 'and read_at is null' : unread === 'false' ? 'and read_at is not null' : '';
  const rows = await rowsOf<LineRow>(
    source,
    `select ${LINE_COLUMNS} from inbox
     where account_id = $1 ${unreadOnly} and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [accountId, before, limit + 1],
  );
  const [count] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from inbox where account_id = $1 ${unreadOnly}`,
    [accountId],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page,
    next: last ? cursorOf([Number(last.id)]) : null,
    total: count?.n ?? 0,
    unread: await countUnread(source, accountId),
  };
}
