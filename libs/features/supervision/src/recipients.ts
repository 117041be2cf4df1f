import { ROLES, scopeOf, type RungRecipient } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

/** Those who hold each place for a unit's notices; a place nobody holds is missing. */
export type Places = Partial<Record<RungRecipient, string[]>>;

/** A head whose roles were taken away since is told nothing he could no longer read. */
const READERS = ROLES.filter((role) => scopeOf([role], 'notice:read') !== null);

type Holder = { unit_id: string | null; place: RungRecipient; account_id: string };

/**
 * Who holds which place for each of these units. A disabled account holds none: nobody would read what it is told, and
 * a rung addressed to it alone would look as if somebody had been reached (T16). One query for all units, asked again
 * for each batch: who was appointed this morning is told of the rung at noon.
 */
export async function findPlaces(
  em: EntityManager,
  unitIds: readonly string[],
): Promise<Map<string, Places>> {
  const places = new Map<string, Places>(unitIds.map((id) => [id, {}]));
  if (places.size === 0) return places;
  const holders = await rowsOf<Holder>(
    em,
    `with units as (select id, head_id, supervisor_id from orgs where id = any($1::uuid[]))
     select u.id as unit_id, 'unit-handlers' as place, a.id as account_id
       from units u join accounts a on a.org_id = u.id where not a.disabled and 'handler' = any(a.roles)
     union all
     select u.id, 'unit-head', a.id
       from units u join accounts a on a.id = u.head_id where not a.disabled and a.roles && $2::text[]
     union all
     select u.id, 'supervising-leader', a.id
       from units u join accounts a on a.id = u.supervisor_id where not a.disabled and 'leader' = any(a.roles)
     union all
     select null, 'office', id from accounts where not disabled and roles && '{monitor,office-head}'::text[]
     union all
     select null, 'county-leader', id from accounts where not disabled and 'leader' = any(roles)
     order by account_id`,
    [[...places.keys()], READERS],
  );
  for (const { unit_id, place, account_id } of holders)
    for (const own of unit_id === null ? places.values() : [places.get(unit_id) ?? {}])
      (own[place] ??= []).push(account_id);
  return places;
}
