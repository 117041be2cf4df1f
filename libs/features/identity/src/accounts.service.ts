import type { Account, Answer, Call, changeAccount, createAccount, listAccounts } from '@duban/contracts';
import { actionsOf } from '@duban/domain';
import {
  Clock,
  DomainError,
  hasRole,
  LiveServer,
  visibleOrgs,
  Work,
  type Actor,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AccountEntity } from './account.entity';
import { NO_FAILURES } from './failures';
import { presentAccount } from './identity.presenter';
import { findAccounts, getAccount } from './identity.queries';
import { addAccount, refuseClash, refuseTaken } from './new-account';
import { OrgEntity } from './org.entity';
import { hashPassword, makeOneTimePassword, withNewHash } from './passwords';

type NewAccount = Call<typeof createAccount>['body'];
type Changes = Call<typeof changeAccount>['body'];

/** The administrator keeps the accounts. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly live: LiveServer,
  ) {}

  async list(by: Actor, q: string | undefined): Promise<Answer<typeof listAccounts>> {
    visibleOrgs(by, 'account:manage');
    const rows = await findAccounts(this.source, q);
    const wall = this.clock.wall();
    return {
      items: rows.map((row) => presentAccount(row, wall)),
      can: actionsOf(by.roles).filter((action) => action.startsWith('account:')),
    };
  }

  async create(by: Actor, account: NewAccount): Promise<Answer<typeof createAccount>> {
    const oneTimePassword = makeOneTimePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    const made = await this.work.run(by, async (tx) => {
      const org = await tx.em.findOneBy(OrgEntity, { id: account.orgId, active: true });
      if (!org) throw refusedField('orgId', 'not-there');
      refuseClash(account.roles, org.kind);
      await refuseTaken(tx, account.username);
      const wall = new Date(this.clock.wall());
      const password = { passwordHash, passwordChangedAt: wall, mustChangePassword: true };
      return this.read(tx, await addAccount(tx, { ...account, ...password, createdAt: wall }));
    });
    return { account: made, oneTimePassword };
  }

  async change(by: Actor, id: string, changes: Changes): Promise<Answer<typeof changeAccount>> {
    const oneTimePassword = changes.resetPassword ? makeOneTimePassword() : null;
    const newHash = oneTimePassword ? await hashPassword(oneTimePassword) : null;
    const endsSessions =
      changes.disabled === true || changes.roles !== undefined || changes.resetPassword === true;
    const account = await this.work.run(by, async (tx) => {
      const kept = await this.lock(tx, by, id);
      if (kept.version !== changes.version) throw new DomainError('stale', { version: kept.version });
      if (id === by.accountId && (endsSessions || changes.disabled === false))
        throw new DomainError('forbidden-move', { reason: 'own-account' });
      const { name, title, roles, disabled } = changes;
      if (roles) refuseClash(roles, (await tx.em.findOneByOrFail(OrgEntity, { id: kept.orgId })).kind);
      await tx.em.update(AccountEntity, id, {
        ...present({ name, title, roles, disabled }),
        ...(changes.unlock ? NO_FAILURES : {}),
        ...(newHash
          ? {
              ...withNewHash(kept, newHash),
              ...NO_FAILURES,
              mustChangePassword: true,
              passwordChangedAt: new Date(this.clock.wall()),
            }
          : {}),
        version: kept.version + 1,
      });
      if (endsSessions) await tx.em.query('delete from sessions where account_id = $1', [id]);
      tx.record({
        type: 'account.changed',
        subject: { type: 'account', id },
        data: {
          fields: Object.keys(present({ ...changes, version: undefined })),
          ...present({ roles, disabled }),
        },
      });
      return this.read(tx, id);
    });
    if (endsSessions) this.live.signOut({ accountId: id }, 'changed');
    return { account, oneTimePassword };
  }

  /**
   * Locks the account together with the administrator's own: two administrators who disable each other at the same
   * time must not leave the county without one.
   */
  private async lock(tx: Tx, by: Actor, id: string): Promise<AccountEntity> {
    const rows = await tx.em.find(AccountEntity, {
      where: { id: In([id, by.accountId]) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    const own = rows.find((row) => row.id === by.accountId);
    if (!own || own.disabled || !hasRole({ ...by, roles: own.roles }, 'admin'))
      throw new DomainError('forbidden', { action: 'account:manage' });
    const account = rows.find((row) => row.id === id);
    if (!account) throw new DomainError('not-found');
    return account;
  }

  private async read(tx: Tx, id: string): Promise<Account> {
    return presentAccount(await getAccount(tx.em, id), this.clock.wall());
  }
}

const refusedField = (path: string, code: string) =>
  new DomainError('invalid', {}, [{ path, code, facts: {} }]);

/** Without the keys that have no value. */
function present<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;
}
