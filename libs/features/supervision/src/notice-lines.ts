import type { NoticeLine } from '@duban/contracts';
import type { Calendar, Instant } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { rungsOf } from './ladder-runner';
import { presentLine } from './notices.presenter';
import type { NoticeRow } from './notices.queries';

/** The notices with these ids as a list shows them, in the order of the ids. Rights are the caller's to ask. */
export async function findNoticeLines(
  em: EntityManager,
  ids: string[],
  cal: Calendar,
  now: Instant,
): Promise<NoticeLine[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf<NoticeRow>(
    em,
    `select n.*, o.name as unit_name, o.short_name as unit_short_name, 0 as total
     from notices n join orgs o on o.id = n.unit_id where n.id = any($1::uuid[]) order by array_position($1::uuid[], n.id)`,
    [ids],
  );
  const rungs = await rungsOf(em, ids);
  return rows.map((row) => presentLine(row, rungs.get(row.id) ?? [], cal, now));
}
