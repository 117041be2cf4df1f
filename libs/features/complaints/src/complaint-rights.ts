import { may, scopeOf, type ComplaintParty, type ComplaintPosition } from '@duban/domain';
import { DomainError, hasRole, rowsOf, type Actor } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { enterpriseOf, ownedBy } from './complaint-senders';
import { Complaint } from './complaint.entity';

type Bind = (value: unknown) => string;

/** Which complaints an actor may know of, over `complaints c`. A unit complained of never does, whatever else it is. */
export function sightOf(actor: Actor, bind: Bind): string {
  const scope = scopeOf(actor.roles, 'complaint:read');
  if (scope === null) throw new DomainError('forbidden', { action: 'complaint:read' });
  if (scope === 'all') return 'true';
  const parts: string[] = [];
  if (hasRole(actor, 'handler')) {
    const orgs = `${bind(actor.orgIds)}::uuid[]`;
    const handles = `c.lead_id = any(${orgs}) or c.holder_id = any(${orgs}) or c.co_ids && ${orgs}`;
    parts.push(`(${handles}) and not ${bind(actor.orgId)}::uuid = any(c.complained_of)`);
  }
  const enterprise = enterpriseOf(actor);
  if (enterprise !== null) parts.push(ownedBy(bind(enterprise)));
  return parts.length > 0 ? `(${parts.map((part) => `(${part})`).join(' or ')})` : 'false';
}

/** A complaint the actor may read; 404 for any other, as for one that is none. */
export async function findReadable(
  em: EntityManager,
  actor: Actor,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Complaint> {
  const found = await findSeen(em, actor, id, lock);
  if (!found) throw new DomainError('not-found');
  return found;
}

/** The complaint, if the actor may read it. */
export async function findSeen(
  em: EntityManager,
  actor: Actor,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Complaint | null> {
  if (scopeOf(actor.roles, 'complaint:read') === null) return null;
  const params: unknown[] = [id];
  const sight = sightOf(actor, (value) => `$${params.push(value)}`);
  const [row] = await rowsOf<Complaint>(
    em,
    `select c.* from complaints c where c.id = $1 and ${sight} ${lock && 'for update of c'}`,
    params,
  );
  return row ? em.create(Complaint, row) : null;
}

/** The unit whose turn it is; null where the office stands in for the level above, or none has it yet. */
export const turnOf = ({
  reworks,
  holder_id,
  lead_id,
}: Pick<Complaint, 'lead_id' | 'holder_id' | 'reworks'>) => (reworks > 0 ? holder_id : lead_id);

/** Where a complaint stands, as the law sees it. */
export const positionOf = (complaint: Complaint): ComplaintPosition => ({
  stage: complaint.stage,
  reworks: complaint.reworks,
  wasWithLeader: complaint.was_with_leader,
  wasWithdrawn: complaint.was_withdrawn,
  wasTold: complaint.was_told,
});

/** As what somebody may act on a complaint now. */
export function partiesOf(actor: Actor, complaint: Complaint, isSender: boolean): ComplaintParty[] {
  const isOffice = may(actor, 'complaint:assign', []);
  const turn = turnOf(complaint);
  const standsIn = isOffice && complaint.reworks > 0 && complaint.holder_id === null;
  const isUnit = hasRole(actor, 'handler') && turn !== null && actor.orgIds.includes(turn);
  return [
    ...(isSender ? ['enterprise' as const] : []),
    ...(isOffice ? ['office' as const] : []),
    ...(isUnit || standsIn ? ['unit' as const] : []),
    ...(may(actor, 'complaint:decide', []) ? ['leader' as const] : []),
  ];
}

/** As what somebody adds a word: units that help, too, and the lead whose turn is over. */
export function noterOf(actor: Actor, complaint: Complaint, isSender: boolean): ComplaintParty | undefined {
  const { lead_id, co_ids, holder_id } = complaint;
  const helps = [lead_id, ...co_ids, holder_id].some((id) => id !== null && actor.orgIds.includes(id));
  return (
    partiesOf(actor, complaint, isSender)[0] ?? (hasRole(actor, 'handler') && helps ? 'unit' : undefined)
  );
}
