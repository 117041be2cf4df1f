import { randomUUID } from 'node:crypto';
import type {
  Answer,
  Call,
  decideEnrolment,
  Enrolment,
  enrolEnterprise,
  listEnrolments,
} from '@duban/contracts';
import { may, shortFirmName, type EnrolmentState } from '@duban/domain';
import {
  authorise,
  Clock,
  cursorOf,
  DomainError,
  invalidCursor,
  keyOf,
  rowsOf,
  SYSTEM,
  Work,
  type Actor,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EnrolmentLimit } from './address-limit';
import { findEnrolments, getEnrolment, presentEnrolment } from './enrolments.queries';
import { addAccount, refuseClash, refuseTaken, taken } from './new-account';
import { OrgEntity } from './org.entity';
import { addOrg } from './orgs.service';
import { hashPassword, refuseWeak } from './passwords';

type Wish = Call<typeof enrolEnterprise>['body'];
type Kept = {
  id: string;
  state: EnrolmentState;
  name: string;
  credit_code: string;
  contact_name: string;
  username: string;
  password_hash: string | null;
  password_set_at: Date;
  version: number;
};

/** 企业注册: who asks from outside waits for the office, and has an account of his enterprise after that. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly limit: EnrolmentLimit,
  ) {}

  /** That a user name is taken is told: who may not choose it must know. How many may be tried, the limit says. */
  async file(wish: Wish, from: { ip: string; requestId: string }): Promise<void> {
    this.limit.take(from.ip);
    refuseWeak(wish.password, wish.username);
    const passwordHash = await hashPassword(wish.password);
    const wall = new Date(this.clock.wall());
    await this.work.run({ ...SYSTEM, requestId: from.requestId }, async (tx) => {
      await tx.em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `username ${wish.username}`,
      ]);
      await refuseTaken(tx, wish.username);
      const id = randomUUID();
      const waits = await rowsOf(
        tx.em,
        `insert into enrolments (id, state, name, credit_code, contact_name, phone, username, password_hash,
           password_set_at, filed_at)
         values ($1, 'waiting', $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (username) where state = 'waiting' do nothing returning id`,
        [
          ...[id, wish.name, wish.creditCode, wish.contactName, wish.phone, wish.username, passwordHash],
          ...[wall, new Date(tx.now)],
        ],
      );
      if (waits.length === 0) throw taken();
      // nobody's phone goes into a chain that is never shortened
      tx.record({
        type: 'enrolment.filed',
        subject: { type: 'enrolment', id },
        data: { name: wish.name, creditCode: wish.creditCode },
      });
    });
  }

  async list(
    by: Actor,
    { state, cursor, limit }: Call<typeof listEnrolments>['query'],
  ): Promise<Answer<typeof listEnrolments>> {
    authorise(by, 'enrolment:decide', {}, 'enrolment:decide');
    const { rows, total } = await findEnrolments(this.source, state, {
      after: cursor === undefined ? null : afterOf(cursor),
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    const at = last && (state === 'waiting' ? last.filed_at : last.decided_at);
    return {
      items: items.map(presentEnrolment),
      next: last && at ? cursorOf([at.toISOString(), last.id]) : null,
      total,
    };
  }

  decide(by: Actor, id: string, wish: Call<typeof decideEnrolment>['body']): Promise<Enrolment> {
    return this.work.run(by, async (tx) => {
      if (!may(by, 'enrolment:decide', []))
        throw new DomainError('forbidden', { action: 'enrolment:decide' });
      const kept = await lock(tx, id);
      if (kept.version !== wish.version) throw new DomainError('stale', { version: kept.version });
      if (kept.state !== 'waiting') throw new DomainError('forbidden-move', { state: kept.state });
      if (wish.granted) await this.admit(tx, kept);
      else await refuse(tx, kept, wish.reason);
      return presentEnrolment(await getEnrolment(tx.em, id));
    });
  }

  /** The enterprise with this code gets the account; where there is none it is made, below the county. */
  private async admit(tx: Tx, kept: Kept): Promise<void> {
    await tx.em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `credit ${kept.credit_code}`,
    ]);
    await refuseTaken(tx, kept.username);
    const org = (await findOrg(tx, kept.credit_code)) ?? (await addFirm(tx, kept));
    refuseClash(['enterprise'], org.kind);
    if (!org.active) throw new DomainError('forbidden-move', { reason: 'not-active' });
    const accountId = await addAccount(tx, {
      username: kept.username,
      name: kept.contact_name,
      orgId: org.id,
      roles: ['enterprise'],
      passwordHash: kept.password_hash ?? '',
      passwordChangedAt: kept.password_set_at,
      createdAt: new Date(this.clock.wall()),
    });
    await settle(tx, kept, { state: 'confirmed', reason: '', orgId: org.id, accountId });
    tx.record({
      type: 'enrolment.confirmed',
      subject: { type: 'enrolment', id: kept.id },
      data: { name: kept.name, creditCode: kept.credit_code, orgId: org.id, accountId },
    });
  }
}

async function refuse(tx: Tx, kept: Kept, reason: string): Promise<void> {
  if (reason.length < 2)
    throw new DomainError('invalid', {}, [{ path: 'reason', code: 'too-small', facts: { minimum: 2 } }]);
  await settle(tx, kept, { state: 'refused', reason, orgId: null, accountId: null });
  tx.record({
    type: 'enrolment.refused',
    subject: { type: 'enrolment', id: kept.id },
    data: { name: kept.name, creditCode: kept.credit_code, reason },
  });
}

/** A password that is the account's now is kept there alone. */
const settle = (
  tx: Tx,
  kept: Kept,
  to: { state: EnrolmentState; reason: string; orgId: string | null; accountId: string | null },
) =>
  tx.em.query(
    `update enrolments set state = $2, reason = $3, org_id = $4, account_id = $5, decided_by = $6, decided_by_name = $7,
       decided_at = $8, password_hash = case when $2 = 'confirmed' then null else password_hash end,
       version = version + 1
     where id = $1`,
    [
      ...[kept.id, to.state, to.reason, to.orgId, to.accountId],
      ...[tx.actor.accountId, tx.actor.name, new Date(tx.now)],
    ],
  );

async function lock(tx: Tx, id: string): Promise<Kept> {
  const [row] = await rowsOf<Kept>(
    tx.em,
    `select id, state, name, credit_code, contact_name, username, password_hash, password_set_at, version
     from enrolments where id = $1 for update`,
    [id],
  );
  if (!row) throw new DomainError('not-found');
  return row;
}

const findOrg = (tx: Tx, creditCode: string) =>
  tx.em.findOne(OrgEntity, { where: { creditCode }, lock: { mode: 'pessimistic_write' } });

async function addFirm(tx: Tx, { name, credit_code: creditCode }: Kept): Promise<OrgEntity> {
  const county = await tx.em.findOneByOrFail(OrgEntity, { kind: 'county' });
  const fields = {
    name,
    shortName: shortFirmName(name),
    kind: 'enterprise',
    regionCode: null,
    creditCode,
  } as const;
  return addOrg(tx, fields, county);
}

/** The instant and the row after which a list goes on. */
function afterOf(cursor: string): readonly [string, string] {
  const [at, id] = keyOf(cursor, 2);
  const isUuid = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
  if (typeof at !== 'string' || !isUuid || Number.isNaN(Date.parse(at))) throw invalidCursor();
  return [at, id];
}
