import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Db = DataSource | EntityManager;

/** The name of a township or zone by its code in the county's own organisations. */
export async function findTownshipName(db: Db, code: string): Promise<string | null> {
  const [row] = await rowsOf<{ name: string }>(
    db,
    `select short_name as name from orgs where region_code = $1 and kind in ('township', 'zone') order by name limit 1`,
    [code],
  );
  return row?.name ?? null;
}

export type ActiveOrg = { id: string; kind: string; name: string; creditCode: string | null };

/** Those of these organisations that exist and are in use. */
export async function findActiveOrgs(db: Db, ids: string[]): Promise<Map<string, ActiveOrg>> {
  const rows = await rowsOf<ActiveOrg>(
    db,
    'select id, kind, name, credit_code as "creditCode" from orgs where id = any($1) and active',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The name of a leader who may sponsor a project; null when the account is none. */
export async function findLeaderName(db: Db, accountId: string): Promise<string | null> {
  const [row] = await rowsOf<{ name: string }>(
    db,
    `select name from accounts where id = $1 and 'leader' = any(roles) and not disabled`,
    [accountId],
  );
  return row?.name ?? null;
}

export function findLeaders(db: Db): Promise<{ id: string; name: string; title: string }[]> {
  return rowsOf(
    db,
    `select id, name, title from accounts where 'leader' = any(roles) and not disabled
     order by name collate "zh-x-icu", id`,
  );
}

/** Labels in use, the most used first. */
export async function findLabels(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ label: string }>(
    db,
    `select label from projects, unnest(labels) as label group by label order by count(*) desc, label limit 50`,
  );
  return rows.map(({ label }) => label);
}

/** The region code of the county (GB/T 2260), its own or that of its townships; null while it has none. */
export async function findCountyRegion(db: Db): Promise<string | null> {
  const [row] = await rowsOf<{ region: string | null }>(
    db,
    `select left(coalesce(min(region_code) filter (where kind = 'county'), min(region_code)), 6) as region
     from orgs where kind in ('county', 'township', 'zone')`,
  );
  return row?.region ?? null;
}
