import type { Call, listEvents } from '@duban/contracts';
import { cursorOf, EVENT_LINE_COLUMNS, rowsOf, seqOf, type EventLineRow } from '@duban/platform';
import type { DataSource } from 'typeorm';

type Query = Call<typeof listEvents>['query'];
export type EventRow = EventLineRow & { hash: string };

const WANTED = `($1::text is null or type = $1) and ($2::text is null or subject_id = $2)`;

/** A page of the audit trail, the newest first. */
export async function findEvents(
  source: DataSource,
  { type, subjectId, cursor, limit }: Query,
): Promise<{ rows: EventRow[]; next: string | null; total: number }> {
  const wanted = [type ?? null, subjectId ?? null];
  const before = cursor === undefined ? null : seqOf(cursor);
  const rows = await rowsOf<EventRow>(
    source,
    `select ${EVENT_LINE_COLUMNS}, hash from events
     where ${WANTED} and ($3::bigint is null or seq < $3) order by seq desc limit $4`,
    [...wanted, before, limit + 1],
  );
  const [count] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from events where ${WANTED}`,
    wanted,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, next: last ? cursorOf([Number(last.seq)]) : null, total: count?.n ?? 0 };
}
