import { Clock, DomainError, LiveServer, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { AccountEntity } from './account.entity';
import { accountLocked, countFailure, lockedUntil, NO_FAILURES } from './failures';
import { hashPassword, isPassword, refuseReused, refuseWeak, withNewHash } from './passwords';

/** People change their own passwords. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly live: LiveServer,
  ) {}

  /** A wrong present password counts like one at the sign-in: a stolen session is no way to guess it. */
  async change(by: Actor, sessionId: string, current: string, next: string): Promise<void> {
    const accountId = by.accountId as string;
    const refusal = await this.work.run(by, async (tx) => {
      const account = await tx.em.findOneOrFail(AccountEntity, {
        where: { id: accountId },
        lock: { mode: 'pessimistic_write' },
      });
      const wall = this.clock.wall();
      const until = lockedUntil(account, wall);
      if (until) return accountLocked(until);
      if (!(await isPassword(current, account.passwordHash))) {
        await countFailure(tx, account, wall);
        return new DomainError('wrong-credentials');
      }
      await this.write(tx, account, next);
      await tx.em.query('delete from sessions where account_id = $1 and token_hash <> $2', [
        accountId,
        sessionId,
      ]);
      return null;
    });
    if (refusal) throw refusal;
    this.live.signOut({ accountId, except: sessionId }, 'changed');
  }

  private async write(tx: Tx, account: AccountEntity, next: string): Promise<void> {
    refuseWeak(next, account.username);
    await refuseReused(next, account);
    await tx.em.update(AccountEntity, account.id, {
      ...withNewHash(account, await hashPassword(next)),
      ...NO_FAILURES,
      passwordChangedAt: new Date(this.clock.wall()),
      mustChangePassword: false,
    });
    const subject = { type: 'account', id: account.id };
    tx.record({ type: 'account.changed', subject, data: { fields: ['password'] } });
  }
}
