import type { Board } from '@duban/contracts';
import type { Day } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { Orgs } from './board.queries';

const LATEST = 10;

/** What left the register from `since` on and has not come back: how many, and the latest with their reasons. */
export async function findLeft(em: EntityManager, orgs: Orgs, since: Day): Promise<Board['left']> {
  const rows = await rowsOf<Board['left']['latest'][number] & { count: number }>(
    em,
    `select project_id as "projectId", name, what, reason, day, by_name as by, count(*) over ()::int as count
     from departed_projects
     where day >= $2 and ($1::uuid[] is null or unit_id = any($1) or owner_id = any($1))
     order by at desc, project_id limit ${LATEST}`,
    [orgs, since],
  );
  return { count: rows[0]?.count ?? 0, latest: rows.map(({ count: _, ...left }) => left) };
}
