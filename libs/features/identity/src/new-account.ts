import { randomUUID } from 'node:crypto';
import { rolesFit, type Role } from '@duban/domain';
import { DomainError, type Tx } from '@duban/platform';
import { AccountEntity } from './account.entity';
import type { OrgKind } from './org.entity';

type Added = Pick<
  AccountEntity,
  'username' | 'name' | 'orgId' | 'roles' | 'passwordHash' | 'passwordChangedAt' | 'createdAt'
> &
  Partial<Pick<AccountEntity, 'title' | 'mustChangePassword'>>;

/** Keeps a new account and says so. Answers its id. */
export async function addAccount(tx: Tx, account: Added): Promise<string> {
  const id = randomUUID();
  await tx.em.insert(AccountEntity, { ...account, id });
  const { username, roles, orgId } = account;
  tx.record({ type: 'account.created', subject: { type: 'account', id }, data: { username, roles, orgId } });
  return id;
}

export async function refuseTaken(tx: Tx, username: string): Promise<void> {
  if (await tx.em.existsBy(AccountEntity, { username })) throw taken();
}

export const taken = () => new DomainError('taken', {}, [{ path: 'username', code: 'taken', facts: {} }]);

/** The enterprise role belongs to enterprises, and enterprises hold no office of the county. */
export function refuseClash(roles: Role[], kind: OrgKind): void {
  if (!rolesFit(roles)) throw new DomainError('roles-clash', { roles });
  const fits = (role: Role) =>
    kind === 'enterprise' ? role === 'enterprise' || role === 'reporter' : role !== 'enterprise';
  if (!roles.every(fits)) throw new DomainError('roles-clash', { roles, kind });
}
