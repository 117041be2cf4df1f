import { scopeOf } from '@duban/domain';
import { DomainError, type Tx } from '@duban/platform';
import { AccountEntity } from './account.entity';

type Places = { headId?: string | null | undefined; supervisorId?: string | null | undefined };

/**
 * Refuses a head who is not of the unit or may not read its notices, and a supervising leader who is no county leader:
 * both are told what the rungs say. Who is named already may have been disabled since; naming a disabled one is refused.
 */
export async function refuseWrongPlaces(
  tx: Tx,
  unitId: string | null,
  { headId, supervisorId }: Places,
): Promise<void> {
  if (headId) {
    const head = await tx.em.findOneBy(AccountEntity, { id: headId, disabled: false });
    if (!head) throw refused('headId', 'no-account');
    if (head.orgId !== unitId) throw refused('headId', 'not-of-unit');
    if (scopeOf(head.roles, 'notice:read') === null) throw refused('headId', 'wrong-role');
  }
  if (supervisorId) {
    const leader = await tx.em.findOneBy(AccountEntity, { id: supervisorId, disabled: false });
    if (!leader) throw refused('supervisorId', 'no-account');
    if (!leader.roles.includes('leader')) throw refused('supervisorId', 'wrong-role');
  }
}

const refused = (path: string, code: string) => new DomainError('invalid', {}, [{ path, code, facts: {} }]);
