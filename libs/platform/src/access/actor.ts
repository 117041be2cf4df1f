import { may, scopeOf, type Action, type Role, type Viewer } from '@duban/domain';
import { DomainError } from '../http/domain-error';

/** On whose behalf something is done: a signed-in person or the system itself. */
export type Actor = Viewer & { name: string; kind: 'person' | 'system'; requestId: string | null };

export const SYSTEM: Actor = {
  accountId: null,
  orgId: null,
  orgIds: [],
  roles: [],
  name: 'system',
  kind: 'system',
  requestId: null,
};

export type RowScope = { unitId?: string | null; ownerId?: string | null };

/**
 * Refuses what the actor may not do on this row: 404 where they may not even know of it (`seen`), 403 where they may
 * see it and not do this.
 */
export function authorise(actor: Actor, action: Action, row: RowScope, seen: Action): void {
  const orgIds = [row.unitId ?? null, row.ownerId ?? null];
  if (!may(actor, seen, orgIds)) throw new DomainError('not-found');
  if (!may(actor, action, orgIds)) throw new DomainError('forbidden', { action });
}

/** Whether every row is the actor's to see, or which organisations' rows are. Throws 403 when none is. */
export function visibleOrgs(actor: Actor, action: Action): readonly string[] | null {
  const scope = scopeOf(actor.roles, action);
  if (scope === null) throw new DomainError('forbidden', { action });
  return scope === 'all' ? null : actor.orgIds;
}

export const hasRole = (actor: Actor, role: Role) => actor.roles.includes(role);
