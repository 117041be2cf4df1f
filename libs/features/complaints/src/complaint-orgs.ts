import { orgsAbove, type OrgTree } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { Complaint } from './complaint.entity';

export type OrgRow = { id: string; name: string; shortName: string };

/** Every organisation and the one above it. */
export async function readTree(em: EntityManager): Promise<OrgTree> {
  const rows = await rowsOf<{ id: string; parent_id: string | null }>(em, 'select id, parent_id from orgs');
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}

/**
 * Those that may have a matter, with what stands above them: no enterprise, none that is closed, and not the county
 * itself, whose place in these matters is the office's.
 */
export async function readHandlingTree(em: EntityManager): Promise<OrgTree> {
  const rows = await rowsOf<{ id: string; parent_id: string | null }>(
    em,
    `select o.id, case when p.kind <> 'county' then o.parent_id end as parent_id
     from orgs o left join orgs p on p.id = o.parent_id
     where o.active and o.kind in ('department', 'township', 'zone')`,
  );
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}

/** Units a complaint may be about. */
export const findUnits = (em: EntityManager) =>
  rowsOf<OrgRow>(
    em,
    `select id, name, short_name as "shortName" from orgs
     where active and kind in ('department', 'township', 'zone') order by kind, name`,
  );

export async function findOrgs(em: EntityManager, ids: readonly string[]): Promise<Map<string, OrgRow>> {
  const rows = await rowsOf<OrgRow>(
    em,
    'select id, name, short_name as "shortName" from orgs where id = any($1)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

type Units = Pick<Complaint, 'complained_of' | 'lead_id' | 'co_ids' | 'holder_id'>;

/** Whether an organisation is, or belongs to, one that is complained of or that handles the matter. */
export function concernedIn(tree: OrgTree, orgId: string | null, units: Units): boolean {
  if (orgId === null) return false;
  const concerned = [...units.complained_of, units.lead_id, ...units.co_ids, units.holder_id];
  return [orgId, ...orgsAbove(tree, orgId)].some((id) => concerned.includes(id));
}

/** The organisation the office belongs to: where most of its people are. */
export async function findOfficeOrg(em: EntityManager): Promise<string | null> {
  const [row] = await rowsOf<{ org_id: string }>(
    em,
    `select org_id from accounts where not disabled and roles && '{monitor,office-head}'::text[]
     group by org_id order by count(*) desc, org_id limit 1`,
  );
  if (row) return row.org_id;
  const [root] = await rowsOf<{ id: string }>(
    em,
    `select id from orgs where parent_id is null and active order by created_at limit 1`,
  );
  return root?.id ?? null;
}
