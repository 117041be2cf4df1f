import { randomUUID } from 'node:crypto';
import type { Answer, Call, changeOrg, createOrg, listOrgs, Org } from '@duban/contracts';
import { actionsOf, isCreditCode } from '@duban/domain';
import { DomainError, visibleOrgs, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { presentOrg } from './identity.presenter';
import { refuseWrongPlaces } from './org-places';
import { OrgEntity, type OrgKind } from './org.entity';

type NewOrg = Call<typeof createOrg>['body'];
type Changes = Call<typeof changeOrg>['body'];

/** What an organisation may stand below. The county is the root, and there is one. */
const PARENTS: Record<OrgKind, readonly OrgKind[]> = {
  county: [],
  department: ['county', 'department'],
  township: ['county'],
  zone: ['county'],
  enterprise: ['county', 'department', 'township', 'zone'],
};

/** The tree of organisations. */
@Injectable()
export class OrgsService {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
  ) {}

  async list(by: Actor, kind: OrgKind | undefined): Promise<Answer<typeof listOrgs>> {
    const ids = visibleOrgs(by, 'org:read');
    const orgs = await this.source.manager.find(OrgEntity, {
      where: { ...(kind ? { kind } : {}), ...(ids ? { id: In([...ids]) } : {}) },
      order: { kind: 'asc', name: 'asc' },
    });
    return {
      items: orgs.map(presentOrg),
      can: actionsOf(by.roles).filter((action) => action.startsWith('org:')),
    };
  }

  create(by: Actor, fields: NewOrg): Promise<Org> {
    return this.work.run(by, async (tx) => {
      const parent = await this.parentOf(tx, fields);
      const creditCode = fields.creditCode?.toUpperCase() ?? null;
      if (creditCode !== null) await refuseCreditCode(tx, creditCode);
      await refuseWrongPlaces(tx, null, fields);
      return presentOrg(await addOrg(tx, { ...fields, creditCode }, parent));
    });
  }

  change(by: Actor, id: string, { version, ...changes }: Changes): Promise<Org> {
    return this.work.run(by, async (tx) => {
      const kept = await tx.em.findOne(OrgEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!kept) throw new DomainError('not-found');
      if (kept.version !== version) throw new DomainError('stale', { version: kept.version });
      if (kept.kind === 'county' && changes.active === false)
        throw new DomainError('forbidden-move', { reason: 'county' });
      await refuseWrongPlaces(tx, id, changes);
      await tx.em.update(OrgEntity, id, { ...changes, version: version + 1 });
      const changed = await tx.em.findOneByOrFail(OrgEntity, { id });
      tx.record({
        type: 'org.changed',
        subject: { type: 'org', id },
        unitId: id,
        data: { fields: Object.keys(changes), name: changed.name, active: changed.active },
      });
      return presentOrg(changed);
    });
  }

  private async parentOf(tx: Tx, { kind, parentId }: NewOrg): Promise<OrgEntity | null> {
    const allowed = PARENTS[kind];
    if (kind === 'county') {
      if (parentId !== null) throw refused('parentId', 'wrong-parent', { allowed });
      if (await tx.em.existsBy(OrgEntity, { kind })) throw refused('kind', 'second-county');
      return null;
    }
    const parent = parentId
      ? await tx.em.findOne(OrgEntity, { where: { id: parentId }, lock: { mode: 'pessimistic_read' } })
      : null;
    if (!parent) throw refused('parentId', 'not-there', { allowed });
    if (!allowed.includes(parent.kind)) throw refused('parentId', 'wrong-parent', { allowed });
    if (!parent.active) throw refused('parentId', 'not-active');
    return parent;
  }
}

/** Writes a new organisation below its parent; the caller has made sure that it may stand there. */
export async function addOrg(
  tx: Tx,
  fields: Pick<OrgEntity, 'name' | 'shortName' | 'kind' | 'regionCode' | 'creditCode'> &
    Partial<Pick<OrgEntity, 'supervisorId'>>,
  parent: OrgEntity | null,
): Promise<OrgEntity> {
  const id = randomUUID();
  const org = tx.em.create(OrgEntity, {
    ...fields,
    id,
    parentId: parent?.id ?? null,
    path: [...(parent?.path ?? []), id],
    headId: null,
    active: true,
    version: 1,
    createdAt: new Date(tx.now),
  });
  await tx.em.insert(OrgEntity, org);
  tx.record({
    type: 'org.created',
    subject: { type: 'org', id },
    unitId: id,
    data: { name: org.name, kind: org.kind },
  });
  return org;
}

async function refuseCreditCode(tx: Tx, creditCode: string): Promise<void> {
  if (!isCreditCode(creditCode)) throw refused('creditCode', 'wrong-check-character');
  if (await tx.em.existsBy(OrgEntity, { creditCode }))
    throw new DomainError('taken', {}, [{ path: 'creditCode', code: 'taken', facts: {} }]);
}

const refused = (path: string, code: string, facts: Record<string, unknown> = {}) =>
  new DomainError('invalid', {}, [{ path, code, facts }]);
