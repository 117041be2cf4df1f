import type { Role } from '@duban/domain';
import { likeText, rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { OrgKind } from './org.entity';

type Source = DataSource | EntityManager;

export type AccountRow = {
  id: string;
  username: string;
  name: string;
  title: string;
  roles: Role[];
  disabled: boolean;
  locked_until: Date | null;
  last_seen_at: Date | null;
  must_change_password: boolean;
  version: number;
  org_id: string;
  org_name: string;
  org_short_name: string;
  org_kind: OrgKind;
};

const ACCOUNTS = `
  select a.id, a.username, a.name, a.title, a.roles, a.disabled, a.locked_until, a.last_seen_at,
         a.must_change_password, a.version, a.org_id, o.name as org_name, o.short_name as org_short_name,
         o.kind as org_kind
  from accounts a join orgs o on o.id = a.org_id`;

/** Accounts whose user name, name or organisation holds the text; all of them without one. */
export function findAccounts(source: Source, q: string | undefined): Promise<AccountRow[]> {
  return rowsOf<AccountRow>(
    source,
    `${ACCOUNTS}
     where $1::text is null or a.username ilike $1 or a.name ilike $1 or o.name ilike $1
     order by a.username`,
    [q ? likeText(q) : null],
  );
}

export async function getAccount(source: Source, id: string): Promise<AccountRow> {
  const [row] = await rowsOf<AccountRow>(source, `${ACCOUNTS} where a.id = $1`, [id]);
  if (!row) throw new Error('an account that was just there is gone');
  return row;
}

export type Credentials = {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  org_id: string;
  password_hash: string;
};

export async function findCredentials(source: Source, username: string): Promise<Credentials | null> {
  const [row] = await rowsOf<Credentials>(
    source,
    'select id, username, name, roles, org_id, password_hash from accounts where username = $1',
    [username],
  );
  return row ?? null;
}

export async function hasAccounts(source: Source): Promise<boolean> {
  const [row] = await rowsOf<{ found: boolean }>(source, 'select exists (select 1 from accounts) as found');
  return row?.found ?? false;
}
