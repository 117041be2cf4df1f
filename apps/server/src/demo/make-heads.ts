import type { Role } from '@duban/domain';
import type { EntityManager } from 'typeorm';
import type { AccountRow } from './make-accounts';
import type { DemoOrg, Orgs } from './make-orgs';
import { Dice } from './random';
import { personName } from './words';

/** On purpose without a head: what an empty place of a ladder looks like. */
export const HEADLESS = '340122205';
const OFFICE = ['效能办', '督查室'];
const DEPUTIES = ['县委常委、副县长', '副县长'];

export type Heads = {
  accounts: AccountRow[];
  places: { id: string; head_id: string | null; supervisor_id: string }[];
};

/**
 * A head for every unit but one, which has a handler only, and a supervising leader for all. They can sign in with the
 * password of the demonstration; the sign-in page does not offer them.
 */
export function makeHeads(seed: string, orgs: Orgs, people: AccountRow[]): Heads {
  const dice = new Dice(`${seed} 负责人`);
  const leader = people.find(({ roles }) => roles.includes('leader'));
  if (!leader) throw new Error('the demonstration has no leader');
  const account = (username: string, title: string, role: Role, org: DemoOrg): AccountRow => ({
    ...leader,
    id: dice.uuid(),
    username,
    name: personName(dice),
    title,
    org_id: org.id,
    roles: [role],
  });
  const leaders = [
    leader,
    ...DEPUTIES.map((title, i) => account(`leader${i + 2}`, title, 'leader', orgs.county)),
  ];
  const units = [...orgs.departments.values(), ...orgs.places.values()].filter(
    ({ short_name }) => !OFFICE.includes(short_name),
  );
  const accounts = leaders.slice(1);
  const places = units.map((unit, i) => {
    const isHeadless = unit.region_code === HEADLESS;
    const own = account(
      `unit${String(i + 1).padStart(2, '0')}`,
      isHeadless ? '项目办工作人员' : headTitle(unit),
      'handler',
      unit,
    );
    accounts.push(own);
    return {
      id: unit.id,
      head_id: isHeadless ? null : own.id,
      supervisor_id: (leaders[i % leaders.length] as AccountRow).id,
    };
  });
  return { accounts, places };
}

function headTitle({ kind, short_name }: DemoOrg): string {
  if (kind === 'zone') return '管委会主任';
  if (kind === 'township') return short_name.endsWith('乡') ? '乡长' : '镇长';
  return short_name.endsWith('局') ? '局长' : '主要负责人';
}

/** Names them on their units, when the accounts are there. */
export async function appointHeads(em: EntityManager, { places }: Heads): Promise<void> {
  await em.query(
    `update orgs o set head_id = r.head_id, supervisor_id = r.supervisor_id
     from jsonb_to_recordset($1::jsonb) as r (id uuid, head_id uuid, supervisor_id uuid) where o.id = r.id`,
    [JSON.stringify(places)],
  );
}
