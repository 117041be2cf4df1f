import type { SenderField } from '@duban/domain';
import { DomainError, type RefusedField } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { findUnits } from './complaint-orgs';

export const refused = (fields: RefusedField[]) => new DomainError('complaint-refused', {}, fields);

/** Which of the sender's own words stand in this field. */
export const namesSender = (path: string, found: readonly SenderField[]): RefusedField[] =>
  found.length === 0 ? [] : [{ path, code: 'names-sender', facts: { found: [...found] } }];

/** Of those a complaint is to be about the ones that are no units. */
export async function unknownUnits(em: EntityManager, ids: readonly string[]): Promise<RefusedField[]> {
  if (ids.length === 0) return [];
  const known = (await findUnits(em)).map(({ id }) => id);
  const orgIds = ids.filter((id) => !known.includes(id));
  return orgIds.length === 0 ? [] : [{ path: 'complainedOfIds', code: 'unknown-unit', facts: { orgIds } }];
}
