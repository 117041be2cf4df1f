import type { Role } from '@duban/domain';
import { rowsOf, type Actor } from '@duban/platform';
import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Somebody of the demonstration, to act through the doors people use. */
export async function actorOf(nest: INestApplication, username: string): Promise<Actor> {
  const [row] = await rowsOf<{ id: string; name: string; roles: Role[]; org_id: string; org_ids: string[] }>(
    nest.get(DataSource),
    `select a.id, a.name, a.roles, a.org_id, array(select o.id from orgs o where a.org_id = any(o.path)) as org_ids
     from accounts a where a.username = $1`,
    [username],
  );
  if (!row) throw new Error(`the demonstration has nobody called ${username}`);
  const { id, name, roles, org_id, org_ids } = row;
  return { accountId: id, name, roles, orgId: org_id, orgIds: org_ids, kind: 'person', requestId: null };
}
